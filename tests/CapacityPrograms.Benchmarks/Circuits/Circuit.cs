using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CapacityPrograms.Benchmarks.Circuits;

/// <summary>
/// The browser's side of one circuit, without a browser: it starts the components that a page names, acknowledges what is
/// drawn without drawing it, answers calls of script, and calls the page's own methods as its script would.
/// </summary>
internal sealed partial class Circuit : IAsyncDisposable
{
    private const int SmallBuffer = 4_096;
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(2);

    private readonly ClientWebSocket _socket;
    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenSource _closing = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _made = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<long> _page = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _calls = new(StringComparer.Ordinal);
    private Task _listening = Task.CompletedTask;
    private int _lastCall;

    private Circuit(ClientWebSocket socket) => _socket = socket;

    /// <summary>Opens a page and waits until its components were made.</summary>
    public static async Task<Circuit> OpenAsync(Visitor visitor, string path)
    {
        var html = await visitor.PageAsync(path);
        var circuit = new Circuit(await visitor.ConnectAsync(default));
        await circuit._socket.SendAsync(
            Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, endOfMessage: true, default);
        var greeting = await circuit._socket.ReceiveAsync(new byte[SmallBuffer], default);
        // "{}" and its end mark; anything longer is a refusal.
        if (greeting.Count != 3) throw new InvalidOperationException("The server refused the protocol of circuits.");
        circuit._listening = circuit.ListenAsync();
        await circuit.SendAsync(BlazorPack.Invocation("start", "StartCircuit", visitor.Url.ToString(), new Uri(visitor.Url, path).ToString(), "[]", ""));
        await circuit._started.Task.WaitAsync(_limit);
        var markers = Marker().Matches(html).Select((m, i) => $$"""{"type":"add","ssrComponentId":{{i + 1}},"marker":{{m.Groups[1].Value}}}""");
        await circuit.SendAsync(
            BlazorPack.Invocation(
                null, "UpdateRootComponents",
                $$"""{"batchId":1,"operations":[{{string.Join(',', markers)}}]}""",
                State().Match(html).Groups[1].Value));
        await circuit._made.Task.WaitAsync(_limit);
        return circuit;
    }

    /// <summary>Calls a method of the page, as its script does once the page has started it with a reference to itself.</summary>
    /// <returns>The answer, as JSON.</returns>
    public async Task<string> CallAsync(string method, string arguments)
    {
        var id = Interlocked.Increment(ref _lastCall).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var answer = _calls[id] = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync(BlazorPack.Invocation(null, "BeginInvokeDotNetFromJS", id, null, method, await _page.Task.WaitAsync(_limit), arguments));
        return await answer.Task.WaitAsync(_limit);
    }

    /// <summary>Whether the server still holds it.</summary>
    public bool IsOpen => !_listening.IsCompleted;

    /// <summary>Keeps the connection alive.</summary>
    public Task PingAsync() => SendAsync(BlazorPack.Ping);

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _listening;
        _socket.Dispose();
        _sending.Dispose();
        _closing.Dispose();
    }

    private async Task SendAsync(byte[] message)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, default);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true) await ReceiveAsync();
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or InvalidOperationException or InvalidDataException)
        {
            // Whoever waits for something on this circuit is told.
            _started.TrySetException(e);
            _made.TrySetException(e);
            _page.TrySetException(e);
            // Nobody may be waiting for these two any more.
            _ = (_made.Task.Exception, _page.Task.Exception);
            foreach (var call in _calls.Values) call.TrySetException(e);
        }
    }

    // A page may be drawn in one message of half a megabyte, and a thousand circuits shall not keep such buffers.
    private async Task ReceiveAsync()
    {
        var (buffer, length) = (ArrayPool<byte>.Shared.Rent(SmallBuffer), 0);
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(length), _closing.Token);
                if (part.MessageType == WebSocketMessageType.Close) throw new InvalidOperationException("The server closed the circuit.");
                length += part.Count;
                if (part.EndOfMessage) break;
                if (length < buffer.Length) continue;
                var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
                buffer.CopyTo(larger, 0);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = larger;
            }
            foreach (var message in Messages(buffer.AsSpan(0, length))) await TakeAsync(message);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static List<object?[]> Messages(ReadOnlySpan<byte> bytes)
    {
        var messages = new List<object?[]>();
        while (bytes.Length > 0) messages.Add(BlazorPack.Read(ref bytes));
        return messages;
    }

    private async Task TakeAsync(object?[] message)
    {
        switch (message)
        {
            case [3L, _, "start", 3L, string]:
                _started.TrySetResult();
                break;
            case [1L, _, _, "JS.RenderBatch", object?[] and [long batch, ..], ..]:
                await SendAsync(BlazorPack.Invocation(null, "OnRenderCompleted", batch, null));
                break;
            case [1L, _, _, "JS.BeginInvokeJS", object?[] and [long call, string function, string arguments, long kind, ..], ..]:
                await AnswerAsync(call, function, arguments, kind);
                break;
            case [1L, _, _, "JS.EndUpdateRootComponents", ..]:
                _made.TrySetResult();
                break;
            case [1L, _, _, "JS.EndInvokeDotNet", object?[] and [string call, bool done, var result], ..] when _calls.TryRemove(call, out var waiting):
                if (done) waiting.TrySetResult(result as string ?? "null");
                else waiting.TrySetException(new InvalidOperationException($"The page refused a call: {result}"));
                break;
            case [1L, _, _, "JS.Error", object?[] and [var error, ..], ..]:
                throw new InvalidOperationException($"The circuit failed: {error}");
            case [7L, ..] or [3L, ..]:
                throw new InvalidOperationException($"The server ended the connection: {string.Join(' ', message)}");
        }
    }

    private async Task AnswerAsync(long call, string function, string arguments, long kind)
    {
        // Kind 1 is a reference to an object of script; whoever asks for one only hands it back.
        // The window is a desk's: a list is a grid there.
        var result = kind == 1 ? $$"""{"__jsObjectId":{{call}}}"""
            : function.EndsWith("getBrowserWindowSize", StringComparison.Ordinal) ? """{"width":1280,"height":900}"""
            : "null";
        await SendAsync(BlazorPack.Invocation(null, "EndInvokeJSFromDotNet", call, true, $"[{call},true,{result}]"));
        if (function != "start") return;
        using var parsed = JsonDocument.Parse(arguments);
        foreach (var argument in parsed.RootElement.EnumerateArray())
        {
            if (argument.ValueKind == JsonValueKind.Object && argument.TryGetProperty("__dotNetObject", out var page)) _page.TrySetResult(page.GetInt64());
        }
    }

    [GeneratedRegex("<!--Blazor:({.*?})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:([^>]+?)-->")]
    private static partial Regex State();
}

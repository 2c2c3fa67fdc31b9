using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Components.Ui;
using CapacityPrograms.Web.Features.Attendance.RollCall;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace CapacityPrograms.Web.Features.Attendance;

/// <summary>A mark as the browser sends it.</summary>
public sealed record SentMark(Guid OperationId, int RegistrationId, int SessionId, int BaseVersion, string Value, int? Minutes, DateTime ObservedAt);

/// <summary>Two values for one cell: what this sheet wanted and what stands.</summary>
public sealed record Disagreement(AttendanceValue Mine, int? MyMinutes, MarkView Standing);

/// <summary>
/// The sheet. Its script sends each mark and keeps it in the browser until the answer, which comes only after the
/// commit; the page draws what is committed, and every other second what others have changed.
/// </summary>
public sealed partial class SheetPage
{
    private static readonly TimeSpan _lookEvery = TimeSpan.FromSeconds(2);
    private readonly Dictionary<(int RegistrationId, int SessionId), Disagreement> _conflicts = [];
    private readonly Stack<Guid> _batches = [];
    private readonly CancellationTokenSource _leaving = new();
    private SheetView? _sheet;
    private int _session;
    private int _rowCount;
    private int _waiting;
    private (int RegistrationId, int SessionId)? _open;
    private bool _wantsMinutes;
    private bool _onlyOpen;
    private string _filter = "";
    private string? _said;
    private ElementReference _root;
    private IJSObjectReference? _script;
    private DotNetObjectReference<SheetPage>? _self;
    private WalkInDialog? _walkIn;
    private KeysDialog? _keys;
    private ConfirmDialog? _ahead;
    private SheetSession? _asked;

    [Inject] private SheetQueries Queries { get; set; } = null!;
    [Inject] private WaitingQueries Waiting { get; set; } = null!;
    [Inject] private MarkService Marks { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;
    [Inject] private IJSRuntime Script { get; set; } = null!;
    [Inject] private IStringLocalizer<AttendanceTexts> T { get; set; } = null!;

    private IEnumerable<SheetRow> Rows
    {
        get
        {
            var words = SearchKey.Words(_filter);
            return _sheet!.Rows.Where(r =>
                words.All(w =>
                    r.SearchKey.Contains(w, StringComparison.Ordinal)
                    || SearchKey.Fold(r.Behalf?.ToString() ?? "").Contains(w, StringComparison.Ordinal)
                ) && (!_onlyOpen || IsUnmarked(r, _session) || _open?.RegistrationId == r.RegistrationId));
        }
    }

    /// <summary>Reads the sheet and begins to follow it.</summary>
    protected override async Task OnInitializedAsync()
    {
        await ReloadAsync();
        if (_sheet is null) return;
        var now = LocalTime.FromUtc(Clock.GetUtcNow().UtcDateTime, _sheet.TimeZone);
        var (today, clock) = (DateOnly.FromDateTime(now), TimeOnly.FromDateTime(now));
        // The session that runs or comes next today; on another day the first that is not all marked.
        _session =
            (
                _sheet.Sessions.FirstOrDefault(s => s.Day == today && (s.EndsAt is null || s.EndsAt >= clock))
                ?? _sheet.Sessions.LastOrDefault(s => s.Day == today)
                ?? _sheet.Sessions.FirstOrDefault(s => Unmarked(s.Id) > 0)
            )?.Id
            ?? (_sheet.Sessions.Count > 0 ? _sheet.Sessions[0].Id : 0);
        _ = FollowAsync();
    }

    /// <summary>Gives the sheet its script.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_script is not null || _self is not null || _sheet is not { Sessions.Count: > 0, Rows.Count: > 0 }) return;
        _self = DotNetObjectReference.Create(this);
        var actor = await ActorAsync();
        await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "./js/sheet.js");
        _script = await module.InvokeAsync<IJSObjectReference>("start", _root, _self, FormattableString.Invariant($"cp-marks-{actor.UserId}-{Id}"));
    }

    private Task ReloadAsync() => RunAsync(async actor =>
    {
        _sheet = _sheet is null ? await Queries.OpenAsync(actor, Id, Stopping) : await Queries.ReadAsync(actor, Id, Stopping);
        _rowCount = await Queries.CountRowsAsync(actor, Id, Stopping);
        _waiting = await Waiting.CountAsync(actor, Id, Stopping);
    });

    private async Task FollowAsync()
    {
        using var timer = new PeriodicTimer(_lookEvery, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_leaving.Token)) await InvokeAsync(PollAsync);
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (Exception failure)
        {
            // A database that is away for a moment must not end the sheet; the page says what failed.
            await DispatchExceptionAsync(failure);
        }
    }

    private async Task PollAsync()
    {
        try
        {
            var changes = await Queries.ChangesAsync(await ActorAsync(), Id, _sheet!.LastEntry, _rowCount, Stopping);
            if (changes.RowsChanged || changes.State != _sheet.State)
            {
                await ReloadAsync();
            }
            else
            {
                if (changes.LastEntry == _sheet.LastEntry) return;
                ApplyMarks(changes.Marks);
                _sheet = _sheet with { LastEntry = changes.LastEntry };
            }
            StateHasChanged();
        }
        catch (MissingException)
        {
            await ReloadAsync();
            StateHasChanged();
        }
        catch (System.Data.Common.DbException)
        {
            // Looked again in two seconds.
        }
    }

    private void ApplyMarks(IEnumerable<MarkView> marks)
    {
        var all = new Dictionary<(int, int), MarkView>(_sheet!.Marks);
        foreach (var mark in marks)
        {
            var key = (mark.RegistrationId, mark.SessionId);
            if (!all.TryGetValue(key, out var known) || known.Version <= mark.Version) all[key] = mark;
        }
        _sheet = _sheet with { Marks = all };
    }

    /// <summary>Called by the script for each mark.</summary>
    /// <returns>True where it was answered, saved or not: then the browser forgets it. False where it is to be sent again.</returns>
    [JSInvokable]
    public async Task<bool> Mark(SentMark sent)
    {
        if (!Enum.TryParse<AttendanceValue>(sent.Value, out var value)) return true;
        ClearErrors();
        _said = null;
        try
        {
            var input = new MarkInput(
                sent.OperationId, sent.RegistrationId, sent.SessionId, sent.BaseVersion, value, sent.Minutes, sent.ObservedAt.ToUniversalTime(),
                EntrySource.Sheet);
            var result = await Marks.MarkAsync(await ActorAsync(), input, Stopping);
            var key = (sent.RegistrationId, sent.SessionId);
            ApplyMarks([result.Standing]);
            if (result.Saved)
            {
                _conflicts.Remove(key);
            }
            else
            {
                _conflicts[key] = new(value, sent.Minutes, result.Standing);
                _open = key;
            }
        }
        catch (Exception refused) when (refused is RefusedException or MissingException or ForbiddenException)
        {
            await RunAsync(_ => Task.FromException(refused is RefusedException ? refused : new RefusedException("", "MarkRefused")));
        }
        catch (System.Data.Common.DbException)
        {
            return false;
        }
        StateHasChanged();
        return true;
    }

    /// <summary>Called by the script: opens what lies under a cell.</summary>
    [JSInvokable]
    public void Open(int registrationId, int sessionId, string what)
    {
        (_open, _wantsMinutes, _session) = ((registrationId, sessionId), what == "minutes", sessionId);
        StateHasChanged();
    }

    /// <summary>Called by the script: closes what was open.</summary>
    [JSInvokable]
    public void Closed()
    {
        _open = null;
        StateHasChanged();
    }

    /// <summary>Marks the rest of a session present, as one action; of one that is still to come it asks before.</summary>
    [JSInvokable]
    public async Task RestPresent(int sessionId)
    {
        if (_sheet!.Sessions.FirstOrDefault(s => s.Id == sessionId) is { } session && IsAhead(session))
        {
            _asked = session;
            StateHasChanged();
            await _ahead!.ShowAsync();
        }
        else await RestPresentAsync(sessionId, ahead: false);
    }

    private bool IsAhead(SheetSession? session) =>
        session is not null && !LocalTime.HasCome(session.Day, _sheet!.TimeZone, Clock.GetUtcNow().UtcDateTime);

    private async Task RestPresentAsync(int sessionId, bool ahead)
    {
        var batch = Guid.CreateVersion7();
        var count = 0;
        if (await RunAsync(async actor => count = await Marks.MarkRestPresentAsync(actor, sessionId, batch, Stopping, ahead)) && count > 0)
        {
            _batches.Push(batch);
            _said = T.Plural("MarkedPresent", count);
            await PollAsync();
        }
        StateHasChanged();
    }

    /// <summary>Takes the last action of many marks back.</summary>
    [JSInvokable]
    public async Task Undo()
    {
        if (Busy || !_batches.TryPop(out var batch)) return;
        var result = (Undone: 0, Kept: 0);
        if (await RunAsync(async actor => result = await Marks.UndoAsync(actor, batch, Stopping)))
        {
            _said = result.Kept == 0 ? T.Plural("Undone", result.Undone) : $"{T.Plural("Undone", result.Undone)} {T.Plural("UndoneKept", result.Kept)}";
            await PollAsync();
        }
        StateHasChanged();
    }

    private async Task ToConflictAsync()
    {
        var cell = _conflicts.Keys.First();
        (_open, _filter) = (cell, "");
        StateHasChanged();
        // What was just drawn is in the browser before the script looks for it.
        await Task.Yield();
        if (_script is not null) await _script.InvokeVoidAsync("goTo", cell.RegistrationId, cell.SessionId);
    }

    private void AcceptServerValue()
    {
        if (_open is { } key) _conflicts.Remove(key);
        _open = null;
    }

    private int Unmarked(int sessionId) => _sheet!.Rows.Count(r => IsUnmarked(r, sessionId));

    private bool IsUnmarked(SheetRow row, int sessionId) =>
        row.IsExpected(sessionId) && (!_sheet!.Marks.TryGetValue((row.RegistrationId, sessionId), out var mark) || mark.Value == AttendanceValue.Cleared);

    /// <summary>Ends the script and the looking.</summary>
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
        try
        {
            if (_script is not null)
            {
                await _script.InvokeVoidAsync("stop");
                await _script.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its script with it.
        }
        _self?.Dispose();
        Dispose();
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using CapacityPrograms.Data.Texts;
using Microsoft.AspNetCore.Components;

namespace CapacityPrograms.Web.Components.Ui;

/// <summary>
/// What somebody has entered into a form and not saved, as a text that their browser keeps until the tab is closed. A server that is
/// started anew knows no open form; this is what it is given back.
/// </summary>
public sealed class FormDraft
{
    private static readonly JsonSerializerOptions _json = new() { Converters = { new LocalizedTextConverter() } };

    private readonly Func<object> _source;

    private FormDraft(Func<object> source, Func<string> write, Func<string, Task<bool>> read) => (_source, Write, Read) = (source, write, read);

    /// <summary>The input itself: another one stands for what was read anew and is not changed by anybody.</summary>
    public object Source => _source();

    /// <summary>What is entered now, as a text.</summary>
    public Func<string> Write { get; }

    /// <summary>Puts what a text holds into the form; false where the text is none of this form, such as one of an older version.</summary>
    public Func<string, Task<bool>> Read { get; }

    /// <summary>The draft of an input.</summary>
    /// <param name="page">The page that holds the input; it is drawn anew when another comes in its place.</param>
    /// <param name="get">The input as it stands.</param>
    /// <param name="set">Puts another in its place.</param>
    /// <typeparam name="T">Type of the input; what JSON cannot hold of it is not kept.</typeparam>
    public static FormDraft Of<T>(IHandleEvent page, Func<T> get, Action<T> set)
        where T : class =>
        new(get, () => JsonSerializer.Serialize(get(), _json), async text =>
        {
            try
            {
                if (JsonSerializer.Deserialize<T>(text, _json) is not { } input) return false;
                await EventCallback.Factory.Create(page, set).InvokeAsync(input);
                return true;
            }
            catch (JsonException)
            {
                return false;
            }
        });

    private sealed class LocalizedTextConverter : JsonConverter<LocalizedText>
    {
        public override LocalizedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            LocalizedText.From(JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options) ?? []);

        public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Texts, options);
    }
}

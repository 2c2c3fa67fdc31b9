namespace CapacityPrograms.Web.Platform.Refusals;

/// <summary>
/// What every database can keep and every page can show: a server refuses NUL and halves of surrogate pairs with an error of its
/// own, and of the other control characters only those that part lines and columns mean anything in a text.
/// </summary>
public static class StorableText
{
    /// <summary>True where nothing in it has to be refused.</summary>
    public static bool Is(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]) || (char.IsControl(text[i]) && text[i] is not ('\t' or '\n' or '\r'))) return false;
            // Not characters, whatever stands in a text; nothing that compares texts takes them.
            if (text[i] is '\uFFFE' or '\uFFFF' or (>= '\uFDD0' and <= '\uFDEF')) return false;
            if (char.IsHighSurrogate(text[i]) && (++i == text.Length || !char.IsLowSurrogate(text[i]))) return false;
        }
        return true;
    }
}

using System.Text;

namespace CapacityPrograms.Web.Platform.Tables;

/// <summary>The container of old Office files, and of new ones with a password; its directory tells which.</summary>
internal static class CompoundFile
{
    /// <summary>Whether the name of a part stands anywhere in the file.</summary>
    public static bool Names(Stream content, string part)
    {
        // The name as a whole: its length before it cannot be seen here, but the zero that ends it can.
        var sought = Encoding.Unicode.GetBytes(part + '\0');
        var buffer = new byte[1 << 16];
        content.Position = 0;
        for (int kept = 0, read; (read = content.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var seen = buffer.AsSpan(0, kept + read);
            if (seen.IndexOf(sought) >= 0) return true;
            kept = Math.Min(sought.Length, seen.Length);
            seen[^kept..].CopyTo(buffer);
        }
        return false;
    }
}

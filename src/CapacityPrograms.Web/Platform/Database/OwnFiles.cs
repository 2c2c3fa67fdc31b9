namespace CapacityPrograms.Web.Platform.Database;

/// <summary>Files and folders that nobody but the account of the server reads, whatever the machine's default is.</summary>
public static class OwnFiles
{
    private const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Folder = File | UnixFileMode.UserExecute;

    /// <summary>Closes a file to everybody else.</summary>
    public static void Close(string file)
    {
        if (!OperatingSystem.IsWindows()) System.IO.File.SetUnixFileMode(file, File);
    }

    /// <summary>Makes a folder where there is none, closed to everybody else; one that is there is its owner's matter.</summary>
    public static string MakeFolder(string folder) =>
        (OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, Folder)).FullName;
}

using System.Diagnostics.CodeAnalysis;

namespace Microsoft.SqlServer.Server;

// The documented public types of the package of the same name, so that SqlClient finds what it was compiled against.

public enum Format
{
    Unknown = 0,
    Native = 1,
    UserDefined = 2,
}

public enum DataAccessKind
{
    None = 0,
    Read = 1,
}

public enum SystemDataAccessKind
{
    None = 0,
    Read = 1,
}

public interface IBinarySerialize
{
    void Read(BinaryReader r);

    void Write(BinaryWriter w);
}

[SuppressMessage("Design", "CA1032", Justification = "The original has no public constructors either")]
[SuppressMessage("Design", "CA1064", Justification = "Public, as the original is")]
public sealed class InvalidUdtException : SystemException
{
    internal InvalidUdtException(string message)
        : base(message)
    {
    }
}

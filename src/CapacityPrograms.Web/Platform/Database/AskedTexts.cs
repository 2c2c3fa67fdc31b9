using System.Data.Common;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CapacityPrograms.Web.Platform.Database;

/// <summary>
/// What is asked for may hold characters that no stored text has (<see cref="StoredTexts"/>), such as those of an address that
/// somebody made up. A server answers them with an error; here they become one that is nowhere, so that nothing is found.
/// </summary>
public sealed class AskedTexts : DbCommandInterceptor
{
    private const char Nowhere = '\uFFFD';

    /// <inheritdoc />
    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Cleaned(command, result);

    /// <inheritdoc />
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Cleaned(command, result));

    /// <inheritdoc />
    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) =>
        Cleaned(command, result);

    /// <inheritdoc />
    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Cleaned(command, result));

    private static T Cleaned<T>(DbCommand command, T result)
    {
        foreach (DbParameter parameter in command.Parameters)
        {
            if (parameter.Value is string text && !StorableText.Is(text))
                parameter.Value = string.Concat(text.Select(c => char.IsSurrogate(c) || !StorableText.Is(c.ToString()) ? Nowhere : c));
        }
        return result;
    }
}

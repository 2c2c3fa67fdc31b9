using System.Xml.Linq;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Platform;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Platform.Security;

/// <summary>
/// Keys of Data Protection in the database, so that sign-ins outlive a restart and are known on every node. They are
/// not encrypted at rest: who reads the database reads them, so its backups are kept as secret as it is.
/// </summary>
public sealed class ProtectionKeys(IDbContextFactory<AppDbContext> contexts) : IXmlRepository
{
    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = contexts.CreateDbContext();
        return db.ProtectionKeys.AsNoTracking().OrderBy(k => k.Id).Select(k => k.Xml).ToList().ConvertAll(xml => XElement.Parse(xml));
    }

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = contexts.CreateDbContext();
        db.ProtectionKeys.Add(new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}

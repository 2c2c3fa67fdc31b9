using System.Globalization;
using System.Resources;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Import;
using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Web.Platform.Excel;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;

namespace CapacityPrograms.Web.Features.Import;

/// <summary>Empty workbooks with the columns an import knows, in the language of whoever fills them in.</summary>
public sealed class ImportTemplate
{
    private static readonly ResourceManager _texts = new(typeof(ImportTexts)), _common = new(typeof(CommonTexts));

    /// <summary>Writes one: a sheet to fill in, and one that says what belongs into each column.</summary>
    /// <returns>The name of the file.</returns>
    /// <exception cref="ForbiddenException">The actor coordinates nothing.</exception>
    public async Task<string> WriteAsync(Actor actor, ImportKind kind, Language language, Stream stream, CancellationToken ct)
    {
        if (!actor.CoordinatesAny) throw new ForbiddenException();
        language.Use();
        var fields = ImportFields.Of(kind);
        var title = Text($"ImportKind.{kind}");
        using var workbook = new Workbook(stream, $"{Text("Template")}: {title}", actor.Name);
        await workbook.WriteTableAsync(title, [.. fields.Select(f => new Column(ImportFields.Title(f, language), ColumnKind.Text, 24))], Rows(), ct);
        // With the column's letter before it, so that no line of this sheet is taken for a header.
        workbook.WriteCover(
            Text("TemplateSheet"), $"{Text("Template")}: {title}",
            fields.Select((f, i) => ($"{Workbook.Letters(i + 1)} · {ImportFields.Title(f, language)}", Hint(kind, f))));
        return $"{Text("Template")} - {title} ({language.Tag}).xlsx";
    }

    private static string Hint(ImportKind kind, string field)
    {
        var needed = ImportFields.Needed(kind)[0].Contains(field) ? _common.GetString("Required", CultureInfo.CurrentUICulture) + " " : "";
        return needed + field switch
        {
            ImportFields.Country => Text("CountryHint"),
            ImportFields.Code => Text("Hint.Code"),
            ImportFields.CodeSystem => string.Join(", ", MunicipalityCode.Systems),
            ImportFields.Kind when kind == ImportKind.Municipalities => Words<UnitKind>(),
            ImportFields.Kind => Words<OrganisationKind>(),
            ImportFields.Parent => Text("Hint.Parent"),
            ImportFields.Municipality => Text("Hint.Municipality"),
            ImportFields.OrganisationField => Text("Hint.Organisation"),
            ImportFields.SexField => Words<Sex>(),
            ImportFields.BirthYear => Text("Hint.BirthYear"),
            ImportFields.TargetGroup => Text("Hint.TargetGroup"),
            _ => "",
        };
    }

    private static string Words<T>()
        where T : struct, Enum =>
        string.Join(", ", Enum.GetNames<T>().Select(n => _common.GetString($"{typeof(T).Name}.{n}", CultureInfo.CurrentUICulture)));

    private static string Text(string key) => _texts.GetString(key, CultureInfo.CurrentUICulture) ?? key;

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Rows()
    {
        await Task.CompletedTask;
        yield break;
    }
}

namespace CapacityPrograms.Data.People;

/// <summary>A record made ready for comparison, once.</summary>
internal sealed class ComparedRecord
{
    public ComparedRecord(IdentityRecord record)
    {
        Record = record;
        Names = record.Names.Select(NameForms.Of).Where(n => n.Words.Any()).DistinctBy(n => (Spelling(n.Given), Spelling(n.Family))).ToList();
        Keys = Names.Select(Key).Distinct(StringComparer.Ordinal).ToList();
        Email = ContactForms.Email(record.Email);
        Phone = ContactForms.Phone(record.Phone);
        Units = [.. record.UnitIds.Distinct()];
        Organisations = [.. record.OrganisationIds.Distinct()];
    }

    public IdentityRecord Record { get; }
    public IReadOnlyList<NameForms> Names { get; }
    /// <summary>Of each name, its words' skeletons in alphabetical order.</summary>
    public IReadOnlyList<string> Keys { get; }
    public string? Email { get; }
    public string? Phone { get; }
    public int[] Units { get; }
    public int[] Organisations { get; }

    public static string Key(NameForms name) => string.Join(' ', name.Words.Select(w => w.Skeleton).Order(StringComparer.Ordinal));

    /// <summary>A name as it is ordered: two names are always compared in one direction, so that comparing is symmetric.</summary>
    public static string Order(NameForms name) => $"{Spelling(name.Given)}|{Spelling(name.Family)}";

    private static string Spelling(IEnumerable<NameWord> words) => string.Join(' ', words.Select(w => w.Precise));
}

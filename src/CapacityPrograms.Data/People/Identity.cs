using static CapacityPrograms.Data.People.IdentityReason;

namespace CapacityPrograms.Data.People;

/// <summary>
/// Whether two records are one person. Without one name there is no suggestion, whatever address the two share. What the
/// name says is weighed against the number of namesakes to be expected among those who agree in the rest, after Fellegi and
/// Sunter (1969): weights are natural logarithms of odds, and their sum gives the score.
/// </summary>
public static class Identity
{
    /// <summary>Score from which two records are suggested as one person: even odds.</summary>
    public const double Suggest = 0.5;

    // Years of birth of people in programmes lie within some forty years.
    private const double ShareOfBirthYear = 1 / 40.0;
    // The share of people one address of one's own leaves.
    private const double ShareOfAddress = 0.001;

    /// <summary>Compares two records.</summary>
    /// <param name="frequencies">How common the names are; null to take every name for a rare one.</param>
    /// <returns>Score 0 where they are certainly two people.</returns>
    public static IdentityMatch Compare(IdentityRecord a, IdentityRecord b, IdentityFrequencies? frequencies = null) =>
        Compare(new ComparedRecord(a), new ComparedRecord(b), frequencies ?? IdentityFrequencies.None);

    internal static IdentityMatch Compare(ComparedRecord a, ComparedRecord b, IdentityFrequencies frequencies)
    {
        if (Contradiction(a.Record, b.Record) is { } contradiction)
            return new(0, [contradiction]);
        var best = (
            from x in a.Names
            from y in b.Names
            let forth = string.CompareOrdinal(ComparedRecord.Order(x), ComparedRecord.Order(y)) <= 0
            let name = NameAlignment.Of(forth ? x : y, forth ? y : x)
            where name is not null
            select Weight(name, frequencies, ComparedRecord.Key(forth ? x : y)))
            // Of two that weigh the same the one is taken whose reasons come first, whichever record is named first.
            .OrderBy(w => w.IsOneWord).ThenByDescending(w => w.Sum - Math.Log(1 + w.Others)).ThenByDescending(w => w.Sum)
            .ThenBy(w => w.NeedsAddress).ThenBy(w => w.Signs)
            .FirstOrDefault();
        var evidence = new MatchWeight(best?.Others ?? 0);
        if (best is null)
        {
            Contacts(evidence, a, b, frequencies);
            return new(0, [OtherName, .. evidence.Reasons.Where(r => r is SameEmail or SamePhone or OfficeAddress)]);
        }
        foreach (var reason in best.Reasons) evidence.Add(reason, 0);
        evidence.Sum = best.Sum;
        Contacts(evidence, a, b, frequencies);
        if (best.NeedsAddress && !evidence.Reasons.Contains(SameEmail) && !evidence.Reasons.Contains(SamePhone))
            return new(0, [OtherName, .. evidence.Reasons]);
        // Whoever reads one mailbox under Marko and Mirko is one person that somebody wrote wrongly.
        if (best.Reasons.Contains(NearNames) && evidence.Reasons.Contains(SameEmail)) evidence.Sum += 3;
        Places(evidence, a, b, frequencies);
        BirthYears(evidence, a.Record, b.Record);
        var namesakes = Math.Log(1 + evidence.Others);
        if (namesakes > 0.5) evidence.Add(CommonName, 0);
        return new(1 / (1 + Math.Exp(namesakes - evidence.Sum)), evidence.Reasons);
    }

    // A father and a son have one name and two birth years.
    private static IdentityReason? Contradiction(IdentityRecord a, IdentityRecord b) =>
        a.BirthYear is { } year && b.BirthYear is { } other && Math.Abs(year - other) > 1 ? OtherBirthYear
        : a.Sex != Sex.NotStated && b.Sex != Sex.NotStated && a.Sex != b.Sex ? OtherSex
        : null;

    private static MatchWeight Weight(NameAlignment name, IdentityFrequencies frequencies, string key)
    {
        var weighing = new MatchWeight(frequencies.Others(name, key));
        var worst = name.Words.Max(w => w.Agreement);
        weighing.Add(
            worst == WordAgreement.Precise && !name.IsOtherScript ? SameName : name.IsOtherScript ? SameNameOtherScript : SameNameOtherSpelling,
            worst == WordAgreement.Precise ? 1.3 : 1.2);
        if (name.IsSwapped) weighing.Add(SwappedNames, -0.2);
        if (name.IsPartial) weighing.Add(MissingMiddleName, name.IsPartOfFamily ? -1.2 : -0.9);
        var initials = name.Core.Count(w => w.Agreement == WordAgreement.Initial);
        if (name.Words.Any(w => w.Agreement == WordAgreement.Initial)) weighing.Add(InitialOnly, initials switch { 0 => -0.1, 1 => -2.2, _ => -4.5 });
        var errors = name.Words.Where(w => w.Agreement is WordAgreement.TypingError or WordAgreement.ShortTypingError).ToList();
        if (errors.Count > 0) weighing.Add(errors.Count == 1 ? OneTypingError : SeveralTypingErrors, errors.Count == 1 ? -0.8 : -3);
        weighing.IsOneWord = name.Core.Count == 1;
        weighing.NeedsAddress = errors.Count + initials > 1 || weighing.IsOneWord;
        if (errors.Any(w => w.Agreement == WordAgreement.ShortTypingError)) weighing.Add(NearNames, -3);
        else if (errors.Any(w => frequencies.AreTwoNames(w.First.Skeleton, w.Second.Skeleton))) weighing.Add(NearNames, -7);
        return weighing;
    }

    private static void Contacts(MatchWeight weighing, ComparedRecord a, ComparedRecord b, IdentityFrequencies frequencies)
    {
        if (a.Email is { } email && b.Email is { } other)
        {
            var (isOffice, isOtherOffice) = (
                ContactForms.IsOffice(email) || frequencies.IsOffice(email), ContactForms.IsOffice(other) || frequencies.IsOffice(other));
            if (email == other && isOffice)
                weighing.Add(OfficeAddress, 1.2);
            else if (email == other)
                weighing.Add(SameEmail, 4, ShareOfAddress);
            else if (!isOffice && !isOtherOffice)
                weighing.Add(OtherPersonalEmail, -1.8);
        }
        if (a.Phone is { } phone && b.Phone is { } otherPhone)
        {
            if (phone != otherPhone) weighing.Add(OtherPhone, -1.1);
            else if (frequencies.IsOffice(phone)) weighing.Add(OfficeAddress, 0.8);
            else weighing.Add(SamePhone, 2.5, ShareOfAddress);
        }
    }

    private static void Places(MatchWeight weighing, ComparedRecord a, ComparedRecord b, IdentityFrequencies frequencies)
    {
        var (units, organisations) = (a.Units.Intersect(b.Units).ToList(), a.Organisations.Intersect(b.Organisations).ToList());
        if (organisations.Count > 0) weighing.Add(SameOrganisation, 2.2, frequencies.ShareOfOrganisations(organisations));
        if (units.Count > 0) weighing.Add(SameMunicipality, organisations.Count > 0 ? 0.5 : 2, organisations.Count > 0 ? 1 : frequencies.ShareOfUnits(units));
        else if (organisations.Count == 0 && a.Units.Length > 0 && b.Units.Length > 0) weighing.Add(OtherMunicipality, -2.6);
    }

    private static void BirthYears(MatchWeight weighing, IdentityRecord a, IdentityRecord b)
    {
        if (a.BirthYear is not { } year || b.BirthYear is not { } other) return;
        if (year == other) weighing.Add(SameBirthYear, 2.7, ShareOfBirthYear);
        else weighing.Add(OtherBirthYear, -1.5);
    }

    private sealed class MatchWeight(double others)
    {
        public double Sum { get; set; }
        /// <summary>The names agree so little that only an address of one's own says more.</summary>
        public bool NeedsAddress { get; set; }
        /// <summary>One word agrees because neither name has another.</summary>
        public bool IsOneWord { get; set; }
        public double Others { get; private set; } = others;
        public List<IdentityReason> Reasons { get; } = [];
        /// <summary>The reasons as one number.</summary>
        public long Signs => Reasons.Aggregate(0L, (signs, reason) => signs | (1L << (int)reason));

        public void Add(IdentityReason reason, double weight, double share = 1)
        {
            Sum += weight;
            Others *= share;
            if (!Reasons.Contains(reason)) Reasons.Add(reason);
        }
    }
}

namespace CapacityPrograms.Data.People;

/// <summary>What speaks for two records being one person, and what against it.</summary>
public enum IdentityReason
{
    SameName, SameNameOtherScript, SameNameOtherSpelling, SwappedNames, OneTypingError, SeveralTypingErrors, NearNames, InitialOnly,
    MissingMiddleName, CommonName, SameEmail, SamePhone, OfficeAddress, SameMunicipality, SameOrganisation, SameBirthYear, OtherName, OtherBirthYear,
    OtherSex, OtherMunicipality, OtherPersonalEmail, OtherPhone,
}

/// <summary>How likely two records are one person.</summary>
/// <param name="Score">From 0, certainly two, to 1, certainly one; see <see cref="Identity.Suggest"/>.</param>
/// <param name="Reasons">Those of the name first; what speaks against is among them.</param>
public sealed record IdentityMatch(double Score, IReadOnlyList<IdentityReason> Reasons)
{
    /// <summary>Whether somebody should be asked to look at the two.</summary>
    public bool IsSuggested => Score >= Identity.Suggest;

    /// <summary>
    /// Whether it can be taken for one person before anybody is asked: the same name, in whatever script, with an address or a
    /// telephone of one's own. Anything less is asked, wherever a person is entered.
    /// </summary>
    public bool IsCertain => IsSuggested && Reasons.Any(r => r is IdentityReason.SameName or IdentityReason.SameNameOtherScript)
        && Reasons.Any(r => r is IdentityReason.SameEmail or IdentityReason.SamePhone)
        && !Reasons.Any(r => r is IdentityReason.SwappedNames or IdentityReason.OneTypingError or IdentityReason.SeveralTypingErrors
            or IdentityReason.NearNames or IdentityReason.InitialOnly or IdentityReason.MissingMiddleName or IdentityReason.OtherBirthYear);
}

/// <summary>A record and the one it may be.</summary>
public sealed record IdentityCandidate(int Id, IdentityMatch Match);

/// <summary>Two records that may be one person; the smaller id first.</summary>
public sealed record IdentityPair(int FirstId, int SecondId, IdentityMatch Match);

/// <summary>What a full scan found.</summary>
/// <param name="Pairs">Best first.</param>
/// <param name="Compared">Pairs that were compared.</param>
public sealed record IdentityScan(IReadOnlyList<IdentityPair> Pairs, long Compared);

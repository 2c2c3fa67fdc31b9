using CapacityPrograms.Data.People;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Shared.Matching;

/// <summary>Words for why two records may be one person.</summary>
public sealed class IdentityTexts;

/// <summary>The reasons in words.</summary>
public static class IdentityWords
{
    /// <summary>A reason in words.</summary>
    public static string Word(this IStringLocalizer<IdentityTexts> texts, IdentityReason reason) => texts[$"Reason.{reason}"];

    /// <summary>True for what speaks against two records being one person.</summary>
    public static bool IsAgainst(this IdentityReason reason) =>
        reason
            is IdentityReason.OtherName
                or IdentityReason.OtherBirthYear
                or IdentityReason.OtherSex
                or IdentityReason.OtherMunicipality
                or IdentityReason.OtherPersonalEmail
                or IdentityReason.OtherPhone
                or IdentityReason.CommonName
                or IdentityReason.NearNames
                or IdentityReason.SeveralTypingErrors;
}

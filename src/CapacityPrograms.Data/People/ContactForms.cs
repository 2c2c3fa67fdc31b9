using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Data.People;

/// <summary>E-mail addresses and telephone numbers as they are compared.</summary>
public static class ContactForms
{
    private const int PhoneDigits = 8;

    // Folded first words of mailboxes that an office reads, in the languages served and in English.
    private static readonly HashSet<string> _offices = new(StringComparer.Ordinal)
    {
        "info", "office", "mail", "email", "contact", "kontakt", "kontakti", "kancelarija", "kabinet", "cabinet", "kabinetpredsednika", "predsednik",
        "predsjednik", "nacelnik", "gradonacelnik", "mayor", "kmet", "kmetstvo", "burmistrz", "wojt", "prezydent", "opstina", "opcina", "obstina",
        "obshtina", "gradska", "gmina", "urzad", "sekretariat", "sekretar", "sekretarijat", "secretary", "sekretarz", "pisarnica", "delovodstvo",
        "miskrada", "gromada", "hromada", "otg", "admin", "administracja", "administracija", "administration", "biuro", "buro", "hr", "kadrovi",
        "kadri", "webmaster", "press", "pr", "skupstina", "vijece", "vece", "savet", "finansije", "priymalnya", "pryimalnia", "kancelaria",
        "kancelariya", "zvernennia", "post", "poczta", "posta", "uprava", "opstinskauprava", "municipality", "support", "hello", "projekti",
        "projects", "lokalnirazvoj", "centar", "skola", "biblioteka",
    };

    /// <summary>An address in small letters; null where it is none.</summary>
    public static string? Email(string? written)
    {
        var email = written?.Trim().ToLowerInvariant();
        return email is not null && email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < email.Length - 1 ? email : null;
    }

    /// <summary>Whether a mailbox is named for an office, not for a person.</summary>
    /// <param name="email">As <see cref="Email"/> gives it.</param>
    public static bool IsOffice(string email)
    {
        var (mailbox, domain) = (email[..email.IndexOf('@', StringComparison.Ordinal)], email[(email.IndexOf('@', StringComparison.Ordinal) + 1)..]);
        var words = SearchKey.Fold(mailbox).Split(' ').Select(word => word.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')).ToList();
        return _offices.Contains(words[0]) || (words.Count == 1 && domain.StartsWith(words[0] + '.', StringComparison.Ordinal));
    }

    /// <summary>The last eight digits: country and trunk prefixes are written in many ways. Null for a number too short to tell.</summary>
    public static string? Phone(string? written)
    {
        var digits = string.Concat((written ?? "").Where(char.IsAsciiDigit));
        return digits.Length >= PhoneDigits - 1 ? digits[^Math.Min(PhoneDigits, digits.Length)..] : null;
    }
}

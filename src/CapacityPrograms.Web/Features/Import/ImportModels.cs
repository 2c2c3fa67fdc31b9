using CapacityPrograms.Data.Import;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Platform.Tables;

namespace CapacityPrograms.Web.Features.Import;

/// <summary>What is said of a whole file before it is read.</summary>
/// <param name="EventId">The event of participants.</param>
/// <param name="Country">Of rows that name none; two letters.</param>
/// <param name="System">Code system of rows that name none.</param>
/// <param name="TargetGroupId">Of participants whose row names none.</param>
public sealed record ImportOptions(ImportKind Kind, int? EventId = null, string Country = "", string System = "", int? TargetGroupId = null);

/// <summary>What somebody decided about one file while it was looked through; a plan made anew keeps to it.</summary>
public sealed class ImportChoices
{
    /// <summary>What the columns are called where the rows have no headings of their own; null where they have.</summary>
    public IReadOnlyList<string>? Titles { get; init; }

    /// <summary>In which encoding a text file is read, by its name in the web; null for the one that it seems to have.</summary>
    public string? Encoding { get; set; }

    /// <summary>Field of a column by its <see cref="ImportColumn.Key"/>; null for one that is not taken in.</summary>
    public Dictionary<string, string?> Columns { get; init; } = new(StringComparer.Ordinal);

    /// <summary>What a word means, by field and folded word: a value of <see cref="ImportWord.Meanings"/>, or empty where it says nothing.</summary>
    public Dictionary<(string Field, string Word), string> Words { get; } = [];

    /// <summary>Texts in place of what stands in a cell, by sheet, row and field.</summary>
    public Dictionary<(string Sheet, int Row, string Field), string> Mended { get; } = [];

    /// <summary>Target groups that somebody chose for single rows of participants, by sheet and number; null where the row has none.</summary>
    public Dictionary<(string Sheet, int Row), int?> Groups { get; } = [];

    /// <summary>Rows that are not taken in, by sheet and number, with what was wrong with them.</summary>
    public Dictionary<(string Sheet, int Row), string> LeftOut { get; } = [];
}

/// <summary>A column of the file and what it is taken for.</summary>
/// <param name="Field">The field; null for one that is not taken in.</param>
/// <param name="Samples">Some of what stands in it; empty where its first rows are blank.</param>
/// <param name="Key">What it is remembered by, see <see cref="KeyOf"/>.</param>
public sealed record ImportColumn(CellAddress At, string? Field, IReadOnlyList<string> Samples, string Key)
{
    /// <summary>Its heading folded, or its signs, or its letters where it has neither; the second of two alike says that it is.</summary>
    /// <param name="nth">The how manieth of this heading, from 1.</param>
    public static string KeyOf(CellAddress at, int nth) =>
        (SearchKey.Fold(at.Header) is { Length: > 0 } folded ? folded : at.Header.Trim() is { Length: > 0 } signs ? signs : $"\n{at.Letters}")
        + (nth > 1 ? $"\n{nth}" : "");
}

/// <summary>A word that is none of those known for its field.</summary>
/// <param name="Rows">In how many rows it stands.</param>
/// <param name="Meanings">What it may mean: a value and its words.</param>
public sealed record ImportWord(string Field, string Word, int Rows, IReadOnlyList<(string Value, string Text)> Meanings);

/// <summary>What is wrong with one cell.</summary>
/// <param name="Shown">What stands in it.</param>
public sealed record ImportFault(CellAddress At, string Shown, Refusal Refusal);

/// <summary>What a row becomes.</summary>
public enum RowOutcome { Add, Fill, Known, LeftOut }

/// <summary>What a question is about.</summary>
public enum QuestionSubject { Unit, Parent, Municipality, Organisation, OwnOrganisation, Person, Twice, OneName }

/// <summary>What an answer means.</summary>
public enum AnswerKind { Existing, New, Open, LeaveOut }

/// <summary>One possible answer.</summary>
/// <param name="Id">Of what is taken.</param>
/// <param name="Text">Name of what is taken; empty for the answers that have words of their own.</param>
/// <param name="Match">Why somebody may be the person.</param>
/// <param name="IsHere">Is registered for the event already.</param>
public sealed record ImportAnswer(AnswerKind Kind, int? Id = null, string Text = "", string Detail = "", IdentityMatch? Match = null, bool IsHere = false);

/// <summary>Something only a person can decide.</summary>
/// <param name="Group">Questions of one group are about the same text, and one answer is offered to all of them.</param>
public sealed record ImportQuestion(QuestionSubject Subject, CellAddress At, string Shown, string Group, IReadOnlyList<ImportAnswer> Answers)
{
    /// <summary>Position of the answer; null while none was chosen.</summary>
    public int? Chosen { get; set; }

    /// <summary>The answer; null while none was chosen.</summary>
    public ImportAnswer? Answer => Chosen is { } chosen ? Answers[chosen] : null;
}

/// <summary>A row of the file, understood.</summary>
public abstract class PlannedRow
{
    /// <summary>Sheet and row it stands in; the column is the first one.</summary>
    public required CellAddress At { get; init; }
    /// <summary>The name it is about.</summary>
    public required string Title { get; init; }
    /// <summary>Language of the name.</summary>
    public string Lang { get; set; } = "";
    /// <summary>What else identifies it for a reader.</summary>
    public string Detail { get; set; } = "";
    /// <summary>What it becomes, unless an answer says otherwise.</summary>
    public RowOutcome Planned { get; set; }
    /// <summary>What is wrong with it.</summary>
    public List<ImportFault> Faults { get; } = [];
    /// <summary>What has to be decided.</summary>
    public List<ImportQuestion> Questions { get; } = [];

    /// <summary>What it becomes with the answers as they are.</summary>
    public RowOutcome Outcome =>
        Planned == RowOutcome.LeftOut ? RowOutcome.LeftOut
        : Questions.Any(q => q.Answer is { Kind: AnswerKind.LeaveOut } or { IsHere: true }) ? RowOutcome.LeftOut
        : Questions.Find(q => q.Subject is QuestionSubject.Unit or QuestionSubject.OwnOrganisation)?.Answer is { Kind: AnswerKind.Existing }
            ? RowOutcome.Fill
        : Planned;

    /// <summary>The answer to a question of one subject.</summary>
    public ImportAnswer? AnswerTo(QuestionSubject subject) => Questions.Find(q => q.Subject == subject)?.Answer;
}

/// <summary>A file as it would be taken in; nothing is written yet.</summary>
/// <param name="Encoding">In which encoding a text file was read; null for other files.</param>
/// <param name="Columns">The columns of its tables, each once.</param>
/// <param name="ColumnFaults">Why its rows cannot be read yet: a column is lacking, or two claim one field. Empty where they are read.</param>
/// <param name="Words">Words that nobody has explained yet.</param>
/// <param name="Passed">Sheets without the columns that are needed.</param>
public sealed record ImportPlan(
    ImportOptions Options, string FileName, string? Encoding, ImportChoices Choices, IReadOnlyList<ImportColumn> Columns, IReadOnlyList<Refusal> ColumnFaults,
    IReadOnlyList<PlannedRow> Rows, IReadOnlyList<ImportWord> Words, IReadOnlyList<string> Passed)
{
    /// <summary>All faults in the order of the file.</summary>
    public IReadOnlyList<ImportFault> Faults { get; } = [.. Rows.SelectMany(r => r.Faults)];

    /// <summary>Columns in which something stands and that are not taken in.</summary>
    public IReadOnlyList<ImportColumn> Unknown { get; } = [.. Columns.Where(c => c is { Field: null, Samples.Count: > 0 })];

    /// <summary>The rows with something to decide.</summary>
    public IReadOnlyList<PlannedRow> Asking { get; } = [.. Rows.Where(r => r.Questions.Count > 0)];

    /// <summary>How many questions have no answer yet.</summary>
    public int Unanswered => Asking.Where(r => r.Outcome != RowOutcome.LeftOut).Sum(r => r.Questions.Count(q => q.Chosen is null)) + Words.Count;

    /// <summary>How many rows become what.</summary>
    public int Count(RowOutcome outcome) => Rows.Count(r => r.Outcome == outcome);

    /// <summary>Whether it can be taken in.</summary>
    public bool IsReady => ColumnFaults.Count == 0 && Faults.Count == 0 && Unanswered == 0 && Rows.Any(r => r.Outcome is RowOutcome.Add or RowOutcome.Fill);

    /// <summary>Answers a question, and those about the same text that have no answer yet.</summary>
    public void Answer(ImportQuestion question, int? answer)
    {
        question.Chosen = answer;
        if (question.Group.Length == 0 || answer is null) return;
        foreach (var same in Asking.SelectMany(r => r.Questions).Where(q => q.Group == question.Group && q.Chosen is null)) same.Chosen = answer;
    }

    /// <summary>Takes the answers of a plan of the same file over where they are still offered.</summary>
    public void CopyAnswers(ImportPlan before)
    {
        var given = before.Asking
            .SelectMany(r => r.Questions)
            .Where(q => q.Answer is not null)
            .ToDictionary(q => (q.At.Sheet, q.At.Row, q.Subject), q => (q.Shown, q.Answer!.Kind, q.Answer.Id));
        foreach (var question in Asking.SelectMany(r => r.Questions))
        {
            if (!given.TryGetValue((question.At.Sheet, question.At.Row, question.Subject), out var was) || was.Shown != question.Shown) continue;
            if (question.Answers.ToList().FindIndex(a => a.Kind == was.Kind && a.Id == was.Id) is >= 0 and var at) question.Chosen = at;
        }
    }
}

/// <summary>A past import in the list.</summary>
public sealed record PastImport(
    int Id, ImportKind Kind, int? EventId, LocalizedText? Event, DateTime At, string? By, int Made, int Filled, DateTime? UndoneAt, bool MayUndo);

/// <summary>What a form needs to know before a file is chosen.</summary>
public sealed record ImportStart(
    int? EventId, LocalizedText? Event, string? Language, IReadOnlyList<(int Id, LocalizedText Name)> Groups, IReadOnlyList<PastImport> Past);

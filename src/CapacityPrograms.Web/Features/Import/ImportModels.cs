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

/// <summary>What is wrong with one cell.</summary>
/// <param name="Shown">What stands in it.</param>
public sealed record ImportFault(CellAddress At, string Shown, Refusal Refusal);

/// <summary>What a row becomes.</summary>
public enum RowOutcome { Add, Fill, Known, LeftOut }

/// <summary>What a question is about.</summary>
public enum QuestionSubject { Unit, Parent, Municipality, Organisation, OwnOrganisation, Person, Twice }

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
    public virtual RowOutcome Outcome =>
        Questions.Any(q => q.Answer is { Kind: AnswerKind.LeaveOut } or { IsHere: true }) ? RowOutcome.LeftOut
        : Questions.Find(q => q.Subject is QuestionSubject.Unit or QuestionSubject.OwnOrganisation)?.Answer is { Kind: AnswerKind.Existing }
            ? RowOutcome.Fill
        : Planned;

    /// <summary>The answer to a question of one subject.</summary>
    public ImportAnswer? AnswerTo(QuestionSubject subject) => Questions.Find(q => q.Subject == subject)?.Answer;
}

/// <summary>A file as it would be taken in; nothing is written yet.</summary>
/// <param name="Unknown">Columns that no field goes by; they are not taken in.</param>
/// <param name="Passed">Sheets without the columns that are needed.</param>
public sealed record ImportPlan(
    ImportOptions Options, string FileName, IReadOnlyList<PlannedRow> Rows, IReadOnlyList<CellAddress> Unknown, IReadOnlyList<string> Passed)
{
    /// <summary>All faults in the order of the file.</summary>
    public IReadOnlyList<ImportFault> Faults { get; } = [.. Rows.SelectMany(r => r.Faults)];

    /// <summary>The rows with something to decide.</summary>
    public IReadOnlyList<PlannedRow> Asking { get; } = [.. Rows.Where(r => r.Questions.Count > 0)];

    /// <summary>How many questions have no answer yet.</summary>
    public int Unanswered => Asking.Where(r => r.Outcome != RowOutcome.LeftOut).Sum(r => r.Questions.Count(q => q.Chosen is null));

    /// <summary>How many rows become what.</summary>
    public int Count(RowOutcome outcome) => Rows.Count(r => r.Outcome == outcome);

    /// <summary>Whether it can be taken in.</summary>
    public bool IsReady => Faults.Count == 0 && Unanswered == 0 && Rows.Any(r => r.Outcome is RowOutcome.Add or RowOutcome.Fill);

    /// <summary>Answers a question, and those about the same text that have no answer yet.</summary>
    public void Answer(ImportQuestion question, int? answer)
    {
        question.Chosen = answer;
        if (question.Group.Length == 0 || answer is null) return;
        foreach (var same in Asking.SelectMany(r => r.Questions).Where(q => q.Group == question.Group && q.Chosen is null)) same.Chosen = answer;
    }
}

/// <summary>A past import in the list.</summary>
public sealed record PastImport(
    int Id, ImportKind Kind, int? EventId, LocalizedText? Event, DateTime At, string? By, int Made, int Filled, DateTime? UndoneAt, bool MayUndo);

/// <summary>What a form needs to know before a file is chosen.</summary>
public sealed record ImportStart(
    int? EventId, LocalizedText? Event, string? Language, IReadOnlyList<(int Id, LocalizedText Name)> Groups, IReadOnlyList<PastImport> Past);

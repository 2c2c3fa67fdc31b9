using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Seed;

/// <summary>Puts the facts of one source document into a programme's tables, in the programme's language and in English.</summary>
internal sealed class ProgrammeWriter(DemoReferences shelf, Programme programme, string document)
{
    public DemoReferences Shelf => shelf;

    public Programme Programme => programme;

    /// <summary>A text in the programme's language and, where given, in English.</summary>
    public LocalizedText Text(string? original, string? english = null) => LocalizedText.Of(programme.Language, original).With("en", english);

    public ProgrammeOrganisation Role(Organisation organisation, OrganisationRole role, string? note = null)
    {
        var row = new ProgrammeOrganisation { Organisation = organisation, Role = role, Note = note };
        programme.Organisations.Add(row);
        return row;
    }

    public Objective Objective(ObjectiveLevel level, int order, string original, string english, Objective? parent = null)
    {
        var row = new Objective { Level = level, Order = order, Text = Text(original, english), Parent = parent };
        programme.Objectives.Add(row);
        return row;
    }

    public Activity Activity(
        ActivityKind kind, ActivityStatus status, string original, string english, int? stated = null, Objective? objective = null,
        string? note = null)
    {
        var row = new Activity
        {
            Kind = kind, Status = status, Order = programme.Activities.Count + 1, Title = Text(original, english), StatedQuantity = stated,
            Objective = objective, Note = note,
        };
        programme.Activities.Add(row);
        return row;
    }

    public ProgrammeStep Step(StepSequence sequence, int order, string original, string english, string? note = null)
    {
        var row = new ProgrammeStep { Sequence = sequence, Order = order, Name = Text(original, english), Note = note };
        programme.Steps.Add(row);
        return row;
    }

    public void Theme(string original, string english) =>
        programme.Themes.Add(new Theme { Order = programme.Themes.Count + 1, Name = Text(original, english) });

    public ProgrammeUnit Unit(UnitRole role, TerritorialUnit unit, string? cohort = null)
    {
        var row = new ProgrammeUnit { Role = role, Unit = unit, Cohort = cohort, Order = Next(role) };
        programme.Units.Add(row);
        return row;
    }

    /// <summary>Slots for what the source counts and does not name; <c>{0}</c> is the slot's number.</summary>
    public void Slots(UnitRole role, int count, string original, string english, string? cohort = null, ProgrammeStep? step = null)
    {
        for (var i = 1; i <= count; i++)
        {
            programme.Units.Add(
                new ProgrammeUnit
                {
                    Role = role, Cohort = cohort, Step = step, Order = Next(role),
                    SlotLabel = Text(
                        string.Format(System.Globalization.CultureInfo.InvariantCulture, original, i),
                        string.Format(System.Globalization.CultureInfo.InvariantCulture, english, i)),
                }
            );
        }
    }

    public TargetGroup Group(
        TargetGroupKind kind, string original, string english, int? stated = null, StatedUnit unit = StatedUnit.People, OrganisationKind? from = null,
        string? note = null)
    {
        var row = new TargetGroup
        {
            Kind = kind, Order = programme.TargetGroups.Count + 1, Name = Text(original, english), StatedQuantity = stated, StatedUnit = unit,
            OrganisationKind = from, Note = note,
        };
        programme.TargetGroups.Add(row);
        return row;
    }

    public Topic Topic(string original, string english, Activity? deliveredBy = null)
    {
        var row = new Topic { Order = programme.Topics.Count + 1, Title = Text(original, english) };
        if (deliveredBy is not null) row.Activities.Add(new TopicActivity { Activity = deliveredBy });
        programme.Topics.Add(row);
        return row;
    }

    public void Audience(Topic topic, TargetGroup group, AudienceAnswer answer, string? titleForGroup = null) =>
        topic.Audience.Add(new TopicAudience { TargetGroup = group, Answer = answer, TitleForGroup = Text(titleForGroup) });

    /// <summary>What the source says, without a number.</summary>
    public SourceStatement Statement(string references, string subject, string english, string value, string? englishValue = null, string? place = null)
    {
        var row = new SourceStatement
        {
            Reference = references, Document = document, Language = programme.Language, Place = place, Order = programme.Statements.Count + 1,
            Subject = Text(subject, english), Value = Text(value, englishValue),
        };
        programme.Statements.Add(row);
        return row;
    }

    /// <summary>A number that the source states, and what is known that it is compared with.</summary>
    public SourceStatement Counts(string references, int quantity, StatedUnit unit, string subject, string english, string value,
        ComparedWith with = ComparedWith.Nothing, OrganisationKind? kind = null, TargetGroup? group = null)
    {
        var row = Statement(references, subject, english, value);
        (row.Quantity, row.Unit, row.ComparedWith, row.OrganisationKind, row.TargetGroup) = (quantity, unit, with, kind, group);
        return row;
    }

    /// <summary>Where the source contradicts itself, or leaves open what a reader needs.</summary>
    public SourceStatement Open(string references, string subject, string english, string value, string? englishValue = null)
    {
        var row = Statement(references, subject, english, value, englishValue);
        row.IsContradiction = true;
        return row;
    }

    private int Next(UnitRole role) => programme.Units.Count(u => u.Role == role) + 1;
}

using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Programmes;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Programmes.Sections;

/// <summary>All that a coordinator keeps of a programme beside its details.</summary>
public static class ProgrammeSections
{
    private static SectionField Names(string name, string label = "Name") => new(name, label, FieldKind.Names, Required: true, InList: true, Max: 1000);

    private static SectionField Choice<T>(string name, string label, bool required = true, bool inList = true) where T : struct, Enum =>
        new(name, label, FieldKind.Choice, required, inList, Words: typeof(T));

    private static readonly SectionField _note = new("Note", "Note", FieldKind.Lines);

    /// <summary>All sections, in the order of their pages.</summary>
    public static IReadOnlyList<Section> All { get; } =
    [
        new Section<ProgrammeOrganisation>("organisation", "organisations",
        [
            new("OrganisationId", "Organisation", FieldKind.Organisation, Required: true, InList: true), Choice<OrganisationRole>("Role", "Role"),
            new("Amount", "Amount", FieldKind.Amount, InList: true),
            new("Currency", "Currency", FieldKind.Text, InList: true, Max: 3, Hint: "CurrencyHint"), _note,
        ]) { Make = () => new(), HasOrder = false },
        new Section<Objective>("objective", "objectives",
            [Names("Text", "Objective"), Choice<ObjectiveLevel>("Level", "Level"), new("ParentId", "Above", FieldKind.Row, InList: true, Of: "objective")])
        {
            Make = () => new(),
            Uses = async (db, id, ct) =>
                await db.Objectives.CountAsync(o => o.ParentId == id, ct) + await db.Activities.CountAsync(a => a.ObjectiveId == id, ct)
                + await db.Indicators.CountAsync(i => i.ObjectiveId == id, ct),
        },
        new Section<Activity>("activity", "activities",
        [
            Names("Title", "Activity"), Choice<ActivityKind>("Kind", "Kind"), Choice<ActivityStatus>("Status", "StatusStated"),
            new("StatedQuantity", "StatedQuantity", FieldKind.Number, InList: true), new("ObjectiveId", "Objective", FieldKind.Row, Of: "objective"), _note,
        ])
        {
            Make = () => new(), Uses = (db, id, ct) => db.Events.CountAsync(e => e.ActivityId == id, ct),
            Parts = async (db, id, ct) => db.TopicActivities.RemoveRange(await db.TopicActivities.Where(t => t.ActivityId == id).ToListAsync(ct)),
        },
        new Section<ProgrammeStep>("step", "steps", [Names("Name"), Choice<StepSequence>("Sequence", "Sequence"), _note])
        {
            Make = () => new(),
            Uses = async (db, id, ct) =>
                await db.Events.CountAsync(e => e.StepId == id, ct) + await db.ProgrammeUnits.CountAsync(u => u.StepId == id, ct),
        },
        new Section<Theme>("theme", "steps", [Names("Name")]) { Make = () => new() },
        new Section<ProgrammeUnit>("unit", "units",
        [
            new("UnitId", "Unit", FieldKind.Unit, InList: true, Hint: "UnitHint"), new("SlotLabel", "SlotLabel", FieldKind.Names, InList: true),
            Choice<UnitRole>("Role", "Role"), new("Cohort", "Cohort", FieldKind.Text, InList: true, Max: 40, Hint: "CohortHint"),
            new("Since", "Since", FieldKind.Date, InList: true), new("StepId", "Step", FieldKind.Row, Of: "step"),
        ])
        {
            Make = () => new(),
            Uses = async (db, id, ct) =>
                await db.Registrations.CountAsync(r => r.ProgrammeUnitId == id, ct) + await db.Seats.CountAsync(s => s.ProgrammeUnitId == id, ct),
        },
        new Section<Memorandum>("memorandum", "memoranda",
        [
            new("OrganisationId", "Organisation", FieldKind.Organisation, InList: true), new("UnitId", "Unit", FieldKind.Unit, InList: true),
            new("SignedOn", "SignedOn", FieldKind.Date, InList: true),
            new("EndsOn", "Ends", FieldKind.Date), new("Promises", "Promises", FieldKind.Lines, Max: 4000),
        ]) { Make = () => new(), HasOrder = false },
        new Section<TargetGroup>("group", "groups",
        [
            Names("Name"), Choice<TargetGroupKind>("Kind", "Kind"),
            new("StatedQuantity", "StatedQuantity", FieldKind.Number, InList: true),
            Choice<StatedUnit>("StatedUnit", "StatedUnit", inList: false),
            Choice<OrganisationKind>("OrganisationKind", "OrganisationKind", required: false, inList: false), _note,
        ])
        {
            Make = () => new(),
            Uses = async (db, id, ct) =>
                await db.Registrations.CountAsync(r => r.TargetGroupId == id || r.Specialism!.TargetGroupId == id, ct)
                + await db.Seats.CountAsync(s => s.TargetGroupId == id, ct) + await db.SourceStatements.CountAsync(s => s.TargetGroupId == id, ct)
                + await db.Indicators.CountAsync(i => i.TargetGroupId == id, ct),
            Parts = async (db, id, ct) =>
            {
                db.Specialisms.RemoveRange(await db.Specialisms.Where(s => s.TargetGroupId == id).ToListAsync(ct));
                db.TopicAudiences.RemoveRange(await db.TopicAudiences.Where(a => a.TargetGroupId == id).ToListAsync(ct));
            },
        },
        new Section<Specialism>(
            "specialism", "groups", [Names("Name"), new("TargetGroupId", "Group", FieldKind.Row, Required: true, InList: true, Of: "group")])
        {
            Make = () => new(), Rows = (db, programme) => db.Specialisms.Where(s => s.TargetGroup!.ProgrammeId == programme),
            Uses = (db, id, ct) => db.Registrations.CountAsync(r => r.SpecialismId == id, ct),
        },
        new Section<Topic>("topic", "topics", [Names("Title", "Topic")])
        {
            Make = () => new(), Uses = (db, id, ct) => db.SessionTopics.CountAsync(t => t.TopicId == id, ct),
            Parts = async (db, id, ct) =>
            {
                db.TopicAudiences.RemoveRange(await db.TopicAudiences.Where(a => a.TopicId == id).ToListAsync(ct));
                db.TopicActivities.RemoveRange(await db.TopicActivities.Where(a => a.TopicId == id).ToListAsync(ct));
            },
        },
        new Section<SourceStatement>(
            "statement", "statements",
            [
                Names("Subject", "Subject"), new("Value", "Value", FieldKind.Names, InList: true, Max: 1000),
                new("Quantity", "Quantity", FieldKind.Number, InList: true), Choice<StatedUnit>("Unit", "StatedUnit", required: false, inList: false),
                Choice<ComparedWith>("ComparedWith", "ComparedWith", inList: false),
                Choice<OrganisationKind>("OrganisationKind", "OrganisationKind", required: false, inList: false),
                new("TargetGroupId", "Group", FieldKind.Row, Of: "group"), new("IsContradiction", "IsContradiction", FieldKind.Flag, InList: true),
                new("Document", "Document", FieldKind.Text, Required: true),
                new("Language", "DocumentLanguage", FieldKind.Text, Required: true, Max: 16, Hint: "DocumentLanguageHint"),
                new("Place", "PlaceInDocument", FieldKind.Text), new("Reference", "Reference", FieldKind.Text, InList: true),
                new("Qualifier", "Qualifier", FieldKind.Lines, Max: 2000),
            ])
        {
            Make = () => new SourceStatement { Document = "", Language = "" },
        },
    ];

    /// <summary>Pages in order, for the navigation among them.</summary>
    public static IReadOnlyList<string> Pages { get; } = All.Select(s => s.Page).Distinct().ToList();

    /// <summary>The section of a key.</summary>
    public static Section Of(string key) => All.Single(s => s.Key == key);
}

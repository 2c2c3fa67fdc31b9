using CapacityPrograms.Data.Programmes;

namespace CapacityPrograms.Web.Features.Programmes;

/// <summary>The structure of a programme as a new one: what is planned, without what happened and without what a source said.</summary>
internal static class ProgrammeCopy
{
    public static Programme Of(Programme from, string code)
    {
        var copy = new Programme
        {
            Code = code, ParentId = from.ParentId, State = ProgrammeState.Planned, Name = from.Name, ShortName = from.ShortName,
            Summary = from.Summary, SearchKey = from.SearchKey, Language = from.Language, Country = from.Country, TimeZone = from.TimeZone,
            DurationMonths = from.DurationMonths, SectorCode = from.SectorCode, DonorSeesNames = from.DonorSeesNames,
            FullDayShare = from.FullDayShare, HalfDayShare = from.HalfDayShare, CompletionShare = from.CompletionShare,
        };
        var objectives = from.Objectives.ToDictionary(
            o => o.Id,
            o => new Objective
            {
                Level = o.Level, Order = o.Order, Text = o.Text,
            }
        );
        foreach (var o in from.Objectives)
            objectives[o.Id].Parent = o.ParentId is { } parent ? objectives.GetValueOrDefault(parent) : null;
        var activities = from.Activities.ToDictionary(
            a => a.Id,
            a => new Activity
            {
                Kind = a.Kind, Status = ActivityStatus.Intended, Order = a.Order, Title = a.Title, StatedQuantity = a.StatedQuantity, Note = a.Note,
                Objective = a.ObjectiveId is { } o ? objectives.GetValueOrDefault(o) : null,
            }
        );
        var steps = from.Steps.ToDictionary(
            s => s.Id,
            s => new ProgrammeStep
            {
                Sequence = s.Sequence, Order = s.Order, Name = s.Name, Note = s.Note,
            }
        );
        var groups = from.TargetGroups.ToDictionary(
            g => g.Id,
            g => new TargetGroup
            {
                Kind = g.Kind, Order = g.Order, Name = g.Name, StatedQuantity = g.StatedQuantity, StatedUnit = g.StatedUnit,
                OrganisationKind = g.OrganisationKind, Note = g.Note,
                Specialisms = g.Specialisms.Select(s => new Specialism { Order = s.Order, Name = s.Name }).ToList(),
            }
        );
        copy.Objectives.AddRange(objectives.Values);
        copy.Activities.AddRange(activities.Values);
        copy.Steps.AddRange(steps.Values);
        copy.TargetGroups.AddRange(groups.Values);
        copy.Themes.AddRange(from.Themes.Select(t => new Theme { Order = t.Order, Name = t.Name }));
        copy.Organisations.AddRange(
            from.Organisations.Select(o => new ProgrammeOrganisation
            {
                OrganisationId = o.OrganisationId, Role = o.Role, Amount = o.Amount, Currency = o.Currency, Note = o.Note,
            }));
        copy.Units.AddRange(
            from.Units.Select(u => new ProgrammeUnit
            {
                UnitId = u.UnitId, SlotLabel = u.SlotLabel, Role = u.Role, Cohort = u.Cohort, Since = u.Since, Order = u.Order,
                Step = u.StepId is { } s ? steps.GetValueOrDefault(s) : null,
            }));
        copy.Topics.AddRange(
            from.Topics.Select(t => new Topic
            {
                Order = t.Order, Title = t.Title,
                Audience = t
                    .Audience.Select(a => new TopicAudience
                    {
                        TargetGroup = groups[a.TargetGroupId], Answer = a.Answer, TitleForGroup = a.TitleForGroup,
                    })
                    .ToList(),
                Activities = t.Activities.Select(a => new TopicActivity { Activity = activities[a.ActivityId] }).ToList(),
            }));
        return copy;
    }
}

using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Indicators;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Features.People;
using CapacityPrograms.Web.Features.Progress;
using CapacityPrograms.Web.Features.Progress.Indicators;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Oracle;

/// <summary>
/// A history lived through in a database: marks, merges, their undoing, erasures and reports by the services that do them,
/// the rest by its rows. What a service refuses has not happened.
/// </summary>
internal sealed class HeldHistory(TestDatabase database, int seed)
{
    private static readonly DateOnly _first = new(2026, 1, 1);
    private static readonly Actor _actor = Actor.System;
    // All of it lies behind.
    private static readonly TimeProvider _clock = new SetClock(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));

    private readonly History _history = History.Of(seed);
    private readonly Dictionary<int, int> _events = [], _sessions = [], _people = [], _places = [], _groups = [], _lines = [], _eventOfLine = [];
    private readonly Dictionary<(int Line, int Session), int> _versions = [];
    private readonly List<Deed> _happened = [];

    private string Code => FormattableString.Invariant($"h{seed}");

    /// <summary>The figures of the product, then of the oracle, of everything that happened; and how many deeds were refused.</summary>
    public async Task<(List<string> Differences, int Refused)> CompareAsync()
    {
        await PrepareAsync();
        foreach (var deed in _history.Deeds)
        {
            try
            {
                if (await DoAsync(deed)) _happened.Add(deed);
            }
            catch (RefusedException)
            {
            }
            catch (MissingException)
            {
            }
            catch (DbUpdateException)
            {
                // Nobody stands on an event's list twice.
            }
        }
        return (await DifferencesAsync(), _history.Deeds.Count - _happened.Count);
    }

    private async Task<List<string>> DifferencesAsync()
    {
        var oracle = new ReferenceFigures(_history with { Deeds = _happened }).Walk();
        var found = new List<string>();
        void Same(string what, decimal? product, decimal reckoned)
        {
            if (product != reckoned) found.Add(FormattableString.Invariant($"seed {seed}, {what}: {product}, the oracle says {reckoned}"));
        }
        var lines = (
            await new IndicatorQueries(database.Factory, _clock, Texts.Of<ProgressTexts>(), Texts.Of<CommonTexts>()).ListAsync(
                _actor, Code, default)
        ).Lines;
        foreach (var line in lines)
            Same(line.Rule.ToString(), line.Whole, oracle.Figure(line.Rule));
        foreach (var (report, number) in oracle.Reports.Select((r, i) => (r, i + 1)))
        {
            foreach (var line in (await Shown.ReadAsync(_actor, Code, number, default)).Lines)
            {
                var now = oracle.Figure(line.Rule, report.From, report.To);
                Same($"{line.Rule}, report {number}", line.Submitted, report.Figures[line.Rule]);
                Same($"{line.Rule}, report {number} now", line.Now, now);
                Same($"{line.Rule}, report {number} adjusted", line.Adjustments.Sum(a => a.Difference), now - report.Figures[line.Rule]);
            }
        }
        return found;
    }

    private ReportQueries Shown => new(database.Factory, _clock, Texts.Of<ProgressTexts>(), Texts.Of<CommonTexts>());

    private ReportService Reports => new(database.Factory, _clock);

    private async Task<bool> DoAsync(Deed deed)
    {
        // What never came to be cannot be marked, substituted or corrected.
        if (
            deed is Deed.Marked { Line: var marked } && !_lines.ContainsKey(marked)
            || deed is Deed.Substituted { Line: var left } && !_lines.ContainsKey(left)
            || deed is Deed.Corrected { Line: var wrong } && !_lines.ContainsKey(wrong))
            return false;
        switch (deed)
        {
            case Deed.Registered r: await RegisterAsync(r.Line, r.Event, r.Person, r.Group, r.Place, null); return true;
            case Deed.Substituted s: await SubstituteAsync(s); return true;
            case Deed.Marked m: return await MarkAsync(m);
            case Deed.Merged m:
                await using (var db = database.Open())
                {
                    var (stays, goes) = (
                        await db.People.SingleAsync(p => p.Id == _people[m.Stays]), await db.People.SingleAsync(p => p.Id == _people[m.Goes]));
                    await new MergeService(database.Factory, _clock).MergeAsync(
                        _actor, new MergeInput(stays.Id, stays.Version, goes.Id, goes.Version, new HashSet<PersonField>()), default);
                }
                return true;
            case Deed.Partitioned p:
                await using (var db = database.Open())
                {
                    var goes = _people[p.Goes];
                    var merge = await db.PersonMerges.Where(m => m.MergedId == goes && m.UndoneAt == null).Select(m => (int?)m.Id).SingleOrDefaultAsync();
                    if (merge is { } id) await new MergeService(database.Factory, _clock).UndoAsync(_actor, id, default);
                }
                return true;
            case Deed.Erased e:
                await new ErasureService(database.Factory, _clock).EraseAsync(_actor, _people[e.Person], null, default);
                return true;
            case Deed.Moved m:
                await ChangeAsync(db =>
                    db.Affiliations.Add(
                        new Affiliation
                        {
                            PersonId = _people[m.Person], UnitId = _places.TryGetValue(m.Place, out var unit) ? unit : null,
                            From = new PartialDate(2026, 6),
                        }
                    ));
                return true;
            case Deed.Corrected c:
                await ChangeAsync(db => db.Registrations.Find(_lines[c.Line])!.PersonId = c.Person is { } who ? _people[who] : null);
                return true;
            case Deed.Cancelled c:
                await ChangeAsync(db => db.Events.Find(_events[c.Event])!.State = EventState.Cancelled);
                return true;
            case Deed.Submitted s:
                await Reports.SubmitAsync(_actor, Code, new ReportInput { From = _first.AddDays(s.From), To = _first.AddDays(s.To) }, default);
                return true;
            default: throw new InvalidOperationException($"{deed} is not known.");
        }
    }

    private async Task<bool> MarkAsync(Deed.Marked m)
    {
        var input = new MarkInput(
            Guid.CreateVersion7(), _lines[m.Line], _sessions[m.Session], _versions.GetValueOrDefault((m.Line, m.Session)), m.Value, m.Minutes,
            DateTime.UnixEpoch, EntrySource.Sheet);
        var result = await new MarkService(database.Factory, _clock).MarkAsync(_actor, input, default);
        _versions[(m.Line, m.Session)] = result.Standing.Version;
        return result.Saved;
    }

    private async Task SubstituteAsync(Deed.Substituted s)
    {
        await using var db = database.Open();
        var whose = await db.Registrations.SingleAsync(r => r.Id == _lines[s.Line]);
        await RegisterAsync(
            s.By, _eventOfLine[s.Line], s.Person, _groups.Single(g => g.Value == whose.TargetGroupId).Key,
            _places.FirstOrDefault(p => p.Value == whose.UnitId).Key, whose.Id);
    }

    private async Task RegisterAsync(int line, int e, int? person, int group, int place, int? substitutes)
    {
        var row = new Registration
        {
            EventId = _events[e], PersonId = person is { } p ? _people[p] : null, UnidentifiedNote = person is null ? "line" : null, Number = line,
            TargetGroupId = _groups[group], UnitId = _places.TryGetValue(place, out var unit) ? unit : null, State = RegistrationState.Confirmed,
            SubstitutesId = substitutes,
        };
        await ChangeAsync(db => db.Registrations.Add(row));
        (_lines[line], _eventOfLine[line]) = (row.Id, e);
    }

    private async Task ChangeAsync(Action<AppDbContext> change)
    {
        await using var db = database.Open();
        change(db);
        await db.SaveChangesAsync();
    }

    private async Task PrepareAsync()
    {
        await using var db = database.Open();
        LocalizedText Text(string text) => LocalizedText.Of("en", text);
        var programme = new Programme
        {
            Code = Code, Name = Text(Code), Language = "en", Country = "RS", TimeZone = "Europe/Belgrade", State = ProgrammeState.Running,
        };
        var places = Enumerable
            .Range(1, 5)
            .Select(i => new TerritorialUnit
            {
                Country = "RS", Kind = UnitKind.Municipality, Name = Text($"{Code} {i}"), SearchKey = $"{Code} {i}",
            })
            .ToList();
        programme.Units = places
            .Where((_, i) => _history.Places.Contains(i + 1))
            .Select(
                (u, i) =>
                    new ProgrammeUnit
                    {
                        Unit = u, Role = UnitRole.Beneficiary, Order = i + 1,
                    }
            )
            .ToList();
        programme.TargetGroups = Enumerable.Range(0, 3).Select(i => new TargetGroup { Name = Text($"group {i}"), Order = i + 1 }).ToList();
        programme.Topics = Enumerable.Range(1, 3).Select(i => new Topic { Title = Text($"topic {i}"), Order = i }).ToList();
        var people = Enumerable.Range(1, History.People).Select(i => new Person { GivenName = $"Given{i}", FamilyName = $"Of{seed}" }).ToList();
        db.AddRange(places);
        db.Add(programme);
        db.AddRange(people);
        await db.SaveChangesAsync();
        db.AddRange(History.Rules.Select((rule, i) => new Indicator { ProgrammeId = programme.Id, Order = i + 1, Name = Text(rule.ToString()), Rule = rule }));
        foreach (var e in _history.Sessions.Values.Select(s => s.Event).Distinct())
        {
            var sessions = _history.Sessions.Where(s => s.Value.Event == e).OrderBy(s => s.Key).ToList();
            var row = new LearningEvent
            {
                ProgrammeId = programme.Id, State = EventState.Held, Title = Text($"event {e}"), TimeZone = "Europe/Belgrade",
                FirstDay = _first.AddDays(sessions.Min(s => s.Value.Day)), LastDay = _first.AddDays(sessions.Max(s => s.Value.Day)),
                Sessions = sessions
                    .Select(
                        (s, i) =>
                            new EventSession
                            {
                                // One after the other: what is held at one time is scheduled once.
                                Order = i + 1, Day = _first.AddDays(s.Value.Day), StartsAt = s.Value.Minutes is null ? null : new TimeOnly(6 + (i * 3), 0),
                                EndsAt = s.Value.Minutes is { } length ? new TimeOnly(6 + (i * 3), 0).AddMinutes(length) : null,
                                Topics = _history.Topics[s.Key].Select(t => new SessionTopic { TopicId = programme.Topics[t - 1].Id }).ToList(),
                            }
                    )
                    .ToList(),
            };
            db.Events.Add(row);
            await db.SaveChangesAsync();
            _events[e] = row.Id;
            foreach (var (session, held) in sessions.Zip(row.Sessions)) _sessions[session.Key] = held.Id;
        }
        for (var i = 0; i < people.Count; i++) _people[i + 1] = people[i].Id;
        for (var i = 0; i < places.Count; i++) _places[i + 1] = places[i].Id;
        for (var i = 0; i < 3; i++) _groups[i] = programme.TargetGroups[i].Id;
    }
}

using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.People;
using FsCheck;
using FsCheck.Fluent;

namespace CapacityPrograms.Tests.Data.Figures;

public sealed class CountingTests
{
    private static readonly DateOnly _day = new(2026, 5, 12);
    private static readonly CountingShares _shares = new(0.75m, 0.25m, 0.75m);

    private static CountedRegistration Line(int id, int? person, int eventId = 1) => new(id, eventId, person, 7, 3, 0, Sex.NotStated);

    private static Counting Count(IEnumerable<CountedRegistration> lines, IEnumerable<CountedMark> marks) =>
        new(lines, Enumerable.Range(1, 4).Select(s => new CountedSession(s, s <= 2 ? 1 : 2, _day.AddDays(s), 180)), marks, _ => _shares);

    [Fact]
    public void Two_lines_that_a_merge_made_one_persons_are_one_participation_and_no_day_counts_twice()
    {
        CountedMark[] marks =
        [
            new(1, 1, AttendanceValue.Present, null), new(2, 1, AttendanceValue.Present, null), new(2, 2, AttendanceValue.Partial, 90),
            new(1, 2, AttendanceValue.Absent, null),
        ];
        var apart = Count([Line(1, 10), Line(2, 11)], marks);
        Assert.Equal((2, 2, 2.5m), (Counting.People(apart.Participations), apart.Participations.Count, Counting.Days(apart.Participations)));

        var one = Count([Line(1, 10), Line(2, 10)], marks);
        var participation = Assert.Single(one.Participations);
        Assert.Equal((1, 2, 1.5m), (Counting.People(one.Participations), participation.Sessions, participation.PersonDays));
    }

    [Fact]
    public void Lines_of_nobody_known_stay_two() =>
        Assert.Equal(
            2,
            Count(
                [Line(1, null), Line(2, null)], [new(1, 1, AttendanceValue.Present, null), new(2, 1, AttendanceValue.Present, null)]
            ).Participations.Count);

    [Fact]
    public void Merging_never_raises_a_number_and_loses_nobody()
    {
        var marks = Gen.Choose(1, 6)
            .SelectMany(r =>
                Gen.Choose(1, 4)
                    .SelectMany(s => Gen.Choose(0, 4).SelectMany(v => Gen.Choose(1, 180).Select(m => new CountedMark(r, s, (AttendanceValue)v, m)))))
            .ListOf();
        Prop.ForAll(
                Arb.From(marks),
                all =>
                {
                    var once = all.DistinctBy(m => (m.RegistrationId, m.SessionId)).ToList();
                    var lines = Enumerable.Range(1, 6).Select(r => (Id: r, Event: r % 2 + 1)).ToList();
                    var apart = Count(lines.Select(l => Line(l.Id, l.Id, l.Event)), once);
                    var one = Count(lines.Select(l => Line(l.Id, (l.Id + 1) / 2, l.Event)), once);
                    return Counting.People(one.Participations) <= Counting.People(apart.Participations)
                        && one.Participations.Count <= apart.Participations.Count
                        && Counting.Days(one.Participations) <= Counting.Days(apart.Participations)
                        && apart
                            .Participations.Select(p => (p.Registration.PersonId + 1) / 2)
                            .Distinct()
                            .Order()
                            .SequenceEqual(one.Participations.Select(p => p.Registration.PersonId).Distinct().Order());
                }
            )
            .QuickCheckThrowOnFailure();
    }
}

using CapacityPrograms.Data.Events;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Events;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Shared.Registrations;

namespace CapacityPrograms.Tests.Features.Events;

public sealed class ParticipantFilterTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_reader_has_their_alphabet_and_whoever_has_no_name_stands_last(DatabaseProvider provider)
    {
        await using var small = await FilledAsync(provider);
        Assert.Equal(["Цвета Ангелова", "Zlata Bogić", "Жана Ћирић", "Ana Čolić", null], await NamesAsync(small, "name", "bg"));
        Assert.Equal(["Цвета Ангелова", "Zlata Bogić", "Ana Čolić", "Жана Ћирић", null], await NamesAsync(small, "name", "bs"));
        Assert.Equal(["Жана Ћирић", "Ana Čolić", "Zlata Bogić", "Цвета Ангелова", null], await NamesAsync(small, "-name", "en"));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Other_orders_hold_the_alphabet_within(DatabaseProvider provider)
    {
        await using var small = await FilledAsync(provider);
        Assert.Equal(["Zlata Bogić", "Ana Čolić", "Цвета Ангелова", null, "Жана Ћирић"], await NamesAsync(small, "no", "bs"));
        Assert.Equal(["Zlata Bogić", "Цвета Ангелова", "Ana Čolić", "Жана Ћирић", null], await NamesAsync(small, "unit", "bs"));
        Assert.Equal(["Цвета Ангелова", "Ana Čolić", "Zlata Bogić", "Жана Ћирић", null], await NamesAsync(small, "-unit", "bs"));
        Assert.Equal("Жана Ћирић", (await NamesAsync(small, "-role", "bs"))[0]);
        Assert.Equal("Цвета Ангелова", (await NamesAsync(small, "-state", "bs"))[0]);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task It_finds_across_scripts_by_state_unit_and_group(DatabaseProvider provider)
    {
        await using var small = await FilledAsync(provider);
        Assert.Equal(["Жана Ћирић"], await FoundAsync(new("ciric", null, null, null)));
        Assert.Equal(["Ana Čolić"], await FoundAsync(new("чолић", null, null, null)));
        Assert.Equal([null], await FoundAsync(new("red 14", null, null, null)));
        Assert.Equal(["Zlata Bogić"], await FoundAsync(new("ilidza bogic", null, null, null)));
        Assert.Equal(["Цвета Ангелова"], await FoundAsync(new(null, RegistrationState.Reserve, null, null)));
        Assert.Equal(["Zlata Bogić"], await FoundAsync(new(null, null, small.Units[1], null)));
        Assert.Equal(4, (await FoundAsync(new(null, null, null, small.GroupId))).Count);
        Assert.Empty(await FoundAsync(new("nema", null, null, null)));

        async Task<IReadOnlyList<string?>> FoundAsync(ParticipantFilter filter) =>
            [.. filter.Of((await small.Participants.ListAsync(small.Coordinator, small.EventId, default)).Rows).Select(r => r.Name)];
    }

    private static async Task<SmallProgramme> FilledAsync(DatabaseProvider provider)
    {
        var small = await SmallProgramme.CreateAsync(provider);
        await small.RegisterAsync("Zlata", "Bogić", small.Units[1]);
        await small.RegisterAsync("Ana", "Čolić", small.Units[0]);
        await small.RegisterAsync("Цвета", "Ангелова", small.Units[0], RegistrationState.Reserve);
        await small.Registrations.SaveAsync(
            small.Coordinator, new RegistrationInput { EventId = small.EventId, UnidentifiedNote = "red 14" }, default);
        await small.Registrations.SaveAsync(
            small.Coordinator,
            new RegistrationInput
            {
                EventId = small.EventId, GivenName = "Жана", FamilyName = "Ћирић", Role = ParticipantRole.Observer, TargetGroupId = small.GroupId,
            },
            default);
        return small;
    }

    private static async Task<IReadOnlyList<string?>> NamesAsync(SmallProgramme small, string sort, string reader)
    {
        var list = await small.Participants.ListAsync(small.Coordinator, small.EventId, default);
        return [.. ParticipantFilter.Ordered(list.Rows, ListAsk.Read(null, sort), reader, "bs").Select(r => r.Name)];
    }
}

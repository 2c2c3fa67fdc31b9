using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.People;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.People;

/// <summary>One programme asks on the page of a person, the other answers above its doubles.</summary>
public sealed class KeeperAnswersTests : PageContext
{
    private int _joined;

    private static string Word(string key, params object[] of) => Texts.Of<PeopleTexts>()[key, of].Value;

    [Theory]
    [InlineData("en")]
    [InlineData("bs")]
    [InlineData("uk")]
    public async Task A_question_is_asked_once_and_answered_after_it_is_said_what_follows(string language)
    {
        await Small.SomebodyElsewhereAsync("Lejla", "Pitanić");
        var registration = await Small.RegisterAsync("Lejla", "Pitanić");
        int own;
        await using (var db = Small.Open()) own = (await db.Registrations.SingleAsync(r => r.Id == registration)).PersonId!.Value;
        SignIn(language, Small.Coordinator);
        var asking = Render<AskKeeper>(p => p.Add(a => a.Id, own));
        await asking.WaitForElement("#ask-keeper").ClickAsync(new());
        asking.WaitForAssertion(() => Assert.Single(asking.FindAll("#asked-keepers li")));
        await asking.Find("#ask-keeper").ClickAsync(new());
        WaitForRefusal(asking, "NobodyElsewhere");

        SignIn(language, Small.Stranger);
        var answering = Render<KeeperAnswers>(p => p.Add(a => a.OnJoined, () => _joined++));
        answering.WaitForElement("#questions tbody tr");
        await Button(answering, $"{Word("IsSame")}: Lejla Pitanić, Lejla Pitanić").ClickAsync(new());
        Dialogs.WaitForAssertion(() => Assert.Contains(Word("IsSameText"), Dialogs.Markup, StringComparison.Ordinal));
        await Button(Dialogs, Word("IsSame")).ClickAsync(new());

        answering.WaitForAssertion(() => Assert.Empty(answering.FindAll("#questions")));
        Assert.Equal(1, _joined);
        await using var after = Small.Open();
        Assert.NotNull(await after.People.Where(p => p.Id == own).Select(p => p.CanonicalId).SingleAsync());
    }
}

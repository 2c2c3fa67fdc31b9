using Bunit;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Users;
using CapacityPrograms.Web.Platform.Access;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Mail;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CapacityPrograms.Tests.Features.Users;

/// <summary>The form of an account: what it may do and where, and what is done about its signing in.</summary>
public sealed class UserPageTests() : PageContext(services =>
{
    services.AddUsers();
    services.AddSingleton<InstallationSource>();
    services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
    services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
    services.AddScoped(p => p.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContext());
    services.AddIdentityCore<AppUser>().AddEntityFrameworkStores<AppDbContext>().AddDefaultTokenProviders();
    services.AddScoped<AccountMails>();
})
{
    private static string Word(string key, params object[] of) => Texts.Of<UsersTexts>()[key, of].Value;

    [Theory]
    [InlineData("en")]
    [InlineData("sr-Latn")]
    [InlineData("pl")]
    [InlineData("uk")]
    [InlineData("bg")]
    public async Task What_is_missing_or_wrong_is_said_at_its_field_and_what_was_typed_stays(string language)
    {
        SignIn(language);
        var page = Open<UserPage>();
        await Field(page, Word("Email")).ChangeAsync("nova@");

        await SaveAsync(page);

        await FollowRefusalsAsync(page);
        Assert.Equal(Refusal("Required"), Wrong(page, Field(page, Common("PersonName"))));
        Assert.Equal(Refusal("NotAnEmail"), Wrong(page, Field(page, Word("Email"))));
        Assert.Equal("nova@", Field(page, Word("Email")).GetAttribute("value"));
        await using var db = Small.Open();
        Assert.Equal(5, await db.Users.CountAsync());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("bs")]
    [InlineData("uk")]
    public async Task A_trainers_account_needs_the_person_and_is_then_invited_as_typed(string language)
    {
        SignIn(language);
        var page = Open<UserPage>();
        await Field(page, Common("PersonName")).ChangeAsync("Їжак Ненова");
        await Field(page, Word("Email")).ChangeAsync(" nova@example.org ");
        await ChooseAsync(page, Common("Language"), "Polski");
        await ChooseAsync(page, "Mali program", Common("AccessRole.Trainer"));

        await SaveAsync(page);

        Assert.Equal(Refusal("TrainerNeedsPerson"), WaitForWrong(page, Common("Person")));
        await FollowRefusalsAsync(page);
        await LookUpAsync(page, Common("Person"), "nevena", "Nevena Mentorić");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#u-person")));
        await SaveAsync(page);
        page.WaitForAssertion(() => Assert.Matches(@"^/users/\d+\?invited=true$", Path));
        await using var db = Small.Open();
        var user = await db.Users.SingleAsync(u => u.Email == "nova@example.org");
        Assert.Equal(("Їжак Ненова", "pl", Small.Trainers[1], false), (user.DisplayName, user.Language, user.PersonId, user.IsAdministrator));
        var access = await db.ProgrammeAccess.SingleAsync(a => a.UserId == user.Id);
        Assert.Equal((Small.ProgrammeId, AccessRole.Trainer), (access.ProgrammeId, access.Role));
        Assert.Equal("nova@example.org", (await db.OutgoingMails.SingleAsync()).To);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("pl")]
    [InlineData("bg")]
    public async Task An_address_that_somebody_has_is_refused_at_its_field_and_a_role_is_taken_away(string language)
    {
        SignIn(language, Small.Donor);
        SignIn(language);
        var page = OpenFor(Small.Donor);
        Assert.Equal("donator", page.Find("h1").TextContent);
        Assert.Equal(Common("AccessRole.Donor"), Field(page, "Mali program").GetAttribute("value"));
        await Field(page, Word("Email")).ChangeAsync("TRENER@example.org");
        await ChooseAsync(page, "Mali program", Common("None"));

        await SaveAsync(page);

        Assert.Equal(Refusal("Taken", "TRENER@example.org"), WaitForWrong(page, Word("Email")));
        Assert.Equal(Common("None"), Field(page, "Mali program").GetAttribute("value"));
        await Field(page, Word("Email")).ChangeAsync("ambasada@example.org");
        await SaveAsync(page);
        page.WaitForAssertion(() => Assert.Equal(Common("Saved"), page.Find("[role=status]").TextContent.Trim()));
        await using var db = Small.Open();
        Assert.Empty(await db.ProgrammeAccess.Where(a => a.UserId == Small.Donor.UserId).ToListAsync());
        Assert.Equal("ambasada@example.org", await db.Users.Where(u => u.Id == Small.Donor.UserId).Select(u => u.Email).SingleAsync());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("bs")]
    [InlineData("bg")]
    public async Task Nobody_takes_their_own_standing_or_locks_themselves_out(string language)
    {
        SignIn(language);
        var page = OpenFor(Small.Coordinator);
        await Box(page, Common("Administrator")).ChangeAsync(false);

        await SaveAsync(page);

        page.WaitForAssertion(() => Assert.Contains(Refusal("NotYourself"), page.FindAll(".field-error").Select(e => e.TextContent.Trim())));
        await Button(page, Word("Lock")).ClickAsync(new());
        WaitForRefusal(page, "NotYourself");
        await using var db = Small.Open();
        var own = await db.Users.SingleAsync(u => u.Id == Small.Coordinator.UserId);
        Assert.True(own.IsAdministrator);
        Assert.False(AccountClosure.IsClosed(own.LockoutEnd));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("sr-Latn")]
    [InlineData("uk")]
    public async Task An_account_is_locked_opened_and_withdrawn_after_a_question(string language)
    {
        SignIn(language, Small.Trainer);
        SignIn(language);
        var page = OpenFor(Small.Trainer);
        await Button(page, Word("Lock")).ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal(Word("LockedNow"), page.Find("[role=status]").TextContent.Trim()));
        Assert.Equal(Word("AccountState.Closed"), page.Find(".facts").TextContent.Trim());
        await Button(page, Word("Unlock")).ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal(Word("Unlocked"), page.Find("[role=status]").TextContent.Trim()));

        await Button(page, Word("Withdraw")).ClickAsync(new());

        Dialogs.WaitForAssertion(() => Assert.Equal(Word("WithdrawTitle", "trener"), Dialogs.Find("[role=dialog] h2").TextContent));
        await using (var db = Small.Open()) Assert.Single(await db.ProgrammeAccess.Where(a => a.UserId == Small.Trainer.UserId).ToListAsync());
        await Button(Dialogs, Word("Withdraw")).ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal(Word("Withdrawn"), page.Find("[role=status]").TextContent.Trim()));
        await using var after = Small.Open();
        Assert.Empty(await after.ProgrammeAccess.Where(a => a.UserId == Small.Trainer.UserId).ToListAsync());
        Assert.True(AccountClosure.IsClosed(await after.Users.Where(u => u.Id == Small.Trainer.UserId).Select(u => u.LockoutEnd).SingleAsync()));
    }

    [Fact]
    public async Task A_change_of_another_administrator_is_not_overwritten()
    {
        SignIn("en");
        var page = OpenFor(Small.Donor);
        await Field(page, Common("PersonName")).ChangeAsync("Ambasada");
        await using (var db = Small.Open()) await db.Users.ExecuteUpdateAsync(s => s.SetProperty(u => u.ConcurrencyStamp, "other"));

        await SaveAsync(page);

        WaitForRefusal(page, "ChangedMeanwhile");
        Assert.Equal("Ambasada", Field(page, Common("PersonName")).GetAttribute("value"));
    }

    private IRenderedComponent<IComponent> OpenFor(Actor who) => Open<UserPage>(p => p.Add(u => u.Id, who.UserId!.Value));
}

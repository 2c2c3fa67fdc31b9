using System.Globalization;
using System.Security.Claims;
using AngleSharp.Dom;
using Bunit;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Features.Events;
using CapacityPrograms.Web.Features.Organisations;
using CapacityPrograms.Web.Features.People;
using CapacityPrograms.Web.Features.Places;
using CapacityPrograms.Web.Features.Programmes;
using CapacityPrograms.Web.Features.Progress;
using CapacityPrograms.Web.Platform.Access;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Matching;
using CapacityPrograms.Web.Shared.Registrations;
using CapacityPrograms.Web.Shared.Scheduling;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CapacityPrograms.Tests.Support;

/// <summary>Draws whole pages over the database of a <see cref="SmallProgramme"/>, for somebody who is signed in.</summary>
public abstract class PageContext : KitContext
{
    /// <param name="more">Adds what a page needs beside the features that most pages are of.</param>
    protected PageContext(Action<IServiceCollection>? more = null)
        : base(services =>
        {
            services.AddSingleton<Holder>();
            services.AddSingleton<IDbContextFactory<AppDbContext>>(p => p.GetRequiredService<Holder>().Small!.Database.Factory);
            services.AddSingleton(TimeProvider.System);
            services.AddScoped<ActorSource>();
            services.AddScoped<LookupQueries>();
            services.AddSingleton<IdentityCheck>();
            services.AddRegistrations();
            services.AddScheduling();
            services.AddPeople();
            services.AddUnits();
            services.AddOrganisations();
            services.AddProgrammes();
            services.AddEvents();
            services.AddAttendance();
            services.AddProgress();
            more?.Invoke(services);
        })
    {
    }

    /// <summary>What the database holds.</summary>
    protected SmallProgramme Small => Services.GetRequiredService<Holder>().Small!;

    public override async Task InitializeAsync() =>
        Services.GetRequiredService<Holder>().Small = await SmallProgramme.CreateAsync(DatabaseProvider.Sqlite);

    /// <summary>Signs an administrator in, who reads a language. Not to be awaited: a language that is set in what is awaited ends with it.</summary>
    protected void SignIn(string language) => SignIn(language, Small.Coordinator with { IsAdministrator = true });

    /// <summary>Signs somebody in with the roles that the actor has. Not to be awaited, as the other.</summary>
    protected void SignIn(string language, Actor actor)
    {
        Language.Of(language).Use();
        var id = actor.UserId!.Value;
        using (var db = Small.Open())
        {
            var user = db.Users.Single(u => u.Id == id);
            (user.IsAdministrator, user.PersonId) = (actor.IsAdministrator, actor.PersonId);
            db.ProgrammeAccess.RemoveRange(db.ProgrammeAccess.Where(a => a.UserId == id));
            db.ProgrammeAccess.AddRange(actor.Roles.Select(r => new ProgrammeAccess { UserId = id, ProgrammeId = r.Key, Role = r.Value }));
            db.SaveChanges();
        }
        Account.SetAuthorized(actor.Name);
        Account.SetClaims(new Claim(ClaimTypes.NameIdentifier, id.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Draws a page and waits for its form.</summary>
    protected IRenderedComponent<TPage> Open<TPage>(Action<ComponentParameterCollectionBuilder<TPage>>? more = null)
        where TPage : IComponent
    {
        var page = Render(more ?? (_ => { }));
        page.WaitForElement("form.form");
        return page;
    }

    /// <summary>The input under a label.</summary>
    protected static IElement Field(IRenderedComponent<IComponent> page, string label)
    {
        var of = page.FindAll("label.lab").First(l => l.FirstChild!.TextContent.Trim() == label);
        return page.Find($"#{of.GetAttribute("for")}");
    }

    /// <summary>What is said to be wrong with an input, in the words that are read out with it; null where nothing is.</summary>
    protected static string? Wrong(IRenderedComponent<IComponent> page, IElement input) =>
        input.GetAttribute("aria-invalid") == "true"
            ? string.Join(' ', input.GetAttribute("aria-describedby")!.Split(' ').Where(id => id.EndsWith("-error", StringComparison.Ordinal))
                .Select(id => page.Find($"#{id}").TextContent.Trim()))
            : null;

    /// <summary>Follows each line of the list of what was refused: it has to lead to a field that says the same.</summary>
    protected async Task FollowRefusalsAsync(IRenderedComponent<IComponent> page)
    {
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[role=alert] li button")));
        for (var line = 0; line < page.FindAll("[role=alert] li").Count; line++)
        {
            var said = page.FindAll("[role=alert] li")[line].TextContent.Trim();
            await page.FindAll("[role=alert] li button")[line].ClickAsync(new());
            var wrong = Wrong(page, page.Find($"#{Frame.Invocations["focusOn"][^1].Arguments[0]}"));
            Assert.False(string.IsNullOrEmpty(wrong), $"\"{said}\" leads to a field that says nothing.");
            Assert.EndsWith(wrong, said, StringComparison.Ordinal);
        }
    }

    /// <summary>Waits until a field says what is wrong with it, and gives the words.</summary>
    protected static string WaitForWrong(IRenderedComponent<IComponent> page, string label)
    {
        string? wrong = null;
        page.WaitForAssertion(() => Assert.NotNull(wrong = Wrong(page, Field(page, label))));
        return wrong!;
    }

    /// <summary>Waits until a sentence is said above the form, as what is about none of its fields.</summary>
    protected static void WaitForRefusal(IRenderedComponent<IComponent> page, string key, params object[] of) =>
        page.WaitForAssertion(() => Assert.Contains(Refusal(key, of), page.FindAll("[role=alert] li").Select(l => l.TextContent.Trim())));

    /// <summary>A refusal in the reader's words.</summary>
    protected static string Refusal(string key, params object[] of) => new Refusal("", key, of).Describe(Texts.Of<RefusalTexts>());

    /// <summary>A common word in the reader's language.</summary>
    protected static string Common(string key) => Texts.Of<CommonTexts>()[key].Value;

    /// <summary>Opens the list under a label and takes a line of it.</summary>
    protected async Task ChooseAsync(IRenderedComponent<IComponent> page, string label, string text)
    {
        await Field(page, label).MouseDownAsync(new());
        await ChoiceAsync(text);
    }

    /// <summary>Types into the search field under a label and takes a line of what it finds.</summary>
    protected async Task LookUpAsync(IRenderedComponent<IComponent> page, string label, string typed, string text)
    {
        // What nobody is in opens no list.
        await Field(page, label).FocusAsync(new());
        await Field(page, label).InputAsync(typed);
        await ChoiceAsync(text);
    }

    /// <summary>The box beside some words.</summary>
    protected static IElement Box(IRenderedComponent<IComponent> page, string text) =>
        page.FindAll("label.mud-checkbox").First(l => l.TextContent.Trim().StartsWith(text, StringComparison.Ordinal)).QuerySelector("input")!;

    /// <summary>The button with these words.</summary>
    protected static IElement Button(IRenderedComponent<IComponent> page, string text) =>
        page.FindAll("button").First(b => b.TextContent.Trim() == text);

    private Task ChoiceAsync(string text)
    {
        IElement? line = null;
        Popovers.WaitForAssertion(() => line = Popovers.FindAll("[role=option]").Last(l => l.TextContent.Contains(text, StringComparison.Ordinal)));
        return line!.ClickAsync(new());
    }

    /// <summary>Presses the button that saves.</summary>
    protected static Task SaveAsync(IRenderedComponent<IComponent> page) => page.Find("form.form").SubmitAsync();

    /// <summary>Where the person is now, without the host.</summary>
    protected string Path => new Uri(Services.GetRequiredService<NavigationManager>().Uri).PathAndQuery;

    protected override async ValueTask DisposeAsyncCore()
    {
        if (Services.GetRequiredService<Holder>().Small is { } small) await small.DisposeAsync();
        await base.DisposeAsyncCore();
    }

    private sealed class Holder
    {
        public SmallProgramme? Small { get; set; }
    }
}

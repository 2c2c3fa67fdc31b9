using System.Globalization;
using System.Security.Claims;
using AngleSharp.Dom;
using Bunit;
using CapacityPrograms.Data;
using CapacityPrograms.Web.Features.Events;
using CapacityPrograms.Web.Features.Organisations;
using CapacityPrograms.Web.Features.People;
using CapacityPrograms.Web.Features.Places;
using CapacityPrograms.Web.Features.Programmes;
using CapacityPrograms.Web.Features.Progress;
using CapacityPrograms.Web.Platform.Access;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
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
    protected PageContext()
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
            services.AddProgress();
        })
    {
    }

    /// <summary>What the database holds.</summary>
    protected SmallProgramme Small => Services.GetRequiredService<Holder>().Small!;

    public override async Task InitializeAsync() =>
        Services.GetRequiredService<Holder>().Small = await SmallProgramme.CreateAsync(DatabaseProvider.Sqlite);

    /// <summary>Signs an administrator in, who reads a language. Not to be awaited: a language that is set in what is awaited ends with it.</summary>
    protected void SignIn(string language)
    {
        Language.Of(language).Use();
        var user = Small.Coordinator.UserId!.Value;
        using (var db = Small.Open()) db.Users.Where(u => u.Id == user).ExecuteUpdate(s => s.SetProperty(u => u.IsAdministrator, true));
        Account.SetAuthorized(Small.Coordinator.Name);
        Account.SetClaims(new Claim(ClaimTypes.NameIdentifier, user.ToString(CultureInfo.InvariantCulture)));
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

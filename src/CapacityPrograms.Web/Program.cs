using CapacityPrograms.Data;
using CapacityPrograms.Web.Components;
using CapacityPrograms.Web.Components.Layout;
using CapacityPrograms.Web.Features.Account;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Features.Attendance.Paper;
using CapacityPrograms.Web.Features.Attendance.RollCall;
using CapacityPrograms.Web.Features.Audit;
using CapacityPrograms.Web.Features.Events;
using CapacityPrograms.Web.Features.Exports;
using CapacityPrograms.Web.Features.Home;
using CapacityPrograms.Web.Features.Import;
using CapacityPrograms.Web.Features.Organisations;
using CapacityPrograms.Web.Features.People;
using CapacityPrograms.Web.Features.Places;
using CapacityPrograms.Web.Features.Programmes;
using CapacityPrograms.Web.Features.Progress;
using CapacityPrograms.Web.Features.Schedule;
using CapacityPrograms.Web.Features.Search;
using CapacityPrograms.Web.Features.Settings;
using CapacityPrograms.Web.Features.Users;
using CapacityPrograms.Web.Platform.Access;
using CapacityPrograms.Web.Platform.Backup;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Excel;
using CapacityPrograms.Web.Platform.Jobs;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Mail;
using CapacityPrograms.Web.Platform.Metrics;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Platform.Security;
using CapacityPrograms.Web.Seed;
using CapacityPrograms.Web.Shared.Matching;
using CapacityPrograms.Web.Shared.Registrations;
using CapacityPrograms.Web.Shared.Scheduling;

if (OperationsCommand.IsCalledBy(args))
    return await OperationsCommand.RunAsync(args);
if (DemoCommand.IsCalledBy(args))
    return await DemoCommand.RunAsync(args);

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
var services = builder.Services;
services.AddSingleton(TimeProvider.System);
services.AddRazorComponents().AddInteractiveServerComponents()
    // A pasted list of a few hundred people is one message.
    .AddHubOptions(options => options.MaximumReceiveMessageSize = 1024 * 1024);
services.AddKit();
services.AddLanguages();
services.AddHealthChecks().AddCheck<StorageCheck>("storage", tags: ["ready"]);
services.AddSingleton<StorageCheck>();
services.AddSecurity();
PublicAddress.Add(services, builder.Configuration, builder.Environment);
services.AddJobs();
services.AddMetering();
services.AddTelemetry(builder.Configuration);
services.AddMail(builder.Configuration);
services.AddAccounts(builder.Configuration);

services.AddScoped<Shell>();
services.AddScoped<ActorSource>();
services.AddScoped<LookupQueries>();
services.AddSingleton<IdentityCheck>();
services.AddRegistrations();
services.AddScheduling();
services.AddHome();
services.AddImport();
services.AddSearch();
services.AddUnits();
services.AddOrganisations();
services.AddPeople();
services.AddEvents();
services.AddProgrammes();
services.AddSchedule();
services.AddAttendance();
services.AddProgress();
services.AddExports();
services.AddDemo();
services.AddUsers();
services.AddAudit();
services.AddSettings();

try
{
    services.AddDatabase(builder.Configuration, builder.Environment.ContentRootPath);
}
catch (DatabaseConfigurationException e)
{
    return DatabaseStartup.Refuse(e);
}

var app = builder.Build();
if (app.Services.CheckSettings() is { } wrong)
    return DatabaseStartup.Refuse(wrong);
if (await DatabaseStartup.MigrateAsync(app.Services) is { } refused)
    return DatabaseStartup.Refuse(refused);
await app.LoadDemoAsync();
WorkbookAnswer.RemoveLeftovers();

if (!app.Environment.IsDevelopment())
    app.UseExceptionHandler("/problem", createScopeForErrors: true).UseHsts();
app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
app.UsePagesForReadersOnly();
app.UseSecurityHeaders();
app.UseOwnCircuits();
app.UseRequestLocalization();
app.UseRateLimiter();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();
app.UseStaleForms();

app.MapStaticAssets().AllowAnonymous();
app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
app.MapLanguage();
app.MapLogos();
app.MapAccounts();
var endpoints = app.MapGroup("").AddEndpointFilter<RouteGroupBuilder, RefusalFilter>();
endpoints.MapRollCall();
endpoints.MapPaper();
endpoints.MapExports();
endpoints.MapImport();
endpoints.MapPeople();
endpoints.MapProgress();
endpoints.MapAudit();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();

await app.RunAsync();
return 0;

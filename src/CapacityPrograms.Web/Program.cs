using CapacityPrograms.Data;
using CapacityPrograms.Web.Components;
using CapacityPrograms.Web.Database;
using CapacityPrograms.Web.Operations;

if (OperationsCommand.IsCalledBy(args))
    return await OperationsCommand.RunAsync(args);

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
builder.Services.AddHealthChecks().AddDbContextCheck<AppDbContext>(tags: ["ready"]);

try
{
    builder.Services.AddDatabase(builder.Configuration, builder.Environment.ContentRootPath);
}
catch (DatabaseConfigurationException e)
{
    return DatabaseStartup.Refuse(e);
}

var app = builder.Build();
if (await DatabaseStartup.MigrateAsync(app.Services) is { } refused)
    return DatabaseStartup.Refuse(refused);

app.UseAntiforgery();
app.MapStaticAssets();
app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready") });
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();

await app.RunAsync();
return 0;

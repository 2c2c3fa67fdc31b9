namespace CapacityPrograms.Benchmarks.Servers;

/// <summary>
/// The least that is a Blazor Web App with interactive server rendering on MudBlazor: what <c>dotnet new blazor --empty -int Server</c>
/// makes and the library's own setup, written here, because the template asks for a package that some registries lack.
/// </summary>
internal static class EmptyApp
{
    private static readonly Dictionary<string, string> _files = new(StringComparer.Ordinal)
    {
        // The files of the repository's root must not reach it.
        ["Directory.Build.props"] = "<Project />",
        ["Directory.Build.targets"] = "<Project />",
        ["Directory.Packages.props"] = "<Project />",
        ["EmptyApp.csproj"] = """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <BlazorDisableThrowNavigationException>true</BlazorDisableThrowNavigationException>
                <RequiresAspNetWebAssets>false</RequiresAspNetWebAssets>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="MudBlazor" Version="{MudBlazor}" /></ItemGroup>
            </Project>
            """,
        ["Program.cs"] = """
            using EmptyApp;
            using MudBlazor.Services;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddRazorComponents().AddInteractiveServerComponents();
            builder.Services.AddMudServices();
            var app = builder.Build();
            app.UseExceptionHandler("/Error", createScopeForErrors: true);
            app.UseHsts();
            app.UseAntiforgery();
            app.MapStaticAssets();
            app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
            app.Run();
            """,
        ["_Imports.razor"] = """
            @using Microsoft.AspNetCore.Components.Routing
            @using Microsoft.AspNetCore.Components.Web
            @using static Microsoft.AspNetCore.Components.Web.RenderMode
            @using MudBlazor
            """,
        ["App.razor"] = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
                <meta charset="utf-8" />
                <base href="/" />
                <link rel="stylesheet" href="_content/MudBlazor/MudBlazor.min.css" />
                <link rel="stylesheet" href="@Assets["app.css"]" />
                <HeadOutlet @rendermode="InteractiveServer" />
            </head>
            <body>
                <Routes @rendermode="InteractiveServer" />
                <script src="@Assets["_framework/blazor.web.js"]"></script>
                <script src="_content/MudBlazor/MudBlazor.min.js"></script>
            </body>
            </html>
            """,
        ["Routes.razor"] = """
            <MudThemeProvider /><MudPopoverProvider /><MudDialogProvider /><MudSnackbarProvider />
            <Router AppAssembly="typeof(Program).Assembly">
                <Found Context="route"><RouteView RouteData="route" /><FocusOnNavigate RouteData="route" Selector="h1" /></Found>
            </Router>
            """,
        ["Home.razor"] = """
            @page "/"
            <PageTitle>Home</PageTitle>
            <MudText Typo="Typo.h1">Hello, world!</MudText>
            """,
        ["wwwroot/app.css"] = "h1:focus { outline: none; }",
    };

    /// <summary>Writes and publishes it.</summary>
    /// <returns>Its program.</returns>
    public static async Task<string> PublishAsync()
    {
        var folder = Path.Combine(Archives.Folder, "empty-source");
        var library = typeof(MudBlazor.MudButton).Assembly.GetName().Version!.ToString(3);
        foreach (var (name, template) in _files)
        {
            var text = template.Replace("{MudBlazor}", library, StringComparison.Ordinal);
            var file = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            // Written again only where it differs, so that it is not built again.
            if (!File.Exists(file) || await File.ReadAllTextAsync(file) != text) await File.WriteAllTextAsync(file, text);
        }
        return await Published.PublishAsync(Path.Combine(folder, "EmptyApp.csproj"), "empty");
    }
}

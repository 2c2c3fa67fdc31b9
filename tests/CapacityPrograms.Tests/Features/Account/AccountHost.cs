using CapacityPrograms.Data.Access;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Web.Features.Account;
using CapacityPrograms.Web.Features.Settings;
using CapacityPrograms.Web.Features.Users;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Jobs;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Mail;
using CapacityPrograms.Web.Platform.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace CapacityPrograms.Tests.Features.Account;

/// <summary>The app's own services for accounts, over a test's database; each instance is a node of its own.</summary>
internal sealed class AccountHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public AccountHost(TestDatabase database, SetClock? clock = null, Dictionary<string, string?>? settings = null)
    {
        Folder = Directory.CreateTempSubdirectory("capacityprograms-accounts-").FullName;
        Clock = clock ?? new SetClock();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings ?? []).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IHostEnvironment>(new Place(Folder));
        services.AddLanguages();
        services.AddSecurity();
        services.AddJobs();
        services.AddSettings();
        services.AddMail(configuration);
        services.AddAccounts(configuration);
        services.AddUsers();
        services.AddContexts(database.Options);
        services.AddSingleton<MailSender>();
        services.AddSingleton<ChangeMonitor>();
        services.AddSingleton<Retention>();
        _services = services.BuildServiceProvider();
    }

    public string Folder { get; }

    public SetClock Clock { get; }

    public static Actor Administrator { get; } = new(null, "", true, null, new Dictionary<int, AccessRole>());

    public string[] Mails => Directory.Exists(Path.Combine(Folder, "App_Data/mail")) ? Directory.GetFiles(Path.Combine(Folder, "App_Data/mail"), "*.eml") : [];

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>As a request has it: services of their own.</summary>
    public AsyncServiceScope Request() => _services.CreateAsyncScope();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private sealed class Place(string folder) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Production";
        public string ApplicationName { get; set; } = "CapacityPrograms.Web";
        public string ContentRootPath { get; set; } = folder;
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

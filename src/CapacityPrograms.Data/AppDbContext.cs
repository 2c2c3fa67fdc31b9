using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Import;
using CapacityPrograms.Data.Indicators;
using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.DependencyInjection;

namespace CapacityPrograms.Data;

/// <summary>All tables. Contexts live for one service method; see docs/architecture.md.</summary>
public sealed class AppDbContext(DbContextOptions<AppDbContext> options) : IdentityDbContext<AppUser, IdentityRole<int>, int>(options)
{
    public DbSet<Programme> Programmes => Set<Programme>();
    public DbSet<ProgrammeOrganisation> ProgrammeOrganisations => Set<ProgrammeOrganisation>();
    public DbSet<Objective> Objectives => Set<Objective>();
    public DbSet<Activity> Activities => Set<Activity>();
    public DbSet<ProgrammeStep> ProgrammeSteps => Set<ProgrammeStep>();
    public DbSet<Theme> Themes => Set<Theme>();
    public DbSet<ProgrammeUnit> ProgrammeUnits => Set<ProgrammeUnit>();
    public DbSet<Memorandum> Memoranda => Set<Memorandum>();
    public DbSet<TargetGroup> TargetGroups => Set<TargetGroup>();
    public DbSet<Specialism> Specialisms => Set<Specialism>();
    public DbSet<Topic> Topics => Set<Topic>();
    public DbSet<TopicAudience> TopicAudiences => Set<TopicAudience>();
    public DbSet<TopicActivity> TopicActivities => Set<TopicActivity>();
    public DbSet<SourceStatement> SourceStatements => Set<SourceStatement>();
    public DbSet<ShareLink> ShareLinks => Set<ShareLink>();
    public DbSet<Indicator> Indicators => Set<Indicator>();
    public DbSet<IndicatorPeriod> IndicatorPeriods => Set<IndicatorPeriod>();
    public DbSet<TargetChange> TargetChanges => Set<TargetChange>();
    public DbSet<SubmittedReport> SubmittedReports => Set<SubmittedReport>();
    public DbSet<ReportFigure> ReportFigures => Set<ReportFigure>();
    public DbSet<ReportRow> ReportRows => Set<ReportRow>();
    public DbSet<TerritorialUnit> Units => Set<TerritorialUnit>();
    public DbSet<UnitCode> UnitCodes => Set<UnitCode>();
    public DbSet<UnitSuccession> UnitSuccessions => Set<UnitSuccession>();
    public DbSet<Venue> Venues => Set<Venue>();
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<OrganisationName> OrganisationNames => Set<OrganisationName>();
    public DbSet<OrganisationMembership> OrganisationMemberships => Set<OrganisationMembership>();
    public DbSet<LearningEvent> Events => Set<LearningEvent>();
    public DbSet<EventFunder> EventFunders => Set<EventFunder>();
    public DbSet<EventSession> Sessions => Set<EventSession>();
    public DbSet<SessionTopic> SessionTopics => Set<SessionTopic>();
    public DbSet<SessionTrainer> SessionTrainers => Set<SessionTrainer>();
    public DbSet<ListPreference> ListPreferences => Set<ListPreference>();
    public DbSet<KeptClash> KeptClashes => Set<KeptClash>();
    public DbSet<EventStateChange> EventStateChanges => Set<EventStateChange>();
    public DbSet<Seat> Seats => Set<Seat>();
    public DbSet<SeatOccupancy> SeatOccupancies => Set<SeatOccupancy>();
    public DbSet<Registration> Registrations => Set<Registration>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<TrainerAbsence> TrainerAbsences => Set<TrainerAbsence>();
    public DbSet<PersonName> PersonNames => Set<PersonName>();
    public DbSet<PersonMerge> PersonMerges => Set<PersonMerge>();
    public DbSet<PersonDistinction> PersonDistinctions => Set<PersonDistinction>();
    public DbSet<IdentityQuestion> IdentityQuestions => Set<IdentityQuestion>();
    public DbSet<Consent> Consents => Set<Consent>();
    public DbSet<Affiliation> Affiliations => Set<Affiliation>();
    public DbSet<AttendanceEntry> AttendanceEntries => Set<AttendanceEntry>();
    public DbSet<AttendanceMark> AttendanceMarks => Set<AttendanceMark>();
    public DbSet<SheetCount> SheetCounts => Set<SheetCount>();
    public DbSet<DeviceSheet> DeviceSheets => Set<DeviceSheet>();
    public DbSet<WaitingAct> WaitingActs => Set<WaitingAct>();
    public DbSet<Evidence> Evidence => Set<Evidence>();
    public DbSet<EvidenceContent> EvidenceContents => Set<EvidenceContent>();
    public DbSet<CheckInKey> CheckInKeys => Set<CheckInKey>();
    public DbSet<CheckIn> CheckIns => Set<CheckIn>();
    public DbSet<ProgrammeAccess> ProgrammeAccess => Set<ProgrammeAccess>();
    public DbSet<UserSession> UserSessions => Set<UserSession>();
    public DbSet<AccessChange> AccessChanges => Set<AccessChange>();
    public DbSet<OutgoingMail> OutgoingMails => Set<OutgoingMail>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();
    public DbSet<RateWindow> RateWindows => Set<RateWindow>();
    public DbSet<Setting> Settings => Set<Setting>();
    public DbSet<WriteLock> WriteLocks => Set<WriteLock>();
    public DbSet<Installation> Installations => Set<Installation>();
    public DbSet<Logo> Logos => Set<Logo>();
    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();
    public DbSet<ImportHeading> ImportHeadings => Set<ImportHeading>();
    public DbSet<ImportItem> ImportItems => Set<ImportItem>();

    // Identity reads the version of its schema from the options of an application; tools and tests have none, and would
    // build a model without passkeys.
    private static readonly Lazy<IServiceProvider> _identityOptions = new(() =>
        new ServiceCollection().Configure<IdentityOptions>(StoreSchema).BuildServiceProvider());

    /// <summary>The schema of Identity's tables: the third has passkeys. Every host that registers this context applies it.</summary>
    public static void StoreSchema(IdentityOptions options) => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;

    /// <inheritdoc />
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        if (optionsBuilder.Options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider is null)
            optionsBuilder.UseApplicationServiceProvider(_identityOptions.Value);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<string>().HaveMaxLength(400);
        configurationBuilder.Properties<LocalizedText>().HaveConversion<LocalizedTextConverter>().HaveMaxLength(8000);
        configurationBuilder.Properties<PartialDate>().HaveConversion<PartialDateConverter>().HaveMaxLength(PartialDate.MaxLength);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<decimal>().HavePrecision(18, 4);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    /// <summary>Writes the alphabetical keys with their rows, so that no path of writing can forget them.</summary>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<ISorted>().Where(e => e.State is EntityState.Added or EntityState.Modified))
            entry.Entity.Key();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);

        foreach (var sorted in builder.Model.GetEntityTypes().Where(e => typeof(ISorted).IsAssignableFrom(e.ClrType)).Select(e => builder.Entity(e.ClrType)))
        {
            foreach (var key in new[] { nameof(ISorted.SortLatin), nameof(ISorted.SortCyrillic) })
            {
                sorted.Property(key).HasMaxLength(SortKey.MaxLength);
                sorted.HasIndex(key);
            }
        }

        // Nothing that has marks is deleted, and SQL Server refuses two cascade paths into one table:
        // a delete is always written out by the service that does it.
        foreach (var key in builder.Model.GetEntityTypes()
            .Where(e => e.ClrType.Namespace!.StartsWith("CapacityPrograms", StringComparison.Ordinal)).SelectMany(e => e.GetForeignKeys()))
            key.DeleteBehavior = DeleteBehavior.Restrict;
    }

    private sealed class LocalizedTextConverter() : ValueConverter<LocalizedText, string>(t => t.ToJson(), s => LocalizedText.FromJson(s));

    private sealed class PartialDateConverter() : ValueConverter<PartialDate, string>(d => d.ToString(), s => Parse(s))
    {
        private static PartialDate Parse(string stored) => PartialDate.TryParse(stored, out var date) ? date : default;
    }

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        d => d.Kind == DateTimeKind.Utc ? d : DateTime.SpecifyKind(d, DateTimeKind.Utc), d => DateTime.SpecifyKind(d, DateTimeKind.Utc));
}

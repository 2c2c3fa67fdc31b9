IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [AccessChanges] (
        [UserId] int NOT NULL,
        [Sequence] bigint NOT NULL,
        CONSTRAINT [PK_AccessChanges] PRIMARY KEY ([UserId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [AspNetRoles] (
        [Id] int NOT NULL IDENTITY,
        [Name] nvarchar(256) NULL,
        [NormalizedName] nvarchar(256) NULL,
        [ConcurrencyStamp] nvarchar(400) NULL,
        CONSTRAINT [PK_AspNetRoles] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [AuditEntries] (
        [Id] bigint NOT NULL IDENTITY,
        [At] datetime2 NOT NULL,
        [UserId] int NULL,
        [Action] nvarchar(60) NOT NULL,
        [ProgrammeId] int NULL,
        [SubjectKind] nvarchar(40) NULL,
        [SubjectId] bigint NULL,
        [Detail] nvarchar(1000) NULL,
        CONSTRAINT [PK_AuditEntries] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [ImportRuns] (
        [Id] int NOT NULL IDENTITY,
        [Kind] nvarchar(40) NOT NULL,
        [EventId] int NULL,
        [ProgrammeId] int NULL,
        [At] datetime2 NOT NULL,
        [UserId] int NULL,
        [Made] int NOT NULL,
        [Filled] int NOT NULL,
        [UndoneAt] datetime2 NULL,
        [UndoneByUserId] int NULL,
        CONSTRAINT [PK_ImportRuns] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [Installations] (
        [Id] int NOT NULL,
        [Name] nvarchar(max) NOT NULL,
        [ContactEmail] nvarchar(400) NULL,
        [Languages] nvarchar(400) NOT NULL,
        [DefaultLanguage] nvarchar(400) NOT NULL,
        [AuditDays] int NULL,
        [MailDays] int NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Installations] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [Logos] (
        [Id] int NOT NULL IDENTITY,
        [Name] nvarchar(400) NOT NULL,
        [MediaType] nvarchar(400) NOT NULL,
        [Content] varbinary(max) NOT NULL,
        [Order] int NOT NULL,
        CONSTRAINT [PK_Logos] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [OutgoingMails] (
        [Id] int NOT NULL IDENTITY,
        [To] nvarchar(400) NOT NULL,
        [Subject] nvarchar(400) NOT NULL,
        [Body] nvarchar(max) NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [DueAt] datetime2 NOT NULL,
        [LeasedUntil] datetime2 NULL,
        [LeaseId] uniqueidentifier NULL,
        [SentAt] datetime2 NULL,
        [Attempts] int NOT NULL,
        [LastError] nvarchar(1000) NULL,
        CONSTRAINT [PK_OutgoingMails] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [People] (
        [Id] int NOT NULL IDENTITY,
        [GivenName] nvarchar(400) NOT NULL,
        [FamilyName] nvarchar(400) NOT NULL,
        [NameLanguage] nvarchar(16) NULL,
        [SearchKey] nvarchar(400) NOT NULL,
        [SortLatin] nvarchar(120) NOT NULL,
        [SortCyrillic] nvarchar(120) NOT NULL,
        [Sex] nvarchar(40) NOT NULL,
        [BirthYear] int NULL,
        [Disability] nvarchar(40) NOT NULL DEFAULT N'NotStated',
        [Email] nvarchar(400) NULL,
        [Phone] nvarchar(400) NULL,
        [CanonicalId] int NULL,
        [ErasedAt] datetime2 NULL,
        [RestrictedAt] datetime2 NULL,
        [RestrictionReason] nvarchar(400) NULL,
        [IsDemo] bit NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_People] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_People_People_CanonicalId] FOREIGN KEY ([CanonicalId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [Programmes] (
        [Id] int NOT NULL IDENTITY,
        [Code] nvarchar(64) NOT NULL,
        [ParentId] int NULL,
        [State] nvarchar(40) NOT NULL,
        [Name] nvarchar(max) NOT NULL,
        [ShortName] nvarchar(400) NULL,
        [Summary] nvarchar(max) NOT NULL,
        [SearchKey] nvarchar(400) NOT NULL,
        [SortLatin] nvarchar(120) NOT NULL,
        [SortCyrillic] nvarchar(120) NOT NULL,
        [Language] nvarchar(16) NOT NULL,
        [Country] nvarchar(2) NOT NULL,
        [TimeZone] nvarchar(64) NOT NULL,
        [StartsOn] nvarchar(16) NULL,
        [EndsOn] nvarchar(16) NULL,
        [DurationMonths] int NULL,
        [DonorSeesNames] bit NOT NULL,
        [FullDayShare] decimal(4,3) NOT NULL,
        [HalfDayShare] decimal(4,3) NOT NULL,
        [CompletionShare] decimal(4,3) NOT NULL,
        [SectorCode] nvarchar(5) NULL,
        [ContractNumber] nvarchar(60) NULL,
        [RetentionYears] int NULL,
        [IsDemo] bit NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Programmes] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Programmes_Programmes_ParentId] FOREIGN KEY ([ParentId]) REFERENCES [Programmes] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [ProtectionKeys] (
        [Id] int NOT NULL IDENTITY,
        [Name] nvarchar(400) NOT NULL,
        [Xml] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_ProtectionKeys] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [RateWindows] (
        [Id] int NOT NULL IDENTITY,
        [Key] nvarchar(128) NOT NULL,
        [StartsAt] datetime2 NOT NULL,
        [Count] int NOT NULL,
        CONSTRAINT [PK_RateWindows] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [Settings] (
        [Key] nvarchar(64) NOT NULL,
        [Value] nvarchar(2000) NOT NULL,
        CONSTRAINT [PK_Settings] PRIMARY KEY ([Key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [Units] (
        [Id] int NOT NULL IDENTITY,
        [Country] nvarchar(2) NOT NULL,
        [Kind] nvarchar(40) NOT NULL,
        [Name] nvarchar(max) NOT NULL,
        [Aliases] nvarchar(2000) NULL,
        [SearchKey] nvarchar(400) NOT NULL,
        [SortLatin] nvarchar(120) NOT NULL,
        [SortCyrillic] nvarchar(120) NOT NULL,
        [ParentId] int NULL,
        [Latitude] float NULL,
        [Longitude] float NULL,
        [ValidFrom] nvarchar(16) NULL,
        [ValidTo] nvarchar(16) NULL,
        [Note] nvarchar(2000) NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Units] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Units_Units_ParentId] FOREIGN KEY ([ParentId]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [WriteLocks] (
        [Name] nvarchar(40) NOT NULL,
        [Sequence] bigint NOT NULL,
        CONSTRAINT [PK_WriteLocks] PRIMARY KEY ([Name])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [AspNetRoleClaims] (
        [Id] int NOT NULL IDENTITY,
        [RoleId] int NOT NULL,
        [ClaimType] nvarchar(400) NULL,
        [ClaimValue] nvarchar(400) NULL,
        CONSTRAINT [PK_AspNetRoleClaims] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_AspNetRoleClaims_AspNetRoles_RoleId] FOREIGN KEY ([RoleId]) REFERENCES [AspNetRoles] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [ImportItems] (
        [Id] int NOT NULL IDENTITY,
        [RunId] int NOT NULL,
        [Subject] nvarchar(40) NOT NULL,
        [SubjectId] int NOT NULL,
        [Version] int NOT NULL,
        [Filled] nvarchar(400) NULL,
        CONSTRAINT [PK_ImportItems] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ImportItems_ImportRuns_RunId] FOREIGN KEY ([RunId]) REFERENCES [ImportRuns] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [AspNetUsers] (
        [Id] int NOT NULL IDENTITY,
        [DisplayName] nvarchar(400) NOT NULL,
        [Language] nvarchar(400) NULL,
        [Theme] nvarchar(400) NULL,
        [IsAdministrator] bit NOT NULL,
        [PersonId] int NULL,
        [LastSignInAt] datetime2 NULL,
        [IsDemo] bit NOT NULL,
        [UserName] nvarchar(256) NULL,
        [NormalizedUserName] nvarchar(256) NULL,
        [Email] nvarchar(256) NULL,
        [NormalizedEmail] nvarchar(256) NULL,
        [EmailConfirmed] bit NOT NULL,
        [PasswordHash] nvarchar(400) NULL,
        [SecurityStamp] nvarchar(400) NULL,
        [ConcurrencyStamp] nvarchar(400) NULL,
        [PhoneNumber] nvarchar(256) NULL,
        [PhoneNumberConfirmed] bit NOT NULL,
        [TwoFactorEnabled] bit NOT NULL,
        [LockoutEnd] datetimeoffset NULL,
        [LockoutEnabled] bit NOT NULL,
        [AccessFailedCount] int NOT NULL,
        CONSTRAINT [PK_AspNetUsers] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_AspNetUsers_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [Consents] (
        [Id] int NOT NULL IDENTITY,
        [PersonId] int NOT NULL,
        [Purpose] nvarchar(40) NOT NULL,
        [TextVersion] nvarchar(60) NOT NULL,
        [Language] nvarchar(16) NOT NULL,
        [Channel] nvarchar(40) NOT NULL,
        [GivenOn] date NOT NULL,
        [WithdrawnOn] date NULL,
        [RecordedAt] datetime2 NOT NULL,
        [UserId] int NULL,
        CONSTRAINT [PK_Consents] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Consents_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [PersonDistinctions] (
        [FirstId] int NOT NULL,
        [SecondId] int NOT NULL,
        [At] datetime2 NOT NULL,
        [UserId] int NULL,
        CONSTRAINT [PK_PersonDistinctions] PRIMARY KEY ([FirstId], [SecondId]),
        CONSTRAINT [FK_PersonDistinctions_People_FirstId] FOREIGN KEY ([FirstId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_PersonDistinctions_People_SecondId] FOREIGN KEY ([SecondId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [PersonMerges] (
        [Id] int NOT NULL IDENTITY,
        [SurvivorId] int NOT NULL,
        [MergedId] int NOT NULL,
        [At] datetime2 NOT NULL,
        [UserId] int NULL,
        [Changes] nvarchar(4000) NULL,
        [UndoneAt] datetime2 NULL,
        [UndoneByUserId] int NULL,
        CONSTRAINT [PK_PersonMerges] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_PersonMerges_People_MergedId] FOREIGN KEY ([MergedId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_PersonMerges_People_SurvivorId] FOREIGN KEY ([SurvivorId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [PersonNames] (
        [Id] int NOT NULL IDENTITY,
        [PersonId] int NOT NULL,
        [GivenName] nvarchar(400) NOT NULL,
        [FamilyName] nvarchar(400) NOT NULL,
        [Language] nvarchar(400) NOT NULL,
        CONSTRAINT [PK_PersonNames] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_PersonNames_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [Objectives] (
        [Id] int NOT NULL IDENTITY,
        [ProgrammeId] int NOT NULL,
        [ParentId] int NULL,
        [Level] nvarchar(40) NOT NULL,
        [Order] int NOT NULL,
        [Text] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_Objectives] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Objectives_Objectives_ParentId] FOREIGN KEY ([ParentId]) REFERENCES [Objectives] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Objectives_Programmes_ProgrammeId] FOREIGN KEY ([ProgrammeId]) REFERENCES [Programmes] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [ProgrammeSteps] (
        [Id] int NOT NULL IDENTITY,
        [ProgrammeId] int NOT NULL,
        [Sequence] nvarchar(40) NOT NULL,
        [Order] int NOT NULL,
        [Name] nvarchar(max) NOT NULL,
        [Note] nvarchar(400) NULL,
        CONSTRAINT [PK_ProgrammeSteps] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ProgrammeSteps_Programmes_ProgrammeId] FOREIGN KEY ([ProgrammeId]) REFERENCES [Programmes] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [ShareLinks] (
        [Id] int NOT NULL IDENTITY,
        [ProgrammeId] int NOT NULL,
        [SecretHash] nvarchar(64) NOT NULL,
        [Note] nvarchar(400) NULL,
        [CreatedAt] datetime2 NOT NULL,
        [UserId] int NULL,
        [ExpiresAt] datetime2 NOT NULL,
        [RevokedAt] datetime2 NULL,
        [OpenedAt] datetime2 NULL,
        CONSTRAINT [PK_ShareLinks] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ShareLinks_Programmes_ProgrammeId] FOREIGN KEY ([ProgrammeId]) REFERENCES [Programmes] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [SubmittedReports] (
        [Id] int NOT NULL IDENTITY,
        [ProgrammeId] int NOT NULL,
        [Number] int NOT NULL,
        [From] date NOT NULL,
        [To] date NOT NULL,
        [SubmittedAt] datetime2 NOT NULL,
        [UserId] int NULL,
        [Note] nvarchar(2000) NULL,
        CONSTRAINT [PK_SubmittedReports] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_SubmittedReports_Programmes_ProgrammeId] FOREIGN KEY ([ProgrammeId]) REFERENCES [Programmes] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [TargetGroups] (
        [Id] int NOT NULL IDENTITY,
        [ProgrammeId] int NOT NULL,
        [Kind] nvarchar(40) NOT NULL,
        [Order] int NOT NULL,
        [Name] nvarchar(max) NOT NULL,
        [StatedQuantity] int NULL,
        [StatedUnit] nvarchar(40) NOT NULL,
        [OrganisationKind] nvarchar(40) NULL,
        [Note] nvarchar(400) NULL,
        CONSTRAINT [PK_TargetGroups] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_TargetGroups_Programmes_ProgrammeId] FOREIGN KEY ([ProgrammeId]) REFERENCES [Programmes] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [Themes] (
        [Id] int NOT NULL IDENTITY,
        [ProgrammeId] int NOT NULL,
        [Order] int NOT NULL,
        [Name] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_Themes] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Themes_Programmes_ProgrammeId] FOREIGN KEY ([ProgrammeId]) REFERENCES [Programmes] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [Topics] (
        [Id] int NOT NULL IDENTITY,
        [ProgrammeId] int NOT NULL,
        [Order] int NOT NULL,
        [Title] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_Topics] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Topics_Programmes_ProgrammeId] FOREIGN KEY ([ProgrammeId]) REFERENCES [Programmes] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [Organisations] (
        [Id] int NOT NULL IDENTITY,
        [Kind] nvarchar(40) NOT NULL,
        [Name] nvarchar(max) NOT NULL,
        [ShortName] nvarchar(400) NULL,
        [SearchKey] nvarchar(400) NOT NULL,
        [SortLatin] nvarchar(120) NOT NULL,
        [SortCyrillic] nvarchar(120) NOT NULL,
        [UnitId] int NULL,
        [ParentId] int NULL,
        [Address] nvarchar(400) NULL,
        [Phone] nvarchar(400) NULL,
        [Email] nvarchar(400) NULL,
        [Website] nvarchar(400) NULL,
        [PublicIdentifier] nvarchar(400) NULL,
        [FoundedOn] nvarchar(16) NULL,
        [ClosedOn] nvarchar(16) NULL,
        [Note] nvarchar(2000) NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Organisations] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Organisations_Organisations_ParentId] FOREIGN KEY ([ParentId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Organisations_Units_UnitId] FOREIGN KEY ([UnitId]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [UnitCodes] (
        [Id] int NOT NULL IDENTITY,
        [UnitId] int NOT NULL,
        [System] nvarchar(100) NOT NULL,
        [Code] nvarchar(40) NOT NULL,
        [IdentityKey] nvarchar(150) NULL,
        CONSTRAINT [PK_UnitCodes] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_UnitCodes_Units_UnitId] FOREIGN KEY ([UnitId]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [UnitSuccessions] (
        [Id] int NOT NULL IDENTITY,
        [PredecessorId] int NOT NULL,
        [SuccessorId] int NOT NULL,
        [On] nvarchar(16) NULL,
        CONSTRAINT [PK_UnitSuccessions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_UnitSuccessions_Units_PredecessorId] FOREIGN KEY ([PredecessorId]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_UnitSuccessions_Units_SuccessorId] FOREIGN KEY ([SuccessorId]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [Venues] (
        [Id] int NOT NULL IDENTITY,
        [Name] nvarchar(400) NOT NULL,
        [SearchKey] nvarchar(400) NOT NULL,
        [UnitId] int NULL,
        [Address] nvarchar(400) NULL,
        [Capacity] int NULL,
        CONSTRAINT [PK_Venues] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Venues_Units_UnitId] FOREIGN KEY ([UnitId]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [AspNetUserClaims] (
        [Id] int NOT NULL IDENTITY,
        [UserId] int NOT NULL,
        [ClaimType] nvarchar(400) NULL,
        [ClaimValue] nvarchar(400) NULL,
        CONSTRAINT [PK_AspNetUserClaims] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_AspNetUserClaims_AspNetUsers_UserId] FOREIGN KEY ([UserId]) REFERENCES [AspNetUsers] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [AspNetUserLogins] (
        [LoginProvider] nvarchar(128) NOT NULL,
        [ProviderKey] nvarchar(128) NOT NULL,
        [ProviderDisplayName] nvarchar(400) NULL,
        [UserId] int NOT NULL,
        CONSTRAINT [PK_AspNetUserLogins] PRIMARY KEY ([LoginProvider], [ProviderKey]),
        CONSTRAINT [FK_AspNetUserLogins_AspNetUsers_UserId] FOREIGN KEY ([UserId]) REFERENCES [AspNetUsers] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [AspNetUserPasskeys] (
        [CredentialId] varbinary(1024) NOT NULL,
        [UserId] int NOT NULL,
        [Data] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_AspNetUserPasskeys] PRIMARY KEY ([CredentialId]),
        CONSTRAINT [FK_AspNetUserPasskeys_AspNetUsers_UserId] FOREIGN KEY ([UserId]) REFERENCES [AspNetUsers] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [AspNetUserRoles] (
        [UserId] int NOT NULL,
        [RoleId] int NOT NULL,
        CONSTRAINT [PK_AspNetUserRoles] PRIMARY KEY ([UserId], [RoleId]),
        CONSTRAINT [FK_AspNetUserRoles_AspNetRoles_RoleId] FOREIGN KEY ([RoleId]) REFERENCES [AspNetRoles] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_AspNetUserRoles_AspNetUsers_UserId] FOREIGN KEY ([UserId]) REFERENCES [AspNetUsers] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [AspNetUserTokens] (
        [UserId] int NOT NULL,
        [LoginProvider] nvarchar(128) NOT NULL,
        [Name] nvarchar(128) NOT NULL,
        [Value] nvarchar(400) NULL,
        CONSTRAINT [PK_AspNetUserTokens] PRIMARY KEY ([UserId], [LoginProvider], [Name]),
        CONSTRAINT [FK_AspNetUserTokens_AspNetUsers_UserId] FOREIGN KEY ([UserId]) REFERENCES [AspNetUsers] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [ProgrammeAccess] (
        [Id] int NOT NULL IDENTITY,
        [UserId] int NOT NULL,
        [ProgrammeId] int NOT NULL,
        [Role] nvarchar(40) NOT NULL,
        CONSTRAINT [PK_ProgrammeAccess] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ProgrammeAccess_AspNetUsers_UserId] FOREIGN KEY ([UserId]) REFERENCES [AspNetUsers] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_ProgrammeAccess_Programmes_ProgrammeId] FOREIGN KEY ([ProgrammeId]) REFERENCES [Programmes] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [Activities] (
        [Id] int NOT NULL IDENTITY,
        [ProgrammeId] int NOT NULL,
        [ObjectiveId] int NULL,
        [Kind] nvarchar(40) NOT NULL,
        [Status] nvarchar(40) NOT NULL,
        [Order] int NOT NULL,
        [Title] nvarchar(max) NOT NULL,
        [StatedQuantity] int NULL,
        [Note] nvarchar(400) NULL,
        CONSTRAINT [PK_Activities] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Activities_Objectives_ObjectiveId] FOREIGN KEY ([ObjectiveId]) REFERENCES [Objectives] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Activities_Programmes_ProgrammeId] FOREIGN KEY ([ProgrammeId]) REFERENCES [Programmes] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [ProgrammeUnits] (
        [Id] int NOT NULL IDENTITY,
        [ProgrammeId] int NOT NULL,
        [UnitId] int NULL,
        [SlotLabel] nvarchar(max) NOT NULL,
        [Role] nvarchar(40) NOT NULL,
        [Cohort] nvarchar(400) NULL,
        [StepId] int NULL,
        [Since] nvarchar(16) NULL,
        [Order] int NOT NULL,
        CONSTRAINT [PK_ProgrammeUnits] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ProgrammeUnits_ProgrammeSteps_StepId] FOREIGN KEY ([StepId]) REFERENCES [ProgrammeSteps] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_ProgrammeUnits_Programmes_ProgrammeId] FOREIGN KEY ([ProgrammeId]) REFERENCES [Programmes] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_ProgrammeUnits_Units_UnitId] FOREIGN KEY ([UnitId]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [ReportFigures] (
        [Id] int NOT NULL IDENTITY,
        [ReportId] int NOT NULL,
        [IndicatorId] int NOT NULL,
        [Order] int NOT NULL,
        [Code] nvarchar(40) NULL,
        [Name] nvarchar(max) NOT NULL,
        [Rule] nvarchar(40) NOT NULL,
        [Target] decimal(18,4) NULL,
        [Value] decimal(18,4) NULL,
        [AdjustmentNote] nvarchar(2000) NULL,
        CONSTRAINT [PK_ReportFigures] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ReportFigures_SubmittedReports_ReportId] FOREIGN KEY ([ReportId]) REFERENCES [SubmittedReports] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [Indicators] (
        [Id] int NOT NULL IDENTITY,
        [ProgrammeId] int NOT NULL,
        [ObjectiveId] int NULL,
        [Order] int NOT NULL,
        [Code] nvarchar(40) NULL,
        [Name] nvarchar(max) NOT NULL,
        [Rule] nvarchar(40) NOT NULL,
        [Unit] nvarchar(max) NOT NULL,
        [TargetGroupId] int NULL,
        [CompletionShare] decimal(4,3) NULL,
        [Direction] nvarchar(40) NOT NULL,
        [Baseline] decimal(18,4) NULL,
        [BaselineYear] int NULL,
        [Responsible] nvarchar(400) NULL,
        [SourceOfVerification] nvarchar(1000) NULL,
        [IsDemo] bit NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Indicators] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Indicators_Objectives_ObjectiveId] FOREIGN KEY ([ObjectiveId]) REFERENCES [Objectives] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Indicators_Programmes_ProgrammeId] FOREIGN KEY ([ProgrammeId]) REFERENCES [Programmes] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Indicators_TargetGroups_TargetGroupId] FOREIGN KEY ([TargetGroupId]) REFERENCES [TargetGroups] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [SourceStatements] (
        [Id] int NOT NULL IDENTITY,
        [ProgrammeId] int NOT NULL,
        [Reference] nvarchar(400) NULL,
        [Document] nvarchar(400) NOT NULL,
        [Language] nvarchar(16) NOT NULL,
        [Place] nvarchar(400) NULL,
        [Subject] nvarchar(max) NOT NULL,
        [Value] nvarchar(max) NOT NULL,
        [Quantity] int NULL,
        [Unit] nvarchar(40) NULL,
        [Qualifier] nvarchar(2000) NULL,
        [IsContradiction] bit NOT NULL,
        [ComparedWith] nvarchar(40) NOT NULL,
        [OrganisationKind] nvarchar(40) NULL,
        [TargetGroupId] int NULL,
        [Order] int NOT NULL,
        CONSTRAINT [PK_SourceStatements] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_SourceStatements_Programmes_ProgrammeId] FOREIGN KEY ([ProgrammeId]) REFERENCES [Programmes] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_SourceStatements_TargetGroups_TargetGroupId] FOREIGN KEY ([TargetGroupId]) REFERENCES [TargetGroups] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [Specialisms] (
        [Id] int NOT NULL IDENTITY,
        [TargetGroupId] int NOT NULL,
        [Order] int NOT NULL,
        [Name] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_Specialisms] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Specialisms_TargetGroups_TargetGroupId] FOREIGN KEY ([TargetGroupId]) REFERENCES [TargetGroups] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [TopicAudiences] (
        [Id] int NOT NULL IDENTITY,
        [TopicId] int NOT NULL,
        [TargetGroupId] int NOT NULL,
        [Answer] nvarchar(40) NOT NULL,
        [TitleForGroup] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_TopicAudiences] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_TopicAudiences_TargetGroups_TargetGroupId] FOREIGN KEY ([TargetGroupId]) REFERENCES [TargetGroups] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_TopicAudiences_Topics_TopicId] FOREIGN KEY ([TopicId]) REFERENCES [Topics] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [Affiliations] (
        [Id] int NOT NULL IDENTITY,
        [PersonId] int NOT NULL,
        [OrganisationId] int NULL,
        [UnitId] int NULL,
        [Position] nvarchar(400) NULL,
        [PositionGroup] nvarchar(40) NOT NULL,
        [From] nvarchar(16) NULL,
        [To] nvarchar(16) NULL,
        CONSTRAINT [PK_Affiliations] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Affiliations_Organisations_OrganisationId] FOREIGN KEY ([OrganisationId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Affiliations_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Affiliations_Units_UnitId] FOREIGN KEY ([UnitId]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [Memoranda] (
        [Id] int NOT NULL IDENTITY,
        [ProgrammeId] int NOT NULL,
        [OrganisationId] int NULL,
        [UnitId] int NULL,
        [SignedOn] nvarchar(16) NULL,
        [EndsOn] nvarchar(16) NULL,
        [Promises] nvarchar(4000) NULL,
        CONSTRAINT [PK_Memoranda] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Memoranda_Organisations_OrganisationId] FOREIGN KEY ([OrganisationId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Memoranda_Programmes_ProgrammeId] FOREIGN KEY ([ProgrammeId]) REFERENCES [Programmes] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Memoranda_Units_UnitId] FOREIGN KEY ([UnitId]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [OrganisationMemberships] (
        [Id] int NOT NULL IDENTITY,
        [AssociationId] int NOT NULL,
        [MemberId] int NULL,
        [MemberUnitId] int NULL,
        [From] nvarchar(16) NULL,
        [To] nvarchar(16) NULL,
        CONSTRAINT [PK_OrganisationMemberships] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_OrganisationMemberships_Organisations_AssociationId] FOREIGN KEY ([AssociationId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_OrganisationMemberships_Organisations_MemberId] FOREIGN KEY ([MemberId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_OrganisationMemberships_Units_MemberUnitId] FOREIGN KEY ([MemberUnitId]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [OrganisationNames] (
        [Id] int NOT NULL IDENTITY,
        [OrganisationId] int NOT NULL,
        [Text] nvarchar(400) NOT NULL,
        [Language] nvarchar(400) NOT NULL,
        [IsAlias] bit NOT NULL,
        [From] nvarchar(16) NULL,
        [To] nvarchar(16) NULL,
        CONSTRAINT [PK_OrganisationNames] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_OrganisationNames_Organisations_OrganisationId] FOREIGN KEY ([OrganisationId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [ProgrammeOrganisations] (
        [Id] int NOT NULL IDENTITY,
        [ProgrammeId] int NOT NULL,
        [OrganisationId] int NOT NULL,
        [Role] nvarchar(40) NOT NULL,
        [Amount] decimal(18,4) NULL,
        [Currency] nvarchar(400) NULL,
        [Note] nvarchar(400) NULL,
        CONSTRAINT [PK_ProgrammeOrganisations] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ProgrammeOrganisations_Organisations_OrganisationId] FOREIGN KEY ([OrganisationId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_ProgrammeOrganisations_Programmes_ProgrammeId] FOREIGN KEY ([ProgrammeId]) REFERENCES [Programmes] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [Events] (
        [Id] int NOT NULL IDENTITY,
        [ProgrammeId] int NOT NULL,
        [Kind] nvarchar(40) NOT NULL,
        [State] nvarchar(40) NOT NULL,
        [Delivery] nvarchar(40) NOT NULL,
        [Title] nvarchar(max) NOT NULL,
        [SearchKey] nvarchar(400) NOT NULL,
        [TimeZone] nvarchar(64) NOT NULL,
        [Language] nvarchar(16) NULL,
        [VenueId] int NULL,
        [UnitId] int NULL,
        [HostId] int NULL,
        [ActivityId] int NULL,
        [StepId] int NULL,
        [Capacity] int NULL,
        [FirstDay] date NULL,
        [LastDay] date NULL,
        [Notes] nvarchar(4000) NULL,
        [IsDemo] bit NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Events] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Events_Activities_ActivityId] FOREIGN KEY ([ActivityId]) REFERENCES [Activities] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Events_Organisations_HostId] FOREIGN KEY ([HostId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Events_ProgrammeSteps_StepId] FOREIGN KEY ([StepId]) REFERENCES [ProgrammeSteps] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Events_Programmes_ProgrammeId] FOREIGN KEY ([ProgrammeId]) REFERENCES [Programmes] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Events_Units_UnitId] FOREIGN KEY ([UnitId]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Events_Venues_VenueId] FOREIGN KEY ([VenueId]) REFERENCES [Venues] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [TopicActivities] (
        [Id] int NOT NULL IDENTITY,
        [TopicId] int NOT NULL,
        [ActivityId] int NOT NULL,
        CONSTRAINT [PK_TopicActivities] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_TopicActivities_Activities_ActivityId] FOREIGN KEY ([ActivityId]) REFERENCES [Activities] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_TopicActivities_Topics_TopicId] FOREIGN KEY ([TopicId]) REFERENCES [Topics] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [ReportRows] (
        [Id] int NOT NULL IDENTITY,
        [FigureId] int NOT NULL,
        [PersonId] int NULL,
        [RegistrationId] int NULL,
        [EventId] int NULL,
        [TopicId] int NULL,
        [UnitId] int NULL,
        [Value] decimal(18,4) NOT NULL,
        CONSTRAINT [PK_ReportRows] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ReportRows_ReportFigures_FigureId] FOREIGN KEY ([FigureId]) REFERENCES [ReportFigures] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [IndicatorPeriods] (
        [Id] int NOT NULL IDENTITY,
        [IndicatorId] int NOT NULL,
        [From] date NOT NULL,
        [To] date NOT NULL,
        [Target] decimal(18,4) NULL,
        [TypedActual] decimal(18,4) NULL,
        [Comment] nvarchar(2000) NULL,
        CONSTRAINT [PK_IndicatorPeriods] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_IndicatorPeriods_Indicators_IndicatorId] FOREIGN KEY ([IndicatorId]) REFERENCES [Indicators] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [CheckInKeys] (
        [Id] int NOT NULL IDENTITY,
        [EventId] int NOT NULL,
        [Secret] nvarchar(60) NOT NULL,
        CONSTRAINT [PK_CheckInKeys] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_CheckInKeys_Events_EventId] FOREIGN KEY ([EventId]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [DeviceSheets] (
        [Id] int NOT NULL IDENTITY,
        [UserId] int NOT NULL,
        [EventId] int NOT NULL,
        [GivenAt] datetime2 NOT NULL,
        CONSTRAINT [PK_DeviceSheets] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_DeviceSheets_Events_EventId] FOREIGN KEY ([EventId]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [EventFunders] (
        [Id] int NOT NULL IDENTITY,
        [EventId] int NOT NULL,
        [OrganisationId] int NOT NULL,
        CONSTRAINT [PK_EventFunders] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_EventFunders_Events_EventId] FOREIGN KEY ([EventId]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_EventFunders_Organisations_OrganisationId] FOREIGN KEY ([OrganisationId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [EventStateChanges] (
        [Id] int NOT NULL IDENTITY,
        [EventId] int NOT NULL,
        [From] nvarchar(40) NOT NULL,
        [To] nvarchar(40) NOT NULL,
        [Reason] nvarchar(2000) NULL,
        [At] datetime2 NOT NULL,
        [UserId] int NULL,
        CONSTRAINT [PK_EventStateChanges] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_EventStateChanges_Events_EventId] FOREIGN KEY ([EventId]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [Evidence] (
        [Id] int NOT NULL IDENTITY,
        [EventId] int NOT NULL,
        [Day] date NOT NULL,
        [FileName] nvarchar(200) NOT NULL,
        [MediaType] nvarchar(60) NOT NULL,
        [Hash] nvarchar(64) NOT NULL,
        [Size] bigint NOT NULL,
        [AddedAt] datetime2 NOT NULL,
        [UserId] int NULL,
        CONSTRAINT [PK_Evidence] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Evidence_Events_EventId] FOREIGN KEY ([EventId]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [Registrations] (
        [Id] int NOT NULL IDENTITY,
        [EventId] int NOT NULL,
        [PersonId] int NULL,
        [UnidentifiedNote] nvarchar(400) NULL,
        [Number] int NOT NULL,
        [ProgrammeUnitId] int NULL,
        [UnitId] int NULL,
        [OrganisationId] int NULL,
        [Position] nvarchar(400) NULL,
        [PositionGroup] nvarchar(40) NOT NULL,
        [TargetGroupId] int NULL,
        [SpecialismId] int NULL,
        [Role] nvarchar(40) NOT NULL,
        [State] nvarchar(40) NOT NULL,
        [OperationId] uniqueidentifier NULL,
        [IsWalkIn] bit NOT NULL,
        [SubstitutesId] int NULL,
        [CreatedAt] datetime2 NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Registrations] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Registrations_Events_EventId] FOREIGN KEY ([EventId]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Registrations_Organisations_OrganisationId] FOREIGN KEY ([OrganisationId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Registrations_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Registrations_ProgrammeUnits_ProgrammeUnitId] FOREIGN KEY ([ProgrammeUnitId]) REFERENCES [ProgrammeUnits] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Registrations_Registrations_SubstitutesId] FOREIGN KEY ([SubstitutesId]) REFERENCES [Registrations] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Registrations_Specialisms_SpecialismId] FOREIGN KEY ([SpecialismId]) REFERENCES [Specialisms] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Registrations_TargetGroups_TargetGroupId] FOREIGN KEY ([TargetGroupId]) REFERENCES [TargetGroups] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Registrations_Units_UnitId] FOREIGN KEY ([UnitId]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [Seats] (
        [Id] int NOT NULL IDENTITY,
        [EventId] int NOT NULL,
        [ProgrammeUnitId] int NULL,
        [TargetGroupId] int NULL,
        [Role] nvarchar(40) NULL,
        [Number] int NOT NULL,
        CONSTRAINT [PK_Seats] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Seats_Events_EventId] FOREIGN KEY ([EventId]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Seats_ProgrammeUnits_ProgrammeUnitId] FOREIGN KEY ([ProgrammeUnitId]) REFERENCES [ProgrammeUnits] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Seats_TargetGroups_TargetGroupId] FOREIGN KEY ([TargetGroupId]) REFERENCES [TargetGroups] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [Sessions] (
        [Id] int NOT NULL IDENTITY,
        [EventId] int NOT NULL,
        [Order] int NOT NULL,
        [Day] date NOT NULL,
        [StartsAt] time NULL,
        [EndsAt] time NULL,
        [Title] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_Sessions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Sessions_Events_EventId] FOREIGN KEY ([EventId]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [SheetCounts] (
        [Id] int NOT NULL IDENTITY,
        [EventId] int NOT NULL,
        [Day] date NOT NULL,
        [Count] int NOT NULL,
        [Note] nvarchar(2000) NULL,
        [RecordedAt] datetime2 NOT NULL,
        [UserId] int NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_SheetCounts] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_SheetCounts_Events_EventId] FOREIGN KEY ([EventId]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [WaitingActs] (
        [Id] int NOT NULL IDENTITY,
        [OperationId] uniqueidentifier NOT NULL,
        [EventId] int NOT NULL,
        [UserId] int NOT NULL,
        [Reason] nvarchar(40) NOT NULL,
        [Act] nvarchar(4000) NULL,
        [ReceivedAt] datetime2 NOT NULL,
        [Outcome] nvarchar(40) NOT NULL,
        [DecidedAt] datetime2 NULL,
        [DecidedByUserId] int NULL,
        CONSTRAINT [PK_WaitingActs] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_WaitingActs_Events_EventId] FOREIGN KEY ([EventId]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [TargetChanges] (
        [Id] int NOT NULL IDENTITY,
        [PeriodId] int NOT NULL,
        [At] datetime2 NOT NULL,
        [UserId] int NULL,
        [Before] decimal(18,4) NULL,
        [After] decimal(18,4) NULL,
        [Reason] nvarchar(400) NULL,
        CONSTRAINT [PK_TargetChanges] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_TargetChanges_IndicatorPeriods_PeriodId] FOREIGN KEY ([PeriodId]) REFERENCES [IndicatorPeriods] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [EvidenceContents] (
        [Id] int NOT NULL IDENTITY,
        [EvidenceId] int NOT NULL,
        [Content] varbinary(max) NOT NULL,
        CONSTRAINT [PK_EvidenceContents] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_EvidenceContents_Evidence_EvidenceId] FOREIGN KEY ([EvidenceId]) REFERENCES [Evidence] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [AttendanceEntries] (
        [Id] bigint NOT NULL IDENTITY,
        [OperationId] uniqueidentifier NOT NULL,
        [BatchId] uniqueidentifier NULL,
        [EventId] int NOT NULL,
        [RegistrationId] int NOT NULL,
        [SessionId] int NOT NULL,
        [BaseVersion] int NOT NULL,
        [Value] nvarchar(40) NOT NULL,
        [Minutes] int NULL,
        [Outcome] nvarchar(40) NOT NULL,
        [ObservedAt] datetime2 NOT NULL,
        [RecordedAt] datetime2 NOT NULL,
        [UserId] int NULL,
        [Source] nvarchar(40) NOT NULL,
        [Note] nvarchar(1000) NULL,
        [EvidenceId] int NULL,
        CONSTRAINT [PK_AttendanceEntries] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_AttendanceEntries_Events_EventId] FOREIGN KEY ([EventId]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_AttendanceEntries_Evidence_EvidenceId] FOREIGN KEY ([EvidenceId]) REFERENCES [Evidence] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_AttendanceEntries_Registrations_RegistrationId] FOREIGN KEY ([RegistrationId]) REFERENCES [Registrations] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_AttendanceEntries_Sessions_SessionId] FOREIGN KEY ([SessionId]) REFERENCES [Sessions] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [AttendanceMarks] (
        [RegistrationId] int NOT NULL,
        [SessionId] int NOT NULL,
        [EventId] int NOT NULL,
        [Value] nvarchar(40) NOT NULL,
        [Minutes] int NULL,
        [Version] int NOT NULL,
        [RecordedAt] datetime2 NOT NULL,
        [UserId] int NULL,
        CONSTRAINT [PK_AttendanceMarks] PRIMARY KEY ([RegistrationId], [SessionId]),
        CONSTRAINT [FK_AttendanceMarks_Events_EventId] FOREIGN KEY ([EventId]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_AttendanceMarks_Registrations_RegistrationId] FOREIGN KEY ([RegistrationId]) REFERENCES [Registrations] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_AttendanceMarks_Sessions_SessionId] FOREIGN KEY ([SessionId]) REFERENCES [Sessions] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [CheckIns] (
        [Id] int NOT NULL IDENTITY,
        [SessionId] int NOT NULL,
        [RegistrationId] int NOT NULL,
        [At] datetime2 NOT NULL,
        [State] nvarchar(40) NOT NULL,
        CONSTRAINT [PK_CheckIns] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_CheckIns_Registrations_RegistrationId] FOREIGN KEY ([RegistrationId]) REFERENCES [Registrations] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_CheckIns_Sessions_SessionId] FOREIGN KEY ([SessionId]) REFERENCES [Sessions] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [SeatOccupancies] (
        [Id] int NOT NULL IDENTITY,
        [SeatId] int NOT NULL,
        [SessionId] int NOT NULL,
        [RegistrationId] int NOT NULL,
        CONSTRAINT [PK_SeatOccupancies] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_SeatOccupancies_Registrations_RegistrationId] FOREIGN KEY ([RegistrationId]) REFERENCES [Registrations] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_SeatOccupancies_Seats_SeatId] FOREIGN KEY ([SeatId]) REFERENCES [Seats] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_SeatOccupancies_Sessions_SessionId] FOREIGN KEY ([SessionId]) REFERENCES [Sessions] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [SessionTopics] (
        [Id] int NOT NULL IDENTITY,
        [SessionId] int NOT NULL,
        [TopicId] int NOT NULL,
        CONSTRAINT [PK_SessionTopics] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_SessionTopics_Sessions_SessionId] FOREIGN KEY ([SessionId]) REFERENCES [Sessions] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_SessionTopics_Topics_TopicId] FOREIGN KEY ([TopicId]) REFERENCES [Topics] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE TABLE [SessionTrainers] (
        [Id] int NOT NULL IDENTITY,
        [SessionId] int NOT NULL,
        [PersonId] int NOT NULL,
        CONSTRAINT [PK_SessionTrainers] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_SessionTrainers_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_SessionTrainers_Sessions_SessionId] FOREIGN KEY ([SessionId]) REFERENCES [Sessions] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Name', N'Sequence') AND [object_id] = OBJECT_ID(N'[WriteLocks]'))
        SET IDENTITY_INSERT [WriteLocks] ON;
    EXEC(N'INSERT INTO [WriteLocks] ([Name], [Sequence])
    VALUES (N''access'', CAST(0 AS bigint)),
    (N''people'', CAST(0 AS bigint)),
    (N''reports'', CAST(0 AS bigint)),
    (N''schedule'', CAST(0 AS bigint)),
    (N''settings'', CAST(0 AS bigint))');
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Name', N'Sequence') AND [object_id] = OBJECT_ID(N'[WriteLocks]'))
        SET IDENTITY_INSERT [WriteLocks] OFF;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_AccessChanges_Sequence] ON [AccessChanges] ([Sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Activities_ObjectiveId] ON [Activities] ([ObjectiveId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Activities_ProgrammeId] ON [Activities] ([ProgrammeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Affiliations_OrganisationId] ON [Affiliations] ([OrganisationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Affiliations_PersonId] ON [Affiliations] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Affiliations_UnitId] ON [Affiliations] ([UnitId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_AspNetRoleClaims_RoleId] ON [AspNetRoleClaims] ([RoleId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [RoleNameIndex] ON [AspNetRoles] ([NormalizedName]) WHERE [NormalizedName] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_AspNetUserClaims_UserId] ON [AspNetUserClaims] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_AspNetUserLogins_UserId] ON [AspNetUserLogins] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_AspNetUserPasskeys_UserId] ON [AspNetUserPasskeys] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_AspNetUserRoles_RoleId] ON [AspNetUserRoles] ([RoleId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [EmailIndex] ON [AspNetUsers] ([NormalizedEmail]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_AspNetUsers_PersonId] ON [AspNetUsers] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [UserNameIndex] ON [AspNetUsers] ([NormalizedUserName]) WHERE [NormalizedUserName] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_AttendanceEntries_BatchId] ON [AttendanceEntries] ([BatchId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_AttendanceEntries_EventId_Id] ON [AttendanceEntries] ([EventId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_AttendanceEntries_EvidenceId] ON [AttendanceEntries] ([EvidenceId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_AttendanceEntries_OperationId] ON [AttendanceEntries] ([OperationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_AttendanceEntries_RegistrationId] ON [AttendanceEntries] ([RegistrationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_AttendanceEntries_SessionId] ON [AttendanceEntries] ([SessionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_AttendanceMarks_EventId] ON [AttendanceMarks] ([EventId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_AttendanceMarks_SessionId] ON [AttendanceMarks] ([SessionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_AuditEntries_At] ON [AuditEntries] ([At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_CheckInKeys_EventId] ON [CheckInKeys] ([EventId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_CheckIns_RegistrationId] ON [CheckIns] ([RegistrationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_CheckIns_SessionId_RegistrationId] ON [CheckIns] ([SessionId], [RegistrationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Consents_PersonId] ON [Consents] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_DeviceSheets_EventId] ON [DeviceSheets] ([EventId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_DeviceSheets_UserId_EventId] ON [DeviceSheets] ([UserId], [EventId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_EventFunders_EventId] ON [EventFunders] ([EventId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_EventFunders_OrganisationId] ON [EventFunders] ([OrganisationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Events_ActivityId] ON [Events] ([ActivityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Events_FirstDay] ON [Events] ([FirstDay]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Events_HostId] ON [Events] ([HostId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Events_ProgrammeId_FirstDay] ON [Events] ([ProgrammeId], [FirstDay]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Events_StepId] ON [Events] ([StepId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Events_UnitId] ON [Events] ([UnitId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Events_VenueId] ON [Events] ([VenueId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_EventStateChanges_EventId] ON [EventStateChanges] ([EventId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Evidence_EventId_Day] ON [Evidence] ([EventId], [Day]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_EvidenceContents_EvidenceId] ON [EvidenceContents] ([EvidenceId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_ImportItems_RunId_Subject_SubjectId] ON [ImportItems] ([RunId], [Subject], [SubjectId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_IndicatorPeriods_IndicatorId_From] ON [IndicatorPeriods] ([IndicatorId], [From]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Indicators_ObjectiveId] ON [Indicators] ([ObjectiveId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Indicators_ProgrammeId_Order] ON [Indicators] ([ProgrammeId], [Order]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Indicators_TargetGroupId] ON [Indicators] ([TargetGroupId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Memoranda_OrganisationId] ON [Memoranda] ([OrganisationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Memoranda_ProgrammeId] ON [Memoranda] ([ProgrammeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Memoranda_UnitId] ON [Memoranda] ([UnitId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Objectives_ParentId] ON [Objectives] ([ParentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Objectives_ProgrammeId] ON [Objectives] ([ProgrammeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_OrganisationMemberships_AssociationId] ON [OrganisationMemberships] ([AssociationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_OrganisationMemberships_MemberId] ON [OrganisationMemberships] ([MemberId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_OrganisationMemberships_MemberUnitId] ON [OrganisationMemberships] ([MemberUnitId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_OrganisationNames_OrganisationId] ON [OrganisationNames] ([OrganisationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Organisations_ParentId] ON [Organisations] ([ParentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Organisations_SearchKey] ON [Organisations] ([SearchKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Organisations_SortCyrillic] ON [Organisations] ([SortCyrillic]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Organisations_SortLatin] ON [Organisations] ([SortLatin]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Organisations_UnitId] ON [Organisations] ([UnitId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_OutgoingMails_SentAt_DueAt] ON [OutgoingMails] ([SentAt], [DueAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_People_CanonicalId] ON [People] ([CanonicalId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_People_SearchKey] ON [People] ([SearchKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_People_SortCyrillic] ON [People] ([SortCyrillic]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_People_SortLatin] ON [People] ([SortLatin]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_PersonDistinctions_SecondId] ON [PersonDistinctions] ([SecondId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_PersonMerges_MergedId] ON [PersonMerges] ([MergedId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_PersonMerges_SurvivorId] ON [PersonMerges] ([SurvivorId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_PersonNames_PersonId] ON [PersonNames] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_ProgrammeAccess_ProgrammeId] ON [ProgrammeAccess] ([ProgrammeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ProgrammeAccess_UserId_ProgrammeId] ON [ProgrammeAccess] ([UserId], [ProgrammeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_ProgrammeOrganisations_OrganisationId] ON [ProgrammeOrganisations] ([OrganisationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_ProgrammeOrganisations_ProgrammeId] ON [ProgrammeOrganisations] ([ProgrammeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Programmes_Code] ON [Programmes] ([Code]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Programmes_ParentId] ON [Programmes] ([ParentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Programmes_SortCyrillic] ON [Programmes] ([SortCyrillic]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Programmes_SortLatin] ON [Programmes] ([SortLatin]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_ProgrammeSteps_ProgrammeId] ON [ProgrammeSteps] ([ProgrammeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_ProgrammeUnits_ProgrammeId_Role_Order] ON [ProgrammeUnits] ([ProgrammeId], [Role], [Order]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_ProgrammeUnits_StepId] ON [ProgrammeUnits] ([StepId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_ProgrammeUnits_UnitId] ON [ProgrammeUnits] ([UnitId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_RateWindows_Key_StartsAt] ON [RateWindows] ([Key], [StartsAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Registrations_EventId_PersonId] ON [Registrations] ([EventId], [PersonId]) WHERE [PersonId] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Registrations_OperationId] ON [Registrations] ([OperationId]) WHERE [OperationId] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Registrations_OrganisationId] ON [Registrations] ([OrganisationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Registrations_PersonId] ON [Registrations] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Registrations_ProgrammeUnitId] ON [Registrations] ([ProgrammeUnitId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Registrations_SpecialismId] ON [Registrations] ([SpecialismId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Registrations_SubstitutesId] ON [Registrations] ([SubstitutesId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Registrations_TargetGroupId] ON [Registrations] ([TargetGroupId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Registrations_UnitId] ON [Registrations] ([UnitId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_ReportFigures_ReportId] ON [ReportFigures] ([ReportId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_ReportRows_FigureId] ON [ReportRows] ([FigureId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_SeatOccupancies_RegistrationId_SessionId] ON [SeatOccupancies] ([RegistrationId], [SessionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_SeatOccupancies_SeatId_SessionId] ON [SeatOccupancies] ([SeatId], [SessionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_SeatOccupancies_SessionId] ON [SeatOccupancies] ([SessionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Seats_EventId] ON [Seats] ([EventId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Seats_ProgrammeUnitId] ON [Seats] ([ProgrammeUnitId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Seats_TargetGroupId] ON [Seats] ([TargetGroupId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Sessions_Day] ON [Sessions] ([Day]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Sessions_EventId] ON [Sessions] ([EventId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_SessionTopics_SessionId] ON [SessionTopics] ([SessionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_SessionTopics_TopicId] ON [SessionTopics] ([TopicId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_SessionTrainers_PersonId] ON [SessionTrainers] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_SessionTrainers_SessionId_PersonId] ON [SessionTrainers] ([SessionId], [PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_ShareLinks_ProgrammeId] ON [ShareLinks] ([ProgrammeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ShareLinks_SecretHash] ON [ShareLinks] ([SecretHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_SheetCounts_EventId_Day] ON [SheetCounts] ([EventId], [Day]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_SourceStatements_ProgrammeId] ON [SourceStatements] ([ProgrammeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_SourceStatements_TargetGroupId] ON [SourceStatements] ([TargetGroupId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Specialisms_TargetGroupId] ON [Specialisms] ([TargetGroupId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_SubmittedReports_ProgrammeId_Number] ON [SubmittedReports] ([ProgrammeId], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_TargetChanges_PeriodId] ON [TargetChanges] ([PeriodId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_TargetGroups_ProgrammeId] ON [TargetGroups] ([ProgrammeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Themes_ProgrammeId] ON [Themes] ([ProgrammeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_TopicActivities_ActivityId] ON [TopicActivities] ([ActivityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_TopicActivities_TopicId_ActivityId] ON [TopicActivities] ([TopicId], [ActivityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_TopicAudiences_TargetGroupId] ON [TopicAudiences] ([TargetGroupId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_TopicAudiences_TopicId_TargetGroupId] ON [TopicAudiences] ([TopicId], [TargetGroupId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Topics_ProgrammeId] ON [Topics] ([ProgrammeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_UnitCodes_Code] ON [UnitCodes] ([Code]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_UnitCodes_IdentityKey] ON [UnitCodes] ([IdentityKey]) WHERE [IdentityKey] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_UnitCodes_UnitId] ON [UnitCodes] ([UnitId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Units_ParentId] ON [Units] ([ParentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Units_SearchKey] ON [Units] ([SearchKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Units_SortCyrillic] ON [Units] ([SortCyrillic]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Units_SortLatin] ON [Units] ([SortLatin]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_UnitSuccessions_PredecessorId] ON [UnitSuccessions] ([PredecessorId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_UnitSuccessions_SuccessorId] ON [UnitSuccessions] ([SuccessorId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Venues_SearchKey] ON [Venues] ([SearchKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_Venues_UnitId] ON [Venues] ([UnitId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE INDEX [IX_WaitingActs_EventId_Outcome] ON [WaitingActs] ([EventId], [Outcome]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_WaitingActs_OperationId] ON [WaitingActs] ([OperationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128192843_Initial'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261128192843_Initial', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129063926_OneKit'
)
BEGIN
    ALTER TABLE [People] ADD [IsTrainer] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129063926_OneKit'
)
BEGIN
    ALTER TABLE [People] ADD [TrainingLanguages] nvarchar(200) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129063926_OneKit'
)
BEGIN
    ALTER TABLE [People] ADD [TrainingTopics] nvarchar(400) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129063926_OneKit'
)
BEGIN
    CREATE TABLE [KeptClashes] (
        [Key] nvarchar(160) NOT NULL,
        [At] datetime2 NOT NULL,
        [UserId] int NULL,
        CONSTRAINT [PK_KeptClashes] PRIMARY KEY ([Key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129063926_OneKit'
)
BEGIN
    CREATE TABLE [ListPreferences] (
        [UserId] int NOT NULL,
        [List] nvarchar(60) NOT NULL,
        [HiddenColumns] nvarchar(400) NOT NULL,
        CONSTRAINT [PK_ListPreferences] PRIMARY KEY ([UserId], [List]),
        CONSTRAINT [FK_ListPreferences_AspNetUsers_UserId] FOREIGN KEY ([UserId]) REFERENCES [AspNetUsers] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129063926_OneKit'
)
BEGIN
    CREATE TABLE [TrainerAbsences] (
        [Id] int NOT NULL IDENTITY,
        [PersonId] int NOT NULL,
        [From] date NOT NULL,
        [To] date NOT NULL,
        CONSTRAINT [PK_TrainerAbsences] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_TrainerAbsences_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129063926_OneKit'
)
BEGIN
    CREATE INDEX [IX_TrainerAbsences_PersonId_To] ON [TrainerAbsences] ([PersonId], [To]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129063926_OneKit'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261129063926_OneKit', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129173729_RightAnswers'
)
BEGIN
    ALTER TABLE [AuditEntries] ADD [Changes] nvarchar(4000) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129173729_RightAnswers'
)
BEGIN
    ALTER TABLE [AspNetUsers] ADD [LastCodeStep] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129173729_RightAnswers'
)
BEGIN
    CREATE TABLE [ImportHeadings] (
        [Id] int NOT NULL IDENTITY,
        [Kind] nvarchar(40) NOT NULL,
        [ProgrammeId] int NULL,
        [Heading] nvarchar(200) NOT NULL,
        [Field] nvarchar(40) NULL,
        CONSTRAINT [PK_ImportHeadings] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ImportHeadings_Programmes_ProgrammeId] FOREIGN KEY ([ProgrammeId]) REFERENCES [Programmes] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129173729_RightAnswers'
)
BEGIN
    CREATE TABLE [UserSessions] (
        [Id] uniqueidentifier NOT NULL,
        [UserId] int NOT NULL,
        [StartedAt] datetime2 NOT NULL,
        [EndsAt] datetime2 NOT NULL,
        CONSTRAINT [PK_UserSessions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_UserSessions_AspNetUsers_UserId] FOREIGN KEY ([UserId]) REFERENCES [AspNetUsers] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129173729_RightAnswers'
)
BEGIN
    CREATE INDEX [IX_AuditEntries_ProgrammeId_At] ON [AuditEntries] ([ProgrammeId], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129173729_RightAnswers'
)
BEGIN
    CREATE INDEX [IX_ImportHeadings_Kind_ProgrammeId_Heading] ON [ImportHeadings] ([Kind], [ProgrammeId], [Heading]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129173729_RightAnswers'
)
BEGIN
    CREATE INDEX [IX_ImportHeadings_ProgrammeId] ON [ImportHeadings] ([ProgrammeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129173729_RightAnswers'
)
BEGIN
    CREATE INDEX [IX_UserSessions_EndsAt] ON [UserSessions] ([EndsAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129173729_RightAnswers'
)
BEGIN
    CREATE INDEX [IX_UserSessions_UserId] ON [UserSessions] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129173729_RightAnswers'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261129173729_RightAnswers', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130110207_IdentityQuestions'
)
BEGIN
    CREATE TABLE [IdentityQuestions] (
        [AskedId] int NOT NULL,
        [KnownId] int NOT NULL,
        [ProgrammeId] int NOT NULL,
        [At] datetime2 NOT NULL,
        [UserId] int NULL,
        [AnsweredAt] datetime2 NULL,
        [AnsweredByUserId] int NULL,
        [IsSame] bit NULL,
        CONSTRAINT [PK_IdentityQuestions] PRIMARY KEY ([AskedId], [KnownId]),
        CONSTRAINT [FK_IdentityQuestions_People_AskedId] FOREIGN KEY ([AskedId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_IdentityQuestions_People_KnownId] FOREIGN KEY ([KnownId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_IdentityQuestions_Programmes_ProgrammeId] FOREIGN KEY ([ProgrammeId]) REFERENCES [Programmes] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130110207_IdentityQuestions'
)
BEGIN
    CREATE INDEX [IX_IdentityQuestions_KnownId] ON [IdentityQuestions] ([KnownId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130110207_IdentityQuestions'
)
BEGIN
    CREATE INDEX [IX_IdentityQuestions_ProgrammeId] ON [IdentityQuestions] ([ProgrammeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130110207_IdentityQuestions'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261130110207_IdentityQuestions', N'10.0.15');
END;

COMMIT;
GO


CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL,
    CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId")
);

CREATE TABLE "Alliances" (
    "AllianceId" uuid NOT NULL,
    "Home" character varying(400) NOT NULL,
    "Name" character varying(200),
    "Language" character varying(24) NOT NULL,
    "TimeZone" character varying(64) NOT NULL,
    "LinkSecret" bytea NOT NULL,
    "CreatedAt" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_Alliances" PRIMARY KEY ("AllianceId")
);

CREATE TABLE "ApprovedMinutes" (
    "AllianceId" uuid NOT NULL,
    "MeetingId" uuid NOT NULL,
    "ApprovedById" uuid NOT NULL,
    "ApprovedByName" character varying(200) NOT NULL,
    "ApprovedAt" timestamp with time zone NOT NULL,
    "RecordName" character varying(600) NOT NULL,
    "Title" character varying(600) NOT NULL,
    "Language" character varying(8) NOT NULL,
    "PendingDocument" bytea,
    "Sha256" character varying(64),
    "Location" character varying(2000),
    CONSTRAINT "PK_ApprovedMinutes" PRIMARY KEY ("AllianceId", "MeetingId")
);

CREATE TABLE "InboundActivities" (
    "AllianceId" uuid NOT NULL,
    "Key" character varying(400) NOT NULL,
    "Fingerprint" character varying(64) NOT NULL,
    "ReceivedAt" timestamp with time zone NOT NULL,
    "AnsweredLate" boolean NOT NULL,
    CONSTRAINT "PK_InboundActivities" PRIMARY KEY ("AllianceId", "Key")
);

CREATE TABLE "Meetings" (
    "AllianceId" uuid NOT NULL,
    "Id" uuid NOT NULL,
    "ConversationId" character varying(400) NOT NULL,
    "Year" integer NOT NULL,
    "Sequence" integer NOT NULL,
    "Title" character varying(200) NOT NULL,
    "Status" character varying(24) NOT NULL,
    "StartedAt" timestamp with time zone NOT NULL,
    "EndedAt" timestamp with time zone,
    "StartedById" uuid NOT NULL,
    "StartedByName" character varying(200) NOT NULL,
    "EntryCount" integer NOT NULL,
    CONSTRAINT "PK_Meetings" PRIMARY KEY ("AllianceId", "Id")
);

CREATE TABLE "People" (
    "AllianceId" uuid NOT NULL,
    "Id" uuid NOT NULL,
    "UserId" character varying(400) NOT NULL,
    "AadObjectId" character varying(64),
    "Name" character varying(200) NOT NULL,
    "Email" character varying(320),
    "ChosenLanguage" character varying(24),
    "FirstSeenAt" timestamp with time zone NOT NULL,
    "LeftAt" timestamp with time zone,
    "ChosenInPersonalChatAt" timestamp with time zone,
    CONSTRAINT "PK_People" PRIMARY KEY ("AllianceId", "Id"),
    CONSTRAINT "FK_People_Alliances_AllianceId" FOREIGN KEY ("AllianceId") REFERENCES "Alliances" ("AllianceId") ON DELETE CASCADE
);

CREATE TABLE "Places" (
    "AllianceId" uuid NOT NULL,
    "ConversationId" character varying(400) NOT NULL,
    "Kind" character varying(24) NOT NULL,
    "GreetedAt" timestamp with time zone,
    "LeftAt" timestamp with time zone,
    CONSTRAINT "PK_Places" PRIMARY KEY ("AllianceId", "ConversationId"),
    CONSTRAINT "FK_Places_Alliances_AllianceId" FOREIGN KEY ("AllianceId") REFERENCES "Alliances" ("AllianceId") ON DELETE CASCADE
);

CREATE TABLE "AgendaItems" (
    "AllianceId" uuid NOT NULL,
    "MeetingId" uuid NOT NULL,
    "Position" integer NOT NULL,
    "Title" character varying(200) NOT NULL,
    "Kind" character varying(24),
    "PlannedMinutes" integer,
    "IsAddition" boolean NOT NULL,
    CONSTRAINT "PK_AgendaItems" PRIMARY KEY ("AllianceId", "MeetingId", "Position"),
    CONSTRAINT "FK_AgendaItems_Meetings_AllianceId_MeetingId" FOREIGN KEY ("AllianceId", "MeetingId") REFERENCES "Meetings" ("AllianceId", "Id") ON DELETE CASCADE
);

CREATE TABLE "Attendances" (
    "AllianceId" uuid NOT NULL,
    "MeetingId" uuid NOT NULL,
    "PersonId" uuid NOT NULL,
    "Name" character varying(200) NOT NULL,
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_Attendances" PRIMARY KEY ("AllianceId", "MeetingId", "PersonId"),
    CONSTRAINT "FK_Attendances_Meetings_AllianceId_MeetingId" FOREIGN KEY ("AllianceId", "MeetingId") REFERENCES "Meetings" ("AllianceId", "Id") ON DELETE CASCADE
);

CREATE TABLE "MeetingEntries" (
    "AllianceId" uuid NOT NULL,
    "MeetingId" uuid NOT NULL,
    "Sequence" integer NOT NULL,
    "Kind" character varying(24) NOT NULL,
    "Text" character varying(4000) NOT NULL,
    "AgendaPosition" integer,
    "Url" character varying(2000),
    "OwnerId" uuid,
    "OwnerName" character varying(200),
    "DueDate" date,
    "AuthorId" uuid NOT NULL,
    "AuthorName" character varying(200) NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "UndoneAt" timestamp with time zone,
    CONSTRAINT "PK_MeetingEntries" PRIMARY KEY ("AllianceId", "MeetingId", "Sequence"),
    CONSTRAINT "FK_MeetingEntries_Meetings_AllianceId_MeetingId" FOREIGN KEY ("AllianceId", "MeetingId") REFERENCES "Meetings" ("AllianceId", "Id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_Alliances_Home" ON "Alliances" ("Home");

CREATE INDEX "IX_ApprovedMinutes_ToArchive" ON "ApprovedMinutes" ("Sha256") WHERE "Sha256" IS NULL;

CREATE INDEX "IX_InboundActivities_Late" ON "InboundActivities" ("AllianceId", "Fingerprint") WHERE "AnsweredLate";

CREATE INDEX "IX_InboundActivities_ReceivedAt" ON "InboundActivities" ("ReceivedAt");

CREATE UNIQUE INDEX "IX_Meetings_AllianceId_Year_Sequence" ON "Meetings" ("AllianceId", "Year", "Sequence");

CREATE UNIQUE INDEX "IX_Meetings_OneRunningInAPlace" ON "Meetings" ("AllianceId", "ConversationId") WHERE "Status" = 'Running';

CREATE UNIQUE INDEX "IX_People_AllianceId_UserId" ON "People" ("AllianceId", "UserId");

CREATE INDEX "IX_People_UserId" ON "People" ("UserId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123075620_Initial', '10.0.14');

ALTER TABLE "People" ADD "ConfirmedAt" timestamp with time zone NOT NULL DEFAULT TIMESTAMPTZ '-infinity';

ALTER TABLE "People" ADD "IsMember" boolean NOT NULL DEFAULT TRUE;

ALTER TABLE "Meetings" ADD "IsPrivate" boolean NOT NULL DEFAULT FALSE;

ALTER TABLE "ApprovedMinutes" ADD "AllianceName" character varying(200) NOT NULL DEFAULT '';

ALTER TABLE "ApprovedMinutes" ADD "TimeZone" character varying(64) NOT NULL DEFAULT '';

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124164133_PrivatePlacesAndMembers', '10.0.14');

ALTER TABLE "People" ADD "AwayFrom" date;

ALTER TABLE "People" ADD "AwayTo" date;

ALTER TABLE "People" ADD "IsLeftAlone" boolean NOT NULL DEFAULT FALSE;

ALTER TABLE "People" ADD "OrganisationId" uuid;

ALTER TABLE "People" ADD "QuietFrom" time without time zone;

ALTER TABLE "People" ADD "QuietTo" time without time zone;

ALTER TABLE "People" ADD "TimeZone" character varying(64);

ALTER TABLE "People" ADD "Version" integer NOT NULL DEFAULT 0;

ALTER TABLE "Meetings" ADD "GroupId" uuid;

ALTER TABLE "Meetings" ADD "GroupName" character varying(200);

CREATE TABLE "ActionSettlements" (
    "AllianceId" uuid NOT NULL,
    "MeetingId" uuid NOT NULL,
    "Sequence" integer NOT NULL,
    "Settlement" character varying(24) NOT NULL,
    "Note" character varying(200) NOT NULL,
    "ById" uuid NOT NULL,
    "ByName" character varying(200) NOT NULL,
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_ActionSettlements" PRIMARY KEY ("AllianceId", "MeetingId", "Sequence"),
    CONSTRAINT "FK_ActionSettlements_MeetingEntries_AllianceId_MeetingId_Seque~" FOREIGN KEY ("AllianceId", "MeetingId", "Sequence") REFERENCES "MeetingEntries" ("AllianceId", "MeetingId", "Sequence") ON DELETE CASCADE
);

CREATE TABLE "ChangeRecords" (
    "AllianceId" uuid NOT NULL,
    "Id" uuid NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "PersonId" uuid,
    "PersonName" character varying(200) NOT NULL,
    "Subject" character varying(24) NOT NULL,
    "SubjectId" uuid,
    "SubjectName" character varying(200) NOT NULL,
    "Action" character varying(64) NOT NULL,
    "Fields" character varying(200000) NOT NULL,
    CONSTRAINT "PK_ChangeRecords" PRIMARY KEY ("AllianceId", "Id"),
    CONSTRAINT "FK_ChangeRecords_Alliances_AllianceId" FOREIGN KEY ("AllianceId") REFERENCES "Alliances" ("AllianceId") ON DELETE CASCADE
);

CREATE TABLE "CharterVersions" (
    "AllianceId" uuid NOT NULL,
    "Id" uuid NOT NULL,
    "Number" integer NOT NULL,
    "State" character varying(24) NOT NULL,
    "BasedOnId" uuid,
    "Content" character varying(200000) NOT NULL,
    "Edits" character varying(20000) NOT NULL,
    "CreatedAt" timestamp with time zone NOT NULL,
    "CreatedByName" character varying(200) NOT NULL,
    "ProposedAt" timestamp with time zone,
    "ProposedById" uuid,
    "ProposedByName" character varying(200) NOT NULL,
    "LastDay" date,
    "Rule" character varying(24) NOT NULL,
    "QuorumPercent" integer NOT NULL,
    "ClosedAt" timestamp with time zone,
    "ClosedOn" date,
    "VotersAtClose" integer,
    "AnnouncedAt" timestamp with time zone,
    "RecordName" character varying(600) NOT NULL,
    "RecordTitle" character varying(600) NOT NULL,
    "RecordLanguage" character varying(8) NOT NULL,
    "PendingDocument" bytea,
    "Sha256" character varying(64),
    "Location" character varying(2000),
    "Revision" integer NOT NULL,
    CONSTRAINT "PK_CharterVersions" PRIMARY KEY ("AllianceId", "Id"),
    CONSTRAINT "FK_CharterVersions_Alliances_AllianceId" FOREIGN KEY ("AllianceId") REFERENCES "Alliances" ("AllianceId") ON DELETE CASCADE
);

CREATE TABLE "Notices" (
    "AllianceId" uuid NOT NULL,
    "Id" uuid NOT NULL,
    "Kind" character varying(64) NOT NULL,
    "RecipientId" uuid NOT NULL,
    "SubjectId" character varying(400) NOT NULL,
    "Data" character varying(200000) NOT NULL,
    "DueAt" timestamp with time zone NOT NULL,
    "State" character varying(24) NOT NULL,
    "Attempts" integer NOT NULL,
    "LeaseUntil" timestamp with time zone,
    "Note" character varying(400),
    CONSTRAINT "PK_Notices" PRIMARY KEY ("AllianceId", "Id")
);

CREATE TABLE "OrganisationImports" (
    "AllianceId" uuid NOT NULL,
    "Id" uuid NOT NULL,
    "PersonId" uuid NOT NULL,
    "GivenAt" timestamp with time zone NOT NULL,
    "Content" character varying(1048576) NOT NULL,
    CONSTRAINT "PK_OrganisationImports" PRIMARY KEY ("AllianceId", "Id"),
    CONSTRAINT "FK_OrganisationImports_Alliances_AllianceId" FOREIGN KEY ("AllianceId") REFERENCES "Alliances" ("AllianceId") ON DELETE CASCADE
);

CREATE TABLE "Organisations" (
    "AllianceId" uuid NOT NULL,
    "Id" uuid NOT NULL,
    "Name" character varying(200) NOT NULL,
    "FoldedName" character varying(600) NOT NULL,
    "ShortName" character varying(40) NOT NULL,
    "Sector" character varying(24) NOT NULL,
    "Country" character varying(2) NOT NULL,
    "Weight" numeric(9,3) NOT NULL,
    "Status" character varying(24) NOT NULL,
    "StatusSince" date NOT NULL,
    "JoinedOn" date,
    "LeftOn" date,
    "LogoAddress" character varying(1000) NOT NULL,
    "Languages" character varying(200) NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_Organisations" PRIMARY KEY ("AllianceId", "Id"),
    CONSTRAINT "FK_Organisations_Alliances_AllianceId" FOREIGN KEY ("AllianceId") REFERENCES "Alliances" ("AllianceId") ON DELETE CASCADE
);

CREATE TABLE "PersonalChats" (
    "AllianceId" uuid NOT NULL,
    "PersonId" uuid NOT NULL,
    "ConversationId" character varying(2048) NOT NULL,
    "ServiceUrl" character varying(2048) NOT NULL,
    "TenantId" character varying(400) NOT NULL,
    "BotId" character varying(400) NOT NULL,
    "ChannelId" character varying(400) NOT NULL,
    "Locale" character varying(35),
    CONSTRAINT "PK_PersonalChats" PRIMARY KEY ("AllianceId", "PersonId")
);

CREATE TABLE "PlaceAddresses" (
    "AllianceId" uuid NOT NULL,
    "ConversationId" character varying(400) NOT NULL,
    "ServiceUrl" character varying(2048) NOT NULL,
    "TenantId" character varying(400) NOT NULL,
    "BotId" character varying(400) NOT NULL,
    "ChannelId" character varying(400) NOT NULL,
    "SeenAt" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_PlaceAddresses" PRIMARY KEY ("AllianceId", "ConversationId")
);

CREATE TABLE "RoleHoldings" (
    "AllianceId" uuid NOT NULL,
    "Id" uuid NOT NULL,
    "PersonId" uuid NOT NULL,
    "Role" character varying(24) NOT NULL,
    "GroupId" uuid,
    "Since" timestamp with time zone NOT NULL,
    "Until" timestamp with time zone,
    CONSTRAINT "PK_RoleHoldings" PRIMARY KEY ("AllianceId", "Id"),
    CONSTRAINT "FK_RoleHoldings_People_AllianceId_PersonId" FOREIGN KEY ("AllianceId", "PersonId") REFERENCES "People" ("AllianceId", "Id") ON DELETE CASCADE
);

CREATE TABLE "WorkingGroups" (
    "AllianceId" uuid NOT NULL,
    "Id" uuid NOT NULL,
    "ConversationId" character varying(400) NOT NULL,
    "Name" character varying(200) NOT NULL,
    "FoldedName" character varying(600) NOT NULL,
    "Purpose" character varying(4000) NOT NULL,
    "EndsOn" date,
    "CreatedAt" timestamp with time zone NOT NULL,
    "ClosedAt" timestamp with time zone,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_WorkingGroups" PRIMARY KEY ("AllianceId", "Id"),
    CONSTRAINT "FK_WorkingGroups_Alliances_AllianceId" FOREIGN KEY ("AllianceId") REFERENCES "Alliances" ("AllianceId") ON DELETE CASCADE
);

CREATE TABLE "CharterAnswers" (
    "AllianceId" uuid NOT NULL,
    "VersionId" uuid NOT NULL,
    "VoterId" uuid NOT NULL,
    "VoterName" character varying(200) NOT NULL,
    "Stance" character varying(24) NOT NULL,
    "Reason" character varying(1000) NOT NULL,
    "PersonId" uuid NOT NULL,
    "PersonName" character varying(200) NOT NULL,
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_CharterAnswers" PRIMARY KEY ("AllianceId", "VersionId", "VoterId"),
    CONSTRAINT "FK_CharterAnswers_CharterVersions_AllianceId_VersionId" FOREIGN KEY ("AllianceId", "VersionId") REFERENCES "CharterVersions" ("AllianceId", "Id") ON DELETE CASCADE
);

CREATE TABLE "GroupMembers" (
    "AllianceId" uuid NOT NULL,
    "GroupId" uuid NOT NULL,
    "OrganisationId" uuid NOT NULL,
    CONSTRAINT "PK_GroupMembers" PRIMARY KEY ("AllianceId", "GroupId", "OrganisationId"),
    CONSTRAINT "FK_GroupMembers_Organisations_AllianceId_OrganisationId" FOREIGN KEY ("AllianceId", "OrganisationId") REFERENCES "Organisations" ("AllianceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_GroupMembers_WorkingGroups_AllianceId_GroupId" FOREIGN KEY ("AllianceId", "GroupId") REFERENCES "WorkingGroups" ("AllianceId", "Id") ON DELETE CASCADE
);

CREATE INDEX "IX_People_AllianceId_OrganisationId" ON "People" ("AllianceId", "OrganisationId");

CREATE INDEX "IX_Meetings_AllianceId_GroupId" ON "Meetings" ("AllianceId", "GroupId");

CREATE INDEX "IX_ChangeRecords_AllianceId_SubjectId" ON "ChangeRecords" ("AllianceId", "SubjectId");

CREATE UNIQUE INDEX "IX_CharterVersions_AllianceId_Number" ON "CharterVersions" ("AllianceId", "Number");

CREATE UNIQUE INDEX "IX_CharterVersions_OneOpen" ON "CharterVersions" ("AllianceId") WHERE "State" IN ('Draft', 'Proposed');

CREATE INDEX "IX_CharterVersions_Proposed" ON "CharterVersions" ("LastDay") WHERE "State" = 'Proposed';

CREATE INDEX "IX_CharterVersions_ToArchive" ON "CharterVersions" ("Sha256") WHERE "Sha256" IS NULL AND "PendingDocument" IS NOT NULL;

CREATE INDEX "IX_GroupMembers_AllianceId_OrganisationId" ON "GroupMembers" ("AllianceId", "OrganisationId");

CREATE UNIQUE INDEX "IX_Notices_AllianceId_Kind_SubjectId_RecipientId" ON "Notices" ("AllianceId", "Kind", "SubjectId", "RecipientId");

CREATE INDEX "IX_Notices_Pending" ON "Notices" ("DueAt") WHERE "State" = 'Pending';

CREATE UNIQUE INDEX "IX_Organisations_AllianceId_FoldedName" ON "Organisations" ("AllianceId", "FoldedName");

CREATE INDEX "IX_RoleHoldings_Current" ON "RoleHoldings" ("AllianceId", "PersonId", "Role", "GroupId") WHERE "Until" IS NULL;

CREATE UNIQUE INDEX "IX_WorkingGroups_OneOpenInAChannel" ON "WorkingGroups" ("AllianceId", "ConversationId") WHERE "ClosedAt" IS NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124180059_OrganisationsRolesCharter', '10.0.14');

ALTER TABLE "People" ADD "RepresentsNobody" boolean NOT NULL DEFAULT FALSE;

ALTER TABLE "OrganisationImports" ADD "DateOrder" character varying(24) NOT NULL DEFAULT 'DayFirst';

ALTER TABLE "OrganisationImports" ADD "Round" integer NOT NULL DEFAULT 1;

ALTER TABLE "OrganisationImports" ADD "ShownVersions" character varying(60000) NOT NULL DEFAULT '{}';

ALTER TABLE "CharterAnswers" ADD "RecordedByName" character varying(200) NOT NULL DEFAULT '';

CREATE TABLE "Votes" (
    "AllianceId" uuid NOT NULL,
    "Id" uuid NOT NULL,
    "MeetingId" uuid NOT NULL,
    "Motion" character varying(4000) NOT NULL,
    "Rule" character varying(24) NOT NULL,
    "QuorumPercent" integer NOT NULL,
    "CalledById" uuid NOT NULL,
    "CalledByName" character varying(200) NOT NULL,
    "CalledAt" timestamp with time zone NOT NULL,
    "ClosedAt" timestamp with time zone,
    "ResultSequence" integer,
    "Verdict" character varying(24),
    "VotersCount" integer NOT NULL,
    "ForCount" integer NOT NULL,
    "AgainstCount" integer NOT NULL,
    "AbstainedCount" integer NOT NULL,
    CONSTRAINT "PK_Votes" PRIMARY KEY ("AllianceId", "Id"),
    CONSTRAINT "FK_Votes_Meetings_AllianceId_MeetingId" FOREIGN KEY ("AllianceId", "MeetingId") REFERENCES "Meetings" ("AllianceId", "Id") ON DELETE CASCADE
);

CREATE TABLE "Ballots" (
    "AllianceId" uuid NOT NULL,
    "VoteId" uuid NOT NULL,
    "VoterId" uuid NOT NULL,
    "VoterName" character varying(200) NOT NULL,
    "Choice" character varying(24) NOT NULL,
    "CastById" uuid NOT NULL,
    "CastByName" character varying(200) NOT NULL,
    "CastAt" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_Ballots" PRIMARY KEY ("AllianceId", "VoteId", "VoterId"),
    CONSTRAINT "FK_Ballots_Votes_AllianceId_VoteId" FOREIGN KEY ("AllianceId", "VoteId") REFERENCES "Votes" ("AllianceId", "Id") ON DELETE CASCADE
);

CREATE INDEX "IX_ChangeRecords_AllianceId_SubjectName" ON "ChangeRecords" ("AllianceId", "SubjectName");

CREATE UNIQUE INDEX "IX_Votes_OneOpenInAMeeting" ON "Votes" ("AllianceId", "MeetingId") WHERE "ClosedAt" IS NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124212003_VotesAndAnswers', '10.0.14');

ALTER TABLE "MeetingEntries" ADD "SaidAfterSeconds" integer;

ALTER TABLE "MeetingEntries" ADD "SaidBy" character varying(200);

ALTER TABLE "MeetingEntries" ADD "SaidIn" character varying(24);

CREATE TABLE "MeetingSources" (
    "AllianceId" uuid NOT NULL,
    "Id" uuid NOT NULL,
    "MeetingId" uuid NOT NULL,
    "Name" character varying(200) NOT NULL,
    "Format" character varying(24) NOT NULL,
    "Utterances" integer NOT NULL,
    "Content" bytea NOT NULL,
    "Length" integer NOT NULL,
    "Sha256" character varying(64) NOT NULL,
    "AddedById" uuid NOT NULL,
    "AddedByName" character varying(200) NOT NULL,
    "AddedAt" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_MeetingSources" PRIMARY KEY ("AllianceId", "Id")
);

CREATE TABLE "MinutesProposals" (
    "AllianceId" uuid NOT NULL,
    "Id" uuid NOT NULL,
    "MeetingId" uuid NOT NULL,
    "Number" integer NOT NULL,
    "Key" character varying(64) NOT NULL,
    "Kind" character varying(24) NOT NULL,
    "State" character varying(24) NOT NULL,
    "Text" character varying(4000) NOT NULL,
    "Score" double precision NOT NULL,
    "OwnerName" character varying(200),
    "OwnerId" uuid,
    "DueDate" date,
    "DuePhrase" character varying(200) NOT NULL,
    "AgendaPosition" integer,
    "SaidIn" character varying(24) NOT NULL,
    "Quotes" character varying(80000) NOT NULL,
    "Version" integer NOT NULL,
    "SettledByName" character varying(200) NOT NULL,
    "SettledAt" timestamp with time zone,
    "EntrySequence" integer,
    CONSTRAINT "PK_MinutesProposals" PRIMARY KEY ("AllianceId", "Id")
);

CREATE TABLE "UnfinishedAnswers" (
    "AllianceId" uuid NOT NULL,
    "Id" uuid NOT NULL,
    "ConversationId" character varying(2048) NOT NULL,
    "ServiceUrl" character varying(2048) NOT NULL,
    "TenantId" character varying(400) NOT NULL,
    "BotId" character varying(400) NOT NULL,
    "ChannelId" character varying(400) NOT NULL,
    "CardId" character varying(400) NOT NULL,
    "Heading" character varying(200) NOT NULL,
    "Language" character varying(24) NOT NULL,
    "Since" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_UnfinishedAnswers" PRIMARY KEY ("AllianceId", "Id")
);

CREATE UNIQUE INDEX "IX_MeetingSources_AllianceId_MeetingId_Sha256" ON "MeetingSources" ("AllianceId", "MeetingId", "Sha256");

CREATE INDEX "IX_MeetingSources_AllianceId_Sha256" ON "MeetingSources" ("AllianceId", "Sha256");

CREATE UNIQUE INDEX "IX_MinutesProposals_AllianceId_MeetingId_Key" ON "MinutesProposals" ("AllianceId", "MeetingId", "Key");

CREATE UNIQUE INDEX "IX_MinutesProposals_AllianceId_MeetingId_Number" ON "MinutesProposals" ("AllianceId", "MeetingId", "Number");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261128175423_SourcesAndProposals', '10.0.14');

ALTER TABLE "OrganisationImports" ADD "Added" integer NOT NULL DEFAULT 0;

ALTER TABLE "OrganisationImports" ADD "Changed" integer NOT NULL DEFAULT 0;

ALTER TABLE "OrganisationImports" ADD "DoneAt" timestamp with time zone;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261128175647_ImportsThatCanBeReadAgain', '10.0.14');

ALTER TABLE "MeetingEntries" ADD "Place" integer;

CREATE TABLE "MinutesCirculations" (
    "AllianceId" uuid NOT NULL,
    "MeetingId" uuid NOT NULL,
    "CirculatedById" uuid NOT NULL,
    "CirculatedByName" character varying(200) NOT NULL,
    "CirculatedAt" timestamp with time zone NOT NULL,
    "CirculatedOn" date NOT NULL,
    "LastDay" date NOT NULL,
    "TimeZone" character varying(64) NOT NULL,
    "CharterVersion" integer,
    "VoteAskedAt" timestamp with time zone,
    "VoteAskedByName" character varying(200) NOT NULL,
    "VoteAskedFor" character varying(200) NOT NULL,
    "VoteReason" character varying(1000) NOT NULL,
    "ClosedAt" timestamp with time zone,
    "End" character varying(24),
    "VotedAs" character varying(1000) NOT NULL,
    "AnnouncedAt" timestamp with time zone,
    "Revision" integer NOT NULL,
    CONSTRAINT "PK_MinutesCirculations" PRIMARY KEY ("AllianceId", "MeetingId")
);

CREATE TABLE "MinutesErrata" (
    "AllianceId" uuid NOT NULL,
    "Id" uuid NOT NULL,
    "MeetingId" uuid NOT NULL,
    "Number" integer NOT NULL,
    "Place" integer,
    "Text" character varying(2000) NOT NULL,
    "IssuedById" uuid NOT NULL,
    "IssuedByName" character varying(200) NOT NULL,
    "IssuedAt" timestamp with time zone NOT NULL,
    "RecordName" character varying(600) NOT NULL,
    "Title" character varying(600) NOT NULL,
    "Language" character varying(8) NOT NULL,
    "PendingDocument" bytea,
    "Sha256" character varying(64),
    "Location" character varying(2000),
    CONSTRAINT "PK_MinutesErrata" PRIMARY KEY ("AllianceId", "Id"),
    CONSTRAINT "FK_MinutesErrata_ApprovedMinutes_AllianceId_MeetingId" FOREIGN KEY ("AllianceId", "MeetingId") REFERENCES "ApprovedMinutes" ("AllianceId", "MeetingId") ON DELETE CASCADE
);

CREATE TABLE "MinutesAmendments" (
    "AllianceId" uuid NOT NULL,
    "Id" uuid NOT NULL,
    "MeetingId" uuid NOT NULL,
    "Number" integer NOT NULL,
    "Kind" character varying(24) NOT NULL,
    "Place" integer,
    "SeenSequence" integer,
    "Before" character varying(4000) NOT NULL,
    "Text" character varying(4000) NOT NULL,
    "AgendaPosition" integer,
    "OwnerId" uuid,
    "OwnerName" character varying(200),
    "DueDate" date,
    "Reason" character varying(1000) NOT NULL,
    "SuggestedById" uuid NOT NULL,
    "SuggestedByName" character varying(200) NOT NULL,
    "SuggestedFor" character varying(200) NOT NULL,
    "SuggestedAt" timestamp with time zone NOT NULL,
    "State" character varying(24) NOT NULL,
    "AnsweredByName" character varying(200) NOT NULL,
    "AnsweredAt" timestamp with time zone,
    "Answer" character varying(1000) NOT NULL,
    "Revision" integer NOT NULL,
    CONSTRAINT "PK_MinutesAmendments" PRIMARY KEY ("AllianceId", "Id"),
    CONSTRAINT "FK_MinutesAmendments_MinutesCirculations_AllianceId_MeetingId" FOREIGN KEY ("AllianceId", "MeetingId") REFERENCES "MinutesCirculations" ("AllianceId", "MeetingId") ON DELETE CASCADE
);

CREATE TABLE "MinutesAssents" (
    "AllianceId" uuid NOT NULL,
    "MeetingId" uuid NOT NULL,
    "VoterId" uuid NOT NULL,
    "VoterName" character varying(200) NOT NULL,
    "PersonId" uuid NOT NULL,
    "PersonName" character varying(200) NOT NULL,
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_MinutesAssents" PRIMARY KEY ("AllianceId", "MeetingId", "VoterId"),
    CONSTRAINT "FK_MinutesAssents_MinutesCirculations_AllianceId_MeetingId" FOREIGN KEY ("AllianceId", "MeetingId") REFERENCES "MinutesCirculations" ("AllianceId", "MeetingId") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_MinutesAmendments_AllianceId_MeetingId_Number" ON "MinutesAmendments" ("AllianceId", "MeetingId", "Number");

CREATE INDEX "IX_MinutesCirculations_Open" ON "MinutesCirculations" ("LastDay") WHERE "ClosedAt" IS NULL;

CREATE UNIQUE INDEX "IX_MinutesErrata_AllianceId_MeetingId_Number" ON "MinutesErrata" ("AllianceId", "MeetingId", "Number");

CREATE INDEX "IX_MinutesErrata_ToArchive" ON "MinutesErrata" ("Sha256") WHERE "Sha256" IS NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261128185728_MinutesCirculation', '10.0.14');

ALTER TABLE "MinutesProposals" ADD "IsGenerated" boolean NOT NULL DEFAULT FALSE;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261128191204_GeneratedWordings', '10.0.14');

ALTER TABLE "Meetings" ADD "QuorumPercent" integer;

ALTER TABLE "Attendances" ADD "Answer" character varying(24) NOT NULL DEFAULT 'Present';

ALTER TABLE "Attendances" ADD "OrganisationId" uuid;

ALTER TABLE "Attendances" ADD "OrganisationName" character varying(200);

CREATE TABLE "MeetingOrganisations" (
    "AllianceId" uuid NOT NULL,
    "MeetingId" uuid NOT NULL,
    "OrganisationId" uuid NOT NULL,
    "Name" character varying(200) NOT NULL,
    CONSTRAINT "PK_MeetingOrganisations" PRIMARY KEY ("AllianceId", "MeetingId", "OrganisationId"),
    CONSTRAINT "FK_MeetingOrganisations_Meetings_AllianceId_MeetingId" FOREIGN KEY ("AllianceId", "MeetingId") REFERENCES "Meetings" ("AllianceId", "Id") ON DELETE CASCADE
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129002148_RollCallByOrganisation', '10.0.14');

CREATE TABLE "ListeningMeetings" (
    "AllianceId" uuid NOT NULL,
    "MeetingId" uuid NOT NULL,
    "ConversationId" character varying(400) NOT NULL,
    "Messages" integer NOT NULL,
    "StartedByName" character varying(200) NOT NULL,
    "StartedAt" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_ListeningMeetings" PRIMARY KEY ("AllianceId", "MeetingId")
);

CREATE TABLE "HeardMessages" (
    "AllianceId" uuid NOT NULL,
    "MeetingId" uuid NOT NULL,
    "Number" integer NOT NULL,
    "Speaker" character varying(200) NOT NULL,
    "Text" character varying(4000) NOT NULL,
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_HeardMessages" PRIMARY KEY ("AllianceId", "MeetingId", "Number"),
    CONSTRAINT "FK_HeardMessages_ListeningMeetings_AllianceId_MeetingId" FOREIGN KEY ("AllianceId", "MeetingId") REFERENCES "ListeningMeetings" ("AllianceId", "MeetingId") ON DELETE CASCADE
);

CREATE INDEX "IX_ListeningMeetings_ConversationId" ON "ListeningMeetings" ("ConversationId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129012718_MeetingsReadAlong', '10.0.14');

CREATE TABLE "Letterheads" (
    "AllianceId" uuid NOT NULL,
    "Id" uuid NOT NULL,
    "Name" character varying(200) NOT NULL,
    "Content" bytea NOT NULL,
    "SetByName" character varying(200) NOT NULL,
    "SetAt" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_Letterheads" PRIMARY KEY ("AllianceId"),
    CONSTRAINT "FK_Letterheads_Alliances_AllianceId" FOREIGN KEY ("AllianceId") REFERENCES "Alliances" ("AllianceId") ON DELETE CASCADE
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129015814_Letterhead', '10.0.14');

ALTER TABLE "MeetingSources" ADD "Origin" character varying(64);

ALTER TABLE "MeetingSources" ADD "StartsAt" timestamp with time zone;

CREATE INDEX "IX_MeetingSources_AllianceId_Origin" ON "MeetingSources" ("AllianceId", "Origin");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129095515_FetchedTranscripts', '10.0.14');

ALTER TABLE "HeardMessages" ADD "MessageId" character varying(400) NOT NULL DEFAULT '';

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129104309_HeardMessageIds', '10.0.14');

CREATE TABLE "RotaAbsences" (
    "AllianceId" uuid NOT NULL,
    "Id" uuid NOT NULL,
    "OrganisationId" uuid NOT NULL,
    "From" date NOT NULL,
    "To" date NOT NULL,
    CONSTRAINT "PK_RotaAbsences" PRIMARY KEY ("AllianceId", "Id")
);

CREATE TABLE "RotaAccounts" (
    "AllianceId" uuid NOT NULL,
    "Rhythm" character varying(24) NOT NULL,
    "OrganisationId" uuid NOT NULL,
    "Share" numeric(28,12) NOT NULL,
    "Load" numeric(28,12) NOT NULL,
    CONSTRAINT "PK_RotaAccounts" PRIMARY KEY ("AllianceId", "Rhythm", "OrganisationId")
);

CREATE TABLE "RotaDuties" (
    "AllianceId" uuid NOT NULL,
    "Id" uuid NOT NULL,
    "Kind" character varying(24) NOT NULL,
    "Name" character varying(80) NOT NULL,
    "Meaning" character varying(4000) NOT NULL,
    "Template" character varying(4000) NOT NULL,
    "Effort" numeric(9,3) NOT NULL,
    "Rhythm" character varying(24) NOT NULL,
    "Holders" integer NOT NULL,
    "Sectors" character varying(4000) NOT NULL,
    "Language" character varying(200) NOT NULL,
    "IsForTrained" boolean NOT NULL,
    "Trained" character varying(80000) NOT NULL,
    "Excludes" character varying(4000) NOT NULL,
    "RetiredAt" timestamp with time zone,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_RotaDuties" PRIMARY KEY ("AllianceId", "Id")
);

CREATE TABLE "RotaTurns" (
    "AllianceId" uuid NOT NULL,
    "Id" uuid NOT NULL,
    "DutyId" uuid NOT NULL,
    "Rhythm" character varying(24) NOT NULL,
    "Date" date NOT NULL,
    "Seat" integer NOT NULL,
    "OrganisationId" uuid NOT NULL,
    "PersonId" uuid,
    "PersonName" character varying(200) NOT NULL,
    "State" character varying(24) NOT NULL,
    "NextStepAt" timestamp with time zone,
    "GaveAway" character varying(4000) NOT NULL,
    "Reason" character varying(500) NOT NULL,
    "DoneById" uuid,
    "HandoverNote" character varying(4000) NOT NULL,
    "HandoverBy" character varying(200) NOT NULL,
    "CountedEffort" numeric(9,3),
    "SettledAt" timestamp with time zone,
    "Round" integer NOT NULL,
    CONSTRAINT "PK_RotaTurns" PRIMARY KEY ("AllianceId", "Id"),
    CONSTRAINT "FK_RotaTurns_RotaDuties_AllianceId_DutyId" FOREIGN KEY ("AllianceId", "DutyId") REFERENCES "RotaDuties" ("AllianceId", "Id") ON DELETE CASCADE
);

CREATE TABLE "TurnSwaps" (
    "AllianceId" uuid NOT NULL,
    "Id" uuid NOT NULL,
    "TurnId" uuid NOT NULL,
    "TurnRound" integer NOT NULL,
    "OtherTurnId" uuid NOT NULL,
    "OtherRound" integer NOT NULL,
    "AskedById" uuid NOT NULL,
    "AskedByName" character varying(200) NOT NULL,
    "AskedAt" timestamp with time zone NOT NULL,
    "State" character varying(24) NOT NULL,
    CONSTRAINT "PK_TurnSwaps" PRIMARY KEY ("AllianceId", "Id"),
    CONSTRAINT "FK_TurnSwaps_RotaTurns_AllianceId_OtherTurnId" FOREIGN KEY ("AllianceId", "OtherTurnId") REFERENCES "RotaTurns" ("AllianceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_TurnSwaps_RotaTurns_AllianceId_TurnId" FOREIGN KEY ("AllianceId", "TurnId") REFERENCES "RotaTurns" ("AllianceId", "Id") ON DELETE CASCADE
);

CREATE INDEX "IX_RotaAbsences_AllianceId_OrganisationId" ON "RotaAbsences" ("AllianceId", "OrganisationId");

CREATE INDEX "IX_RotaTurns_AllianceId_Date" ON "RotaTurns" ("AllianceId", "Date");

CREATE UNIQUE INDEX "IX_RotaTurns_AllianceId_DutyId_Date_Seat" ON "RotaTurns" ("AllianceId", "DutyId", "Date", "Seat");

CREATE INDEX "IX_TurnSwaps_AllianceId_OtherTurnId" ON "TurnSwaps" ("AllianceId", "OtherTurnId");

CREATE INDEX "IX_TurnSwaps_AllianceId_TurnId" ON "TurnSwaps" ("AllianceId", "TurnId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129104445_Rota', '10.0.14');

DROP INDEX "IX_Notices_AllianceId_Kind_SubjectId_RecipientId";

DROP INDEX "IX_Notices_Pending";

ALTER TABLE "Notices" ADD "DueDate" date;

ALTER TABLE "Notices" ADD "DueTime" time without time zone;

ALTER TABLE "Notices" ADD "DueZone" character varying(64);

ALTER TABLE "Notices" ADD "IntendedAt" timestamp with time zone;

ALTER TABLE "Notices" ADD "MessageId" character varying(400);

ALTER TABLE "Notices" ADD "PlaceId" character varying(400) NOT NULL DEFAULT '';

ALTER TABLE "Notices" ADD "SettledAt" timestamp with time zone;

ALTER TABLE "Notices" ADD "Token" bigint NOT NULL DEFAULT 0;

ALTER TABLE "Notices" ADD "ZoneRules" character varying(64);

CREATE UNIQUE INDEX "IX_Notices_AllianceId_Kind_SubjectId_RecipientId_PlaceId" ON "Notices" ("AllianceId", "Kind", "SubjectId", "RecipientId", "PlaceId");

CREATE INDEX "IX_Notices_Parked" ON "Notices" ("AllianceId", "Id") WHERE "State" = 'Parked';

CREATE INDEX "IX_Notices_Pending" ON "Notices" ("DueAt", "Id") WHERE "State" = 'Pending';

CREATE INDEX "IX_Notices_UnderWay" ON "Notices" ("AllianceId", "RecipientId", "PlaceId", "Id") WHERE "State" = 'Pending' AND "Attempts" > 0;

CREATE INDEX "IX_Notices_ZoneRules" ON "Notices" ("ZoneRules") WHERE "State" = 'Pending' AND "ZoneRules" IS NOT NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129152358_NoticesInOrder', '10.0.14');

ALTER TABLE "Notices" ADD "Why" character varying(24);

CREATE TABLE "MailLinks" (
    "AllianceId" uuid NOT NULL,
    "Id" uuid NOT NULL,
    "PersonId" uuid NOT NULL,
    "Purpose" character varying(64) NOT NULL,
    "SubjectId" character varying(400) NOT NULL,
    "ExpiresAt" timestamp with time zone NOT NULL,
    "UsedAt" timestamp with time zone,
    CONSTRAINT "PK_MailLinks" PRIMARY KEY ("AllianceId", "Id")
);

CREATE INDEX "IX_MailLinks_ExpiresAt" ON "MailLinks" ("ExpiresAt");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129155433_MailLinks', '10.0.14');

CREATE TABLE "ActionItems" (
    "AllianceId" uuid NOT NULL,
    "Id" uuid NOT NULL,
    "Text" character varying(1000) NOT NULL,
    "State" character varying(24) NOT NULL,
    "OwnerId" uuid,
    "OwnerName" character varying(200) NOT NULL,
    "FormerOwnerId" uuid,
    "OrganisationId" uuid,
    "DueDate" date,
    "DateAskedFor" date,
    "Note" character varying(500) NOT NULL,
    "Helpers" character varying(500) NOT NULL,
    "GroupId" uuid,
    "FormerGroupId" uuid,
    "OnlyIn" character varying(400),
    "MeetingId" uuid,
    "EntrySequence" integer,
    "Source" character varying(1000) NOT NULL,
    "ProposedById" uuid,
    "ProposedByName" character varying(200) NOT NULL,
    "CreatedAt" timestamp with time zone NOT NULL,
    "Repeats" character varying(24) NOT NULL,
    "SnoozedUntil" date,
    "Snoozes" integer NOT NULL,
    "HelpNeeded" character varying(500) NOT NULL,
    "Step" character varying(24) NOT NULL,
    "NextStepOn" date,
    "SettledAt" timestamp with time zone,
    "SettledByName" character varying(200) NOT NULL,
    CONSTRAINT "PK_ActionItems" PRIMARY KEY ("AllianceId", "Id")
);

CREATE UNIQUE INDEX "IX_ActionItems_AllianceId_MeetingId_EntrySequence" ON "ActionItems" ("AllianceId", "MeetingId", "EntrySequence");

CREATE INDEX "IX_ActionItems_AllianceId_OwnerId_State" ON "ActionItems" ("AllianceId", "OwnerId", "State");

CREATE INDEX "IX_ActionItems_AllianceId_State_DueDate" ON "ActionItems" ("AllianceId", "State", "DueDate");

CREATE INDEX "IX_ActionItems_Chased" ON "ActionItems" ("NextStepOn") WHERE "NextStepOn" IS NOT NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129165152_Tasks', '10.0.14');

CREATE TABLE "RotaCaps" (
    "AllianceId" uuid NOT NULL,
    "Scope" uuid NOT NULL,
    "Each" numeric(5,2),
    "International" numeric(5,2),
    "Version" integer NOT NULL,
    CONSTRAINT "PK_RotaCaps" PRIMARY KEY ("AllianceId", "Scope")
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129195226_RotaCaps', '10.0.14');

ALTER TABLE "ActionItems" ADD "AskedAt" timestamp with time zone;

ALTER TABLE "ActionItems" ADD "SeriesFrom" date;

ALTER TABLE "ActionItems" ADD "SuccessorId" uuid;

CREATE INDEX "IX_Notices_SentTo" ON "Notices" ("AllianceId", "RecipientId", "Kind", "Id") WHERE "State" = 'Sent';

CREATE INDEX "IX_ActionItems_AllianceId_SettledAt" ON "ActionItems" ("AllianceId", "SettledAt");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129205341_TaskChase', '10.0.14');

ALTER TABLE "RotaAccounts" DROP CONSTRAINT "PK_RotaAccounts";

ALTER TABLE "RotaTurns" ADD "GroupId" uuid;

ALTER TABLE "RotaDuties" ADD "GroupId" uuid;

ALTER TABLE "RotaAccounts" ADD "Scope" uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';

ALTER TABLE "RotaAccounts" ADD CONSTRAINT "PK_RotaAccounts" PRIMARY KEY ("AllianceId", "Scope", "Rhythm", "OrganisationId");

CREATE INDEX "IX_RotaDuties_AllianceId_GroupId" ON "RotaDuties" ("AllianceId", "GroupId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129210606_GroupRotas', '10.0.14');

ALTER TABLE "People" ADD "DailyHour" time without time zone;

CREATE TABLE "Holidays" (
    "AllianceId" uuid NOT NULL,
    "Id" uuid NOT NULL,
    "From" date NOT NULL,
    "To" date NOT NULL,
    "Name" character varying(100) NOT NULL,
    "Country" character varying(2) NOT NULL,
    CONSTRAINT "PK_Holidays" PRIMARY KEY ("AllianceId", "Id"),
    CONSTRAINT "FK_Holidays_Alliances_AllianceId" FOREIGN KEY ("AllianceId") REFERENCES "Alliances" ("AllianceId") ON DELETE CASCADE
);

CREATE INDEX "IX_Holidays_AllianceId_To" ON "Holidays" ("AllianceId", "To");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261130041633_HolidaysAndDailyHour', '10.0.14');

ALTER TABLE "Meetings" ADD "Place" character varying(200);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261130081456_MeetingPlace', '10.0.14');

ALTER TABLE "Places" ADD "HasOwnMembers" boolean NOT NULL DEFAULT FALSE;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261130192817_ChannelsWithOwnMembers', '10.0.14');


CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

CREATE TABLE "Alliances" (
    "AllianceId" TEXT NOT NULL CONSTRAINT "PK_Alliances" PRIMARY KEY,
    "Home" TEXT NOT NULL,
    "Name" TEXT NULL,
    "Language" TEXT NOT NULL,
    "TimeZone" TEXT NOT NULL,
    "LinkSecret" BLOB NOT NULL,
    "CreatedAt" INTEGER NOT NULL
);

CREATE TABLE "ApprovedMinutes" (
    "AllianceId" TEXT NOT NULL,
    "MeetingId" TEXT NOT NULL,
    "ApprovedById" TEXT NOT NULL,
    "ApprovedByName" TEXT NOT NULL,
    "ApprovedAt" INTEGER NOT NULL,
    "RecordName" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "PendingDocument" BLOB NULL,
    "Sha256" TEXT NULL,
    "Location" TEXT NULL,
    CONSTRAINT "PK_ApprovedMinutes" PRIMARY KEY ("AllianceId", "MeetingId")
);

CREATE TABLE "InboundActivities" (
    "AllianceId" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Fingerprint" TEXT NOT NULL,
    "ReceivedAt" INTEGER NOT NULL,
    "AnsweredLate" INTEGER NOT NULL,
    CONSTRAINT "PK_InboundActivities" PRIMARY KEY ("AllianceId", "Key")
);

CREATE TABLE "Meetings" (
    "AllianceId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "ConversationId" TEXT NOT NULL,
    "Year" INTEGER NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "Title" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "StartedAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "StartedById" TEXT NOT NULL,
    "StartedByName" TEXT NOT NULL,
    "EntryCount" INTEGER NOT NULL,
    CONSTRAINT "PK_Meetings" PRIMARY KEY ("AllianceId", "Id")
);

CREATE TABLE "People" (
    "AllianceId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "UserId" TEXT NOT NULL,
    "AadObjectId" TEXT NULL,
    "Name" TEXT NOT NULL,
    "Email" TEXT NULL,
    "ChosenLanguage" TEXT NULL,
    "FirstSeenAt" INTEGER NOT NULL,
    "LeftAt" INTEGER NULL,
    "ChosenInPersonalChatAt" INTEGER NULL,
    CONSTRAINT "PK_People" PRIMARY KEY ("AllianceId", "Id"),
    CONSTRAINT "FK_People_Alliances_AllianceId" FOREIGN KEY ("AllianceId") REFERENCES "Alliances" ("AllianceId") ON DELETE CASCADE
);

CREATE TABLE "Places" (
    "AllianceId" TEXT NOT NULL,
    "ConversationId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "GreetedAt" INTEGER NULL,
    "LeftAt" INTEGER NULL,
    CONSTRAINT "PK_Places" PRIMARY KEY ("AllianceId", "ConversationId"),
    CONSTRAINT "FK_Places_Alliances_AllianceId" FOREIGN KEY ("AllianceId") REFERENCES "Alliances" ("AllianceId") ON DELETE CASCADE
);

CREATE TABLE "AgendaItems" (
    "AllianceId" TEXT NOT NULL,
    "MeetingId" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    "Title" TEXT NOT NULL,
    "Kind" TEXT NULL,
    "PlannedMinutes" INTEGER NULL,
    "IsAddition" INTEGER NOT NULL,
    CONSTRAINT "PK_AgendaItems" PRIMARY KEY ("AllianceId", "MeetingId", "Position"),
    CONSTRAINT "FK_AgendaItems_Meetings_AllianceId_MeetingId" FOREIGN KEY ("AllianceId", "MeetingId") REFERENCES "Meetings" ("AllianceId", "Id") ON DELETE CASCADE
);

CREATE TABLE "Attendances" (
    "AllianceId" TEXT NOT NULL,
    "MeetingId" TEXT NOT NULL,
    "PersonId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_Attendances" PRIMARY KEY ("AllianceId", "MeetingId", "PersonId"),
    CONSTRAINT "FK_Attendances_Meetings_AllianceId_MeetingId" FOREIGN KEY ("AllianceId", "MeetingId") REFERENCES "Meetings" ("AllianceId", "Id") ON DELETE CASCADE
);

CREATE TABLE "MeetingEntries" (
    "AllianceId" TEXT NOT NULL,
    "MeetingId" TEXT NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "AgendaPosition" INTEGER NULL,
    "Url" TEXT NULL,
    "OwnerId" TEXT NULL,
    "OwnerName" TEXT NULL,
    "DueDate" TEXT NULL,
    "AuthorId" TEXT NOT NULL,
    "AuthorName" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "UndoneAt" INTEGER NULL,
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
VALUES ('20261123075606_Initial', '10.0.14');

ALTER TABLE "People" ADD "ConfirmedAt" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "People" ADD "IsMember" INTEGER NOT NULL DEFAULT 1;

ALTER TABLE "Meetings" ADD "IsPrivate" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "ApprovedMinutes" ADD "AllianceName" TEXT NOT NULL DEFAULT '';

ALTER TABLE "ApprovedMinutes" ADD "TimeZone" TEXT NOT NULL DEFAULT '';

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124164057_PrivatePlacesAndMembers', '10.0.14');

ALTER TABLE "People" ADD "AwayFrom" TEXT NULL;

ALTER TABLE "People" ADD "AwayTo" TEXT NULL;

ALTER TABLE "People" ADD "IsLeftAlone" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "People" ADD "OrganisationId" TEXT NULL;

ALTER TABLE "People" ADD "QuietFrom" TEXT NULL;

ALTER TABLE "People" ADD "QuietTo" TEXT NULL;

ALTER TABLE "People" ADD "TimeZone" TEXT NULL;

ALTER TABLE "People" ADD "Version" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Meetings" ADD "GroupId" TEXT NULL;

ALTER TABLE "Meetings" ADD "GroupName" TEXT NULL;

CREATE TABLE "ActionSettlements" (
    "AllianceId" TEXT NOT NULL,
    "MeetingId" TEXT NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "Settlement" TEXT NOT NULL,
    "Note" TEXT NOT NULL,
    "ById" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_ActionSettlements" PRIMARY KEY ("AllianceId", "MeetingId", "Sequence"),
    CONSTRAINT "FK_ActionSettlements_MeetingEntries_AllianceId_MeetingId_Sequence" FOREIGN KEY ("AllianceId", "MeetingId", "Sequence") REFERENCES "MeetingEntries" ("AllianceId", "MeetingId", "Sequence") ON DELETE CASCADE
);

CREATE TABLE "ChangeRecords" (
    "AllianceId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "PersonId" TEXT NULL,
    "PersonName" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "SubjectId" TEXT NULL,
    "SubjectName" TEXT NOT NULL,
    "Action" TEXT NOT NULL,
    "Fields" TEXT NOT NULL,
    CONSTRAINT "PK_ChangeRecords" PRIMARY KEY ("AllianceId", "Id"),
    CONSTRAINT "FK_ChangeRecords_Alliances_AllianceId" FOREIGN KEY ("AllianceId") REFERENCES "Alliances" ("AllianceId") ON DELETE CASCADE
);

CREATE TABLE "CharterVersions" (
    "AllianceId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "BasedOnId" TEXT NULL,
    "Content" TEXT NOT NULL,
    "Edits" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "CreatedByName" TEXT NOT NULL,
    "ProposedAt" INTEGER NULL,
    "ProposedById" TEXT NULL,
    "ProposedByName" TEXT NOT NULL,
    "LastDay" TEXT NULL,
    "Rule" TEXT NOT NULL,
    "QuorumPercent" INTEGER NOT NULL,
    "ClosedAt" INTEGER NULL,
    "ClosedOn" TEXT NULL,
    "VotersAtClose" INTEGER NULL,
    "AnnouncedAt" INTEGER NULL,
    "RecordName" TEXT NOT NULL,
    "RecordTitle" TEXT NOT NULL,
    "RecordLanguage" TEXT NOT NULL,
    "PendingDocument" BLOB NULL,
    "Sha256" TEXT NULL,
    "Location" TEXT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "PK_CharterVersions" PRIMARY KEY ("AllianceId", "Id"),
    CONSTRAINT "FK_CharterVersions_Alliances_AllianceId" FOREIGN KEY ("AllianceId") REFERENCES "Alliances" ("AllianceId") ON DELETE CASCADE
);

CREATE TABLE "Notices" (
    "AllianceId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "RecipientId" TEXT NOT NULL,
    "SubjectId" TEXT NOT NULL,
    "Data" TEXT NOT NULL,
    "DueAt" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "LeaseUntil" INTEGER NULL,
    "Note" TEXT NULL,
    CONSTRAINT "PK_Notices" PRIMARY KEY ("AllianceId", "Id")
);

CREATE TABLE "OrganisationImports" (
    "AllianceId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "PersonId" TEXT NOT NULL,
    "GivenAt" INTEGER NOT NULL,
    "Content" TEXT NOT NULL,
    CONSTRAINT "PK_OrganisationImports" PRIMARY KEY ("AllianceId", "Id"),
    CONSTRAINT "FK_OrganisationImports_Alliances_AllianceId" FOREIGN KEY ("AllianceId") REFERENCES "Alliances" ("AllianceId") ON DELETE CASCADE
);

CREATE TABLE "Organisations" (
    "AllianceId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "FoldedName" TEXT NOT NULL,
    "ShortName" TEXT NOT NULL,
    "Sector" TEXT NOT NULL,
    "Country" TEXT NOT NULL,
    "Weight" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "StatusSince" TEXT NOT NULL,
    "JoinedOn" TEXT NULL,
    "LeftOn" TEXT NULL,
    "LogoAddress" TEXT NOT NULL,
    "Languages" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "PK_Organisations" PRIMARY KEY ("AllianceId", "Id"),
    CONSTRAINT "FK_Organisations_Alliances_AllianceId" FOREIGN KEY ("AllianceId") REFERENCES "Alliances" ("AllianceId") ON DELETE CASCADE
);

CREATE TABLE "PersonalChats" (
    "AllianceId" TEXT NOT NULL,
    "PersonId" TEXT NOT NULL,
    "ConversationId" TEXT NOT NULL,
    "ServiceUrl" TEXT NOT NULL,
    "TenantId" TEXT NOT NULL,
    "BotId" TEXT NOT NULL,
    "ChannelId" TEXT NOT NULL,
    "Locale" TEXT NULL,
    CONSTRAINT "PK_PersonalChats" PRIMARY KEY ("AllianceId", "PersonId")
);

CREATE TABLE "PlaceAddresses" (
    "AllianceId" TEXT NOT NULL,
    "ConversationId" TEXT NOT NULL,
    "ServiceUrl" TEXT NOT NULL,
    "TenantId" TEXT NOT NULL,
    "BotId" TEXT NOT NULL,
    "ChannelId" TEXT NOT NULL,
    "SeenAt" INTEGER NOT NULL,
    CONSTRAINT "PK_PlaceAddresses" PRIMARY KEY ("AllianceId", "ConversationId")
);

CREATE TABLE "RoleHoldings" (
    "AllianceId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "PersonId" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "GroupId" TEXT NULL,
    "Since" INTEGER NOT NULL,
    "Until" INTEGER NULL,
    CONSTRAINT "PK_RoleHoldings" PRIMARY KEY ("AllianceId", "Id"),
    CONSTRAINT "FK_RoleHoldings_People_AllianceId_PersonId" FOREIGN KEY ("AllianceId", "PersonId") REFERENCES "People" ("AllianceId", "Id") ON DELETE CASCADE
);

CREATE TABLE "WorkingGroups" (
    "AllianceId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "ConversationId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "FoldedName" TEXT NOT NULL,
    "Purpose" TEXT NOT NULL,
    "EndsOn" TEXT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "ClosedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "PK_WorkingGroups" PRIMARY KEY ("AllianceId", "Id"),
    CONSTRAINT "FK_WorkingGroups_Alliances_AllianceId" FOREIGN KEY ("AllianceId") REFERENCES "Alliances" ("AllianceId") ON DELETE CASCADE
);

CREATE TABLE "CharterAnswers" (
    "AllianceId" TEXT NOT NULL,
    "VersionId" TEXT NOT NULL,
    "VoterId" TEXT NOT NULL,
    "VoterName" TEXT NOT NULL,
    "Stance" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "PersonId" TEXT NOT NULL,
    "PersonName" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_CharterAnswers" PRIMARY KEY ("AllianceId", "VersionId", "VoterId"),
    CONSTRAINT "FK_CharterAnswers_CharterVersions_AllianceId_VersionId" FOREIGN KEY ("AllianceId", "VersionId") REFERENCES "CharterVersions" ("AllianceId", "Id") ON DELETE CASCADE
);

CREATE TABLE "GroupMembers" (
    "AllianceId" TEXT NOT NULL,
    "GroupId" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
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
VALUES ('20261124180057_OrganisationsRolesCharter', '10.0.14');

ALTER TABLE "People" ADD "RepresentsNobody" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "OrganisationImports" ADD "DateOrder" TEXT NOT NULL DEFAULT 'DayFirst';

ALTER TABLE "OrganisationImports" ADD "Round" INTEGER NOT NULL DEFAULT 1;

ALTER TABLE "OrganisationImports" ADD "ShownVersions" TEXT NOT NULL DEFAULT '{}';

ALTER TABLE "CharterAnswers" ADD "RecordedByName" TEXT NOT NULL DEFAULT '';

CREATE TABLE "Votes" (
    "AllianceId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "MeetingId" TEXT NOT NULL,
    "Motion" TEXT NOT NULL,
    "Rule" TEXT NOT NULL,
    "QuorumPercent" INTEGER NOT NULL,
    "CalledById" TEXT NOT NULL,
    "CalledByName" TEXT NOT NULL,
    "CalledAt" INTEGER NOT NULL,
    "ClosedAt" INTEGER NULL,
    "ResultSequence" INTEGER NULL,
    "Verdict" TEXT NULL,
    "VotersCount" INTEGER NOT NULL,
    "ForCount" INTEGER NOT NULL,
    "AgainstCount" INTEGER NOT NULL,
    "AbstainedCount" INTEGER NOT NULL,
    CONSTRAINT "PK_Votes" PRIMARY KEY ("AllianceId", "Id"),
    CONSTRAINT "FK_Votes_Meetings_AllianceId_MeetingId" FOREIGN KEY ("AllianceId", "MeetingId") REFERENCES "Meetings" ("AllianceId", "Id") ON DELETE CASCADE
);

CREATE TABLE "Ballots" (
    "AllianceId" TEXT NOT NULL,
    "VoteId" TEXT NOT NULL,
    "VoterId" TEXT NOT NULL,
    "VoterName" TEXT NOT NULL,
    "Choice" TEXT NOT NULL,
    "CastById" TEXT NOT NULL,
    "CastByName" TEXT NOT NULL,
    "CastAt" INTEGER NOT NULL,
    CONSTRAINT "PK_Ballots" PRIMARY KEY ("AllianceId", "VoteId", "VoterId"),
    CONSTRAINT "FK_Ballots_Votes_AllianceId_VoteId" FOREIGN KEY ("AllianceId", "VoteId") REFERENCES "Votes" ("AllianceId", "Id") ON DELETE CASCADE
);

CREATE INDEX "IX_ChangeRecords_AllianceId_SubjectName" ON "ChangeRecords" ("AllianceId", "SubjectName");

CREATE UNIQUE INDEX "IX_Votes_OneOpenInAMeeting" ON "Votes" ("AllianceId", "MeetingId") WHERE "ClosedAt" IS NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124212001_VotesAndAnswers', '10.0.14');

ALTER TABLE "MeetingEntries" ADD "SaidAfterSeconds" INTEGER NULL;

ALTER TABLE "MeetingEntries" ADD "SaidBy" TEXT NULL;

ALTER TABLE "MeetingEntries" ADD "SaidIn" TEXT NULL;

CREATE TABLE "MeetingSources" (
    "AllianceId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "MeetingId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Format" TEXT NOT NULL,
    "Utterances" INTEGER NOT NULL,
    "Content" BLOB NOT NULL,
    "Length" INTEGER NOT NULL,
    "Sha256" TEXT NOT NULL,
    "AddedById" TEXT NOT NULL,
    "AddedByName" TEXT NOT NULL,
    "AddedAt" INTEGER NOT NULL,
    CONSTRAINT "PK_MeetingSources" PRIMARY KEY ("AllianceId", "Id")
);

CREATE TABLE "MinutesProposals" (
    "AllianceId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "MeetingId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Key" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "Score" REAL NOT NULL,
    "OwnerName" TEXT NULL,
    "OwnerId" TEXT NULL,
    "DueDate" TEXT NULL,
    "DuePhrase" TEXT NOT NULL,
    "AgendaPosition" INTEGER NULL,
    "SaidIn" TEXT NOT NULL,
    "Quotes" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "SettledByName" TEXT NOT NULL,
    "SettledAt" INTEGER NULL,
    "EntrySequence" INTEGER NULL,
    CONSTRAINT "PK_MinutesProposals" PRIMARY KEY ("AllianceId", "Id")
);

CREATE TABLE "UnfinishedAnswers" (
    "AllianceId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "ConversationId" TEXT NOT NULL,
    "ServiceUrl" TEXT NOT NULL,
    "TenantId" TEXT NOT NULL,
    "BotId" TEXT NOT NULL,
    "ChannelId" TEXT NOT NULL,
    "CardId" TEXT NOT NULL,
    "Heading" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "Since" INTEGER NOT NULL,
    CONSTRAINT "PK_UnfinishedAnswers" PRIMARY KEY ("AllianceId", "Id")
);

CREATE UNIQUE INDEX "IX_MeetingSources_AllianceId_MeetingId_Sha256" ON "MeetingSources" ("AllianceId", "MeetingId", "Sha256");

CREATE INDEX "IX_MeetingSources_AllianceId_Sha256" ON "MeetingSources" ("AllianceId", "Sha256");

CREATE UNIQUE INDEX "IX_MinutesProposals_AllianceId_MeetingId_Key" ON "MinutesProposals" ("AllianceId", "MeetingId", "Key");

CREATE UNIQUE INDEX "IX_MinutesProposals_AllianceId_MeetingId_Number" ON "MinutesProposals" ("AllianceId", "MeetingId", "Number");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261128175413_SourcesAndProposals', '10.0.14');

ALTER TABLE "OrganisationImports" ADD "Added" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "OrganisationImports" ADD "Changed" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "OrganisationImports" ADD "DoneAt" INTEGER NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261128175627_ImportsThatCanBeReadAgain', '10.0.14');

ALTER TABLE "MeetingEntries" ADD "Place" INTEGER NULL;

CREATE TABLE "MinutesCirculations" (
    "AllianceId" TEXT NOT NULL,
    "MeetingId" TEXT NOT NULL,
    "CirculatedById" TEXT NOT NULL,
    "CirculatedByName" TEXT NOT NULL,
    "CirculatedAt" INTEGER NOT NULL,
    "CirculatedOn" TEXT NOT NULL,
    "LastDay" TEXT NOT NULL,
    "TimeZone" TEXT NOT NULL,
    "CharterVersion" INTEGER NULL,
    "VoteAskedAt" INTEGER NULL,
    "VoteAskedByName" TEXT NOT NULL,
    "VoteAskedFor" TEXT NOT NULL,
    "VoteReason" TEXT NOT NULL,
    "ClosedAt" INTEGER NULL,
    "End" TEXT NULL,
    "VotedAs" TEXT NOT NULL,
    "AnnouncedAt" INTEGER NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "PK_MinutesCirculations" PRIMARY KEY ("AllianceId", "MeetingId")
);

CREATE TABLE "MinutesErrata" (
    "AllianceId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "MeetingId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Place" INTEGER NULL,
    "Text" TEXT NOT NULL,
    "IssuedById" TEXT NOT NULL,
    "IssuedByName" TEXT NOT NULL,
    "IssuedAt" INTEGER NOT NULL,
    "RecordName" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "PendingDocument" BLOB NULL,
    "Sha256" TEXT NULL,
    "Location" TEXT NULL,
    CONSTRAINT "PK_MinutesErrata" PRIMARY KEY ("AllianceId", "Id"),
    CONSTRAINT "FK_MinutesErrata_ApprovedMinutes_AllianceId_MeetingId" FOREIGN KEY ("AllianceId", "MeetingId") REFERENCES "ApprovedMinutes" ("AllianceId", "MeetingId") ON DELETE CASCADE
);

CREATE TABLE "MinutesAmendments" (
    "AllianceId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "MeetingId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "Place" INTEGER NULL,
    "SeenSequence" INTEGER NULL,
    "Before" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "AgendaPosition" INTEGER NULL,
    "OwnerId" TEXT NULL,
    "OwnerName" TEXT NULL,
    "DueDate" TEXT NULL,
    "Reason" TEXT NOT NULL,
    "SuggestedById" TEXT NOT NULL,
    "SuggestedByName" TEXT NOT NULL,
    "SuggestedFor" TEXT NOT NULL,
    "SuggestedAt" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "AnsweredByName" TEXT NOT NULL,
    "AnsweredAt" INTEGER NULL,
    "Answer" TEXT NOT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "PK_MinutesAmendments" PRIMARY KEY ("AllianceId", "Id"),
    CONSTRAINT "FK_MinutesAmendments_MinutesCirculations_AllianceId_MeetingId" FOREIGN KEY ("AllianceId", "MeetingId") REFERENCES "MinutesCirculations" ("AllianceId", "MeetingId") ON DELETE CASCADE
);

CREATE TABLE "MinutesAssents" (
    "AllianceId" TEXT NOT NULL,
    "MeetingId" TEXT NOT NULL,
    "VoterId" TEXT NOT NULL,
    "VoterName" TEXT NOT NULL,
    "PersonId" TEXT NOT NULL,
    "PersonName" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_MinutesAssents" PRIMARY KEY ("AllianceId", "MeetingId", "VoterId"),
    CONSTRAINT "FK_MinutesAssents_MinutesCirculations_AllianceId_MeetingId" FOREIGN KEY ("AllianceId", "MeetingId") REFERENCES "MinutesCirculations" ("AllianceId", "MeetingId") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_MinutesAmendments_AllianceId_MeetingId_Number" ON "MinutesAmendments" ("AllianceId", "MeetingId", "Number");

CREATE INDEX "IX_MinutesCirculations_Open" ON "MinutesCirculations" ("LastDay") WHERE "ClosedAt" IS NULL;

CREATE UNIQUE INDEX "IX_MinutesErrata_AllianceId_MeetingId_Number" ON "MinutesErrata" ("AllianceId", "MeetingId", "Number");

CREATE INDEX "IX_MinutesErrata_ToArchive" ON "MinutesErrata" ("Sha256") WHERE "Sha256" IS NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261128185721_MinutesCirculation', '10.0.14');

ALTER TABLE "MinutesProposals" ADD "IsGenerated" INTEGER NOT NULL DEFAULT 0;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261128191159_GeneratedWordings', '10.0.14');

ALTER TABLE "Meetings" ADD "QuorumPercent" INTEGER NULL;

ALTER TABLE "Attendances" ADD "Answer" TEXT NOT NULL DEFAULT 'Present';

ALTER TABLE "Attendances" ADD "OrganisationId" TEXT NULL;

ALTER TABLE "Attendances" ADD "OrganisationName" TEXT NULL;

CREATE TABLE "MeetingOrganisations" (
    "AllianceId" TEXT NOT NULL,
    "MeetingId" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    CONSTRAINT "PK_MeetingOrganisations" PRIMARY KEY ("AllianceId", "MeetingId", "OrganisationId"),
    CONSTRAINT "FK_MeetingOrganisations_Meetings_AllianceId_MeetingId" FOREIGN KEY ("AllianceId", "MeetingId") REFERENCES "Meetings" ("AllianceId", "Id") ON DELETE CASCADE
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129002137_RollCallByOrganisation', '10.0.14');

CREATE TABLE "ListeningMeetings" (
    "AllianceId" TEXT NOT NULL,
    "MeetingId" TEXT NOT NULL,
    "ConversationId" TEXT NOT NULL,
    "Messages" INTEGER NOT NULL,
    "StartedByName" TEXT NOT NULL,
    "StartedAt" INTEGER NOT NULL,
    CONSTRAINT "PK_ListeningMeetings" PRIMARY KEY ("AllianceId", "MeetingId")
);

CREATE TABLE "HeardMessages" (
    "AllianceId" TEXT NOT NULL,
    "MeetingId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Speaker" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_HeardMessages" PRIMARY KEY ("AllianceId", "MeetingId", "Number"),
    CONSTRAINT "FK_HeardMessages_ListeningMeetings_AllianceId_MeetingId" FOREIGN KEY ("AllianceId", "MeetingId") REFERENCES "ListeningMeetings" ("AllianceId", "MeetingId") ON DELETE CASCADE
);

CREATE INDEX "IX_ListeningMeetings_ConversationId" ON "ListeningMeetings" ("ConversationId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129012712_MeetingsReadAlong', '10.0.14');

CREATE TABLE "Letterheads" (
    "AllianceId" TEXT NOT NULL CONSTRAINT "PK_Letterheads" PRIMARY KEY,
    "Id" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Content" BLOB NOT NULL,
    "SetByName" TEXT NOT NULL,
    "SetAt" INTEGER NOT NULL,
    CONSTRAINT "FK_Letterheads_Alliances_AllianceId" FOREIGN KEY ("AllianceId") REFERENCES "Alliances" ("AllianceId") ON DELETE CASCADE
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129015807_Letterhead', '10.0.14');

ALTER TABLE "MeetingSources" ADD "Origin" TEXT NULL;

ALTER TABLE "MeetingSources" ADD "StartsAt" INTEGER NULL;

CREATE INDEX "IX_MeetingSources_AllianceId_Origin" ON "MeetingSources" ("AllianceId", "Origin");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129095503_FetchedTranscripts', '10.0.14');

ALTER TABLE "HeardMessages" ADD "MessageId" TEXT NOT NULL DEFAULT '';

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129104305_HeardMessageIds', '10.0.14');

CREATE TABLE "RotaAbsences" (
    "AllianceId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    CONSTRAINT "PK_RotaAbsences" PRIMARY KEY ("AllianceId", "Id")
);

CREATE TABLE "RotaAccounts" (
    "AllianceId" TEXT NOT NULL,
    "Rhythm" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "Share" TEXT NOT NULL,
    "Load" TEXT NOT NULL,
    CONSTRAINT "PK_RotaAccounts" PRIMARY KEY ("AllianceId", "Rhythm", "OrganisationId")
);

CREATE TABLE "RotaDuties" (
    "AllianceId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Meaning" TEXT NOT NULL,
    "Template" TEXT NOT NULL,
    "Effort" TEXT NOT NULL,
    "Rhythm" TEXT NOT NULL,
    "Holders" INTEGER NOT NULL,
    "Sectors" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "IsForTrained" INTEGER NOT NULL,
    "Trained" TEXT NOT NULL,
    "Excludes" TEXT NOT NULL,
    "RetiredAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "PK_RotaDuties" PRIMARY KEY ("AllianceId", "Id")
);

CREATE TABLE "RotaTurns" (
    "AllianceId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "DutyId" TEXT NOT NULL,
    "Rhythm" TEXT NOT NULL,
    "Date" TEXT NOT NULL,
    "Seat" INTEGER NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "PersonId" TEXT NULL,
    "PersonName" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "NextStepAt" INTEGER NULL,
    "GaveAway" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "DoneById" TEXT NULL,
    "HandoverNote" TEXT NOT NULL,
    "HandoverBy" TEXT NOT NULL,
    "CountedEffort" TEXT NULL,
    "SettledAt" INTEGER NULL,
    "Round" INTEGER NOT NULL,
    CONSTRAINT "PK_RotaTurns" PRIMARY KEY ("AllianceId", "Id"),
    CONSTRAINT "FK_RotaTurns_RotaDuties_AllianceId_DutyId" FOREIGN KEY ("AllianceId", "DutyId") REFERENCES "RotaDuties" ("AllianceId", "Id") ON DELETE CASCADE
);

CREATE TABLE "TurnSwaps" (
    "AllianceId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "TurnId" TEXT NOT NULL,
    "TurnRound" INTEGER NOT NULL,
    "OtherTurnId" TEXT NOT NULL,
    "OtherRound" INTEGER NOT NULL,
    "AskedById" TEXT NOT NULL,
    "AskedByName" TEXT NOT NULL,
    "AskedAt" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
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
VALUES ('20261129104439_Rota', '10.0.14');

DROP INDEX "IX_Notices_AllianceId_Kind_SubjectId_RecipientId";

DROP INDEX "IX_Notices_Pending";

ALTER TABLE "Notices" ADD "DueDate" TEXT NULL;

ALTER TABLE "Notices" ADD "DueTime" TEXT NULL;

ALTER TABLE "Notices" ADD "DueZone" TEXT NULL;

ALTER TABLE "Notices" ADD "IntendedAt" INTEGER NULL;

ALTER TABLE "Notices" ADD "MessageId" TEXT NULL;

ALTER TABLE "Notices" ADD "PlaceId" TEXT NOT NULL DEFAULT '';

ALTER TABLE "Notices" ADD "SettledAt" INTEGER NULL;

ALTER TABLE "Notices" ADD "Token" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Notices" ADD "ZoneRules" TEXT NULL;

CREATE UNIQUE INDEX "IX_Notices_AllianceId_Kind_SubjectId_RecipientId_PlaceId" ON "Notices" ("AllianceId", "Kind", "SubjectId", "RecipientId", "PlaceId");

CREATE INDEX "IX_Notices_Parked" ON "Notices" ("AllianceId", "Id") WHERE "State" = 'Parked';

CREATE INDEX "IX_Notices_Pending" ON "Notices" ("DueAt", "Id") WHERE "State" = 'Pending';

CREATE INDEX "IX_Notices_UnderWay" ON "Notices" ("AllianceId", "RecipientId", "PlaceId", "Id") WHERE "State" = 'Pending' AND "Attempts" > 0;

CREATE INDEX "IX_Notices_ZoneRules" ON "Notices" ("ZoneRules") WHERE "State" = 'Pending' AND "ZoneRules" IS NOT NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129152022_NoticesInOrder', '10.0.14');

ALTER TABLE "Notices" ADD "Why" TEXT NULL;

CREATE TABLE "MailLinks" (
    "AllianceId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "PersonId" TEXT NOT NULL,
    "Purpose" TEXT NOT NULL,
    "SubjectId" TEXT NOT NULL,
    "ExpiresAt" INTEGER NOT NULL,
    "UsedAt" INTEGER NULL,
    CONSTRAINT "PK_MailLinks" PRIMARY KEY ("AllianceId", "Id")
);

CREATE INDEX "IX_MailLinks_ExpiresAt" ON "MailLinks" ("ExpiresAt");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129155428_MailLinks', '10.0.14');

CREATE TABLE "ActionItems" (
    "AllianceId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "OwnerId" TEXT NULL,
    "OwnerName" TEXT NOT NULL,
    "FormerOwnerId" TEXT NULL,
    "OrganisationId" TEXT NULL,
    "DueDate" TEXT NULL,
    "DateAskedFor" TEXT NULL,
    "Note" TEXT NOT NULL,
    "Helpers" TEXT NOT NULL,
    "GroupId" TEXT NULL,
    "FormerGroupId" TEXT NULL,
    "OnlyIn" TEXT NULL,
    "MeetingId" TEXT NULL,
    "EntrySequence" INTEGER NULL,
    "Source" TEXT NOT NULL,
    "ProposedById" TEXT NULL,
    "ProposedByName" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "Repeats" TEXT NOT NULL,
    "SnoozedUntil" TEXT NULL,
    "Snoozes" INTEGER NOT NULL,
    "HelpNeeded" TEXT NOT NULL,
    "Step" TEXT NOT NULL,
    "NextStepOn" TEXT NULL,
    "SettledAt" INTEGER NULL,
    "SettledByName" TEXT NOT NULL,
    CONSTRAINT "PK_ActionItems" PRIMARY KEY ("AllianceId", "Id")
);

CREATE UNIQUE INDEX "IX_ActionItems_AllianceId_MeetingId_EntrySequence" ON "ActionItems" ("AllianceId", "MeetingId", "EntrySequence");

CREATE INDEX "IX_ActionItems_AllianceId_OwnerId_State" ON "ActionItems" ("AllianceId", "OwnerId", "State");

CREATE INDEX "IX_ActionItems_AllianceId_State_DueDate" ON "ActionItems" ("AllianceId", "State", "DueDate");

CREATE INDEX "IX_ActionItems_Chased" ON "ActionItems" ("NextStepOn") WHERE "NextStepOn" IS NOT NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129165148_Tasks', '10.0.14');

CREATE TABLE "RotaCaps" (
    "AllianceId" TEXT NOT NULL,
    "Scope" TEXT NOT NULL,
    "Each" TEXT NULL,
    "International" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "PK_RotaCaps" PRIMARY KEY ("AllianceId", "Scope")
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129195217_RotaCaps', '10.0.14');

ALTER TABLE "ActionItems" ADD "AskedAt" INTEGER NULL;

ALTER TABLE "ActionItems" ADD "SeriesFrom" TEXT NULL;

ALTER TABLE "ActionItems" ADD "SuccessorId" TEXT NULL;

CREATE INDEX "IX_Notices_SentTo" ON "Notices" ("AllianceId", "RecipientId", "Kind", "Id") WHERE "State" = 'Sent';

CREATE INDEX "IX_ActionItems_AllianceId_SettledAt" ON "ActionItems" ("AllianceId", "SettledAt");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129205334_TaskChase', '10.0.14');

ALTER TABLE "RotaTurns" ADD "GroupId" TEXT NULL;

ALTER TABLE "RotaDuties" ADD "GroupId" TEXT NULL;

ALTER TABLE "RotaAccounts" ADD "Scope" TEXT NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';

CREATE INDEX "IX_RotaDuties_AllianceId_GroupId" ON "RotaDuties" ("AllianceId", "GroupId");

CREATE TABLE "ef_temp_RotaAccounts" (
    "AllianceId" TEXT NOT NULL,
    "Scope" TEXT NOT NULL,
    "Rhythm" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "Load" TEXT NOT NULL,
    "Share" TEXT NOT NULL,
    CONSTRAINT "PK_RotaAccounts" PRIMARY KEY ("AllianceId", "Scope", "Rhythm", "OrganisationId")
);

INSERT INTO "ef_temp_RotaAccounts" ("AllianceId", "Scope", "Rhythm", "OrganisationId", "Load", "Share")
SELECT "AllianceId", "Scope", "Rhythm", "OrganisationId", "Load", "Share"
FROM "RotaAccounts";

PRAGMA foreign_keys = 0;

DROP TABLE "RotaAccounts";

ALTER TABLE "ef_temp_RotaAccounts" RENAME TO "RotaAccounts";

PRAGMA foreign_keys = 1;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129210558_GroupRotas', '10.0.14');

ALTER TABLE "People" ADD "DailyHour" TEXT NULL;

CREATE TABLE "Holidays" (
    "AllianceId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Country" TEXT NOT NULL,
    CONSTRAINT "PK_Holidays" PRIMARY KEY ("AllianceId", "Id"),
    CONSTRAINT "FK_Holidays_Alliances_AllianceId" FOREIGN KEY ("AllianceId") REFERENCES "Alliances" ("AllianceId") ON DELETE CASCADE
);

CREATE INDEX "IX_Holidays_AllianceId_To" ON "Holidays" ("AllianceId", "To");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261130041624_HolidaysAndDailyHour', '10.0.14');

ALTER TABLE "Meetings" ADD "Place" TEXT NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261130081453_MeetingPlace', '10.0.14');

PRAGMA foreign_keys = 0;

CREATE TABLE "ef_temp_MeetingEntries" (
    "AllianceId" TEXT NOT NULL,
    "MeetingId" TEXT NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "AgendaPosition" INTEGER NULL,
    "Url" TEXT NULL,
    "OwnerId" TEXT NULL,
    "OwnerName" TEXT NULL,
    "DueDate" TEXT NULL,
    "AuthorId" TEXT NOT NULL,
    "AuthorName" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "UndoneAt" INTEGER NULL,
    "SaidAfterSeconds" INTEGER NULL,
    "SaidBy" TEXT NULL,
    "SaidIn" TEXT NULL,
    "Place" INTEGER NULL,
    CONSTRAINT "PK_MeetingEntries" PRIMARY KEY ("AllianceId", "MeetingId", "Sequence"),
    CONSTRAINT "FK_MeetingEntries_Meetings_AllianceId_MeetingId" FOREIGN KEY ("AllianceId", "MeetingId") REFERENCES "Meetings" ("AllianceId", "Id") ON DELETE CASCADE
) WITHOUT ROWID;
INSERT INTO "ef_temp_MeetingEntries" ("AllianceId", "MeetingId", "Sequence", "Kind", "Text", "AgendaPosition", "Url", "OwnerId", "OwnerName", "DueDate", "AuthorId", "AuthorName", "At", "UndoneAt", "SaidAfterSeconds", "SaidBy", "SaidIn", "Place") SELECT "AllianceId", "MeetingId", "Sequence", "Kind", "Text", "AgendaPosition", "Url", "OwnerId", "OwnerName", "DueDate", "AuthorId", "AuthorName", "At", "UndoneAt", "SaidAfterSeconds", "SaidBy", "SaidIn", "Place" FROM "MeetingEntries";
DROP TABLE "MeetingEntries";
ALTER TABLE "ef_temp_MeetingEntries" RENAME TO "MeetingEntries";

PRAGMA foreign_keys = 1;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261130155251_EntriesWithoutRowIds', '10.0.14');

ALTER TABLE "Places" ADD "HasOwnMembers" INTEGER NOT NULL DEFAULT 0;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261130192815_ChannelsWithOwnMembers', '10.0.14');


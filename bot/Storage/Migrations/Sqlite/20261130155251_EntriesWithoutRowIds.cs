using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AllianceBot.Storage.Migrations.Sqlite
{
    /// <summary>
    /// Entries of meetings lie in the order of their key (sqlite.org/withoutrowid.html), so that a note is written into one tree, not into
    /// two. EF Core has no word for it: whatever has it make this table anew must say so again.
    /// </summary>
    public partial class EntriesWithoutRowIds : Migration
    {
        private const string Columns =
            """
            "AllianceId", "MeetingId", "Sequence", "Kind", "Text", "AgendaPosition", "Url", "OwnerId", "OwnerName", "DueDate", "AuthorId", "AuthorName", "At", "UndoneAt", "SaidAfterSeconds", "SaidBy", "SaidIn", "Place"
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => MakeAnew(migrationBuilder, " WITHOUT ROWID");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => MakeAnew(migrationBuilder, "");

        private static void MakeAnew(MigrationBuilder migrationBuilder, string order)
        {
            // Or else the settlements would go with the table that they refer to.
            migrationBuilder.Sql("PRAGMA foreign_keys = 0;", suppressTransaction: true);
            migrationBuilder.Sql(
                $"""
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
                ){order};
                INSERT INTO "ef_temp_MeetingEntries" ({Columns}) SELECT {Columns} FROM "MeetingEntries";
                DROP TABLE "MeetingEntries";
                ALTER TABLE "ef_temp_MeetingEntries" RENAME TO "MeetingEntries";
                """);
            migrationBuilder.Sql("PRAGMA foreign_keys = 1;", suppressTransaction: true);
        }
    }
}

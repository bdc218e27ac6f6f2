using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AllianceBot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class VotesAndAnswers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "RepresentsNobody",
                table: "People",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "DateOrder",
                table: "OrganisationImports",
                type: "TEXT",
                maxLength: 24,
                nullable: false,
                defaultValue: "DayFirst");

            migrationBuilder.AddColumn<int>(
                name: "Round",
                table: "OrganisationImports",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "ShownVersions",
                table: "OrganisationImports",
                type: "TEXT",
                maxLength: 60000,
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<string>(
                name: "RecordedByName",
                table: "CharterAnswers",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "Votes",
                columns: table => new
                {
                    AllianceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MeetingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Motion = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Rule = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    QuorumPercent = table.Column<int>(type: "INTEGER", nullable: false),
                    CalledById = table.Column<Guid>(type: "TEXT", nullable: false),
                    CalledByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CalledAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ResultSequence = table.Column<int>(type: "INTEGER", nullable: true),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 24, nullable: true),
                    VotersCount = table.Column<int>(type: "INTEGER", nullable: false),
                    ForCount = table.Column<int>(type: "INTEGER", nullable: false),
                    AgainstCount = table.Column<int>(type: "INTEGER", nullable: false),
                    AbstainedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Votes", x => new { x.AllianceId, x.Id });
                    table.ForeignKey(
                        name: "FK_Votes_Meetings_AllianceId_MeetingId",
                        columns: x => new { x.AllianceId, x.MeetingId },
                        principalTable: "Meetings",
                        principalColumns: new[] { "AllianceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Ballots",
                columns: table => new
                {
                    AllianceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VoteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VoterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VoterName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Choice = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    CastById = table.Column<Guid>(type: "TEXT", nullable: false),
                    CastByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CastAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ballots", x => new { x.AllianceId, x.VoteId, x.VoterId });
                    table.ForeignKey(
                        name: "FK_Ballots_Votes_AllianceId_VoteId",
                        columns: x => new { x.AllianceId, x.VoteId },
                        principalTable: "Votes",
                        principalColumns: new[] { "AllianceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ChangeRecords_AllianceId_SubjectName",
                table: "ChangeRecords",
                columns: new[] { "AllianceId", "SubjectName" });

            migrationBuilder.CreateIndex(
                name: "IX_Votes_OneOpenInAMeeting",
                table: "Votes",
                columns: new[] { "AllianceId", "MeetingId" },
                unique: true,
                filter: "\"ClosedAt\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Ballots");

            migrationBuilder.DropTable(
                name: "Votes");

            migrationBuilder.DropIndex(
                name: "IX_ChangeRecords_AllianceId_SubjectName",
                table: "ChangeRecords");

            migrationBuilder.DropColumn(
                name: "RepresentsNobody",
                table: "People");

            migrationBuilder.DropColumn(
                name: "DateOrder",
                table: "OrganisationImports");

            migrationBuilder.DropColumn(
                name: "Round",
                table: "OrganisationImports");

            migrationBuilder.DropColumn(
                name: "ShownVersions",
                table: "OrganisationImports");

            migrationBuilder.DropColumn(
                name: "RecordedByName",
                table: "CharterAnswers");
        }
    }
}

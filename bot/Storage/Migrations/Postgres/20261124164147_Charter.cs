using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AllianceBot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Charter : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CharterVersions",
                columns: table => new
                {
                    AllianceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    BasedOnId = table.Column<Guid>(type: "uuid", nullable: true),
                    Content = table.Column<string>(type: "character varying(200000)", maxLength: 200000, nullable: false),
                    Edits = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    CreatedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ProposedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ProposedById = table.Column<Guid>(type: "uuid", nullable: true),
                    ProposedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: true),
                    Rule = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    QuorumPercent = table.Column<int>(type: "integer", nullable: false),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    VotersAtClose = table.Column<int>(type: "integer", nullable: true),
                    AnnouncedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RecordName = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    RecordTitle = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    RecordLanguage = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    PendingDocument = table.Column<byte[]>(type: "bytea", nullable: true),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Location = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CharterVersions", x => new { x.AllianceId, x.Id });
                    table.ForeignKey(
                        name: "FK_CharterVersions_Alliances_AllianceId",
                        column: x => x.AllianceId,
                        principalTable: "Alliances",
                        principalColumn: "AllianceId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CharterAnswers",
                columns: table => new
                {
                    AllianceId = table.Column<Guid>(type: "uuid", nullable: false),
                    VersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    VoterId = table.Column<Guid>(type: "uuid", nullable: false),
                    VoterName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Stance = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CharterAnswers", x => new { x.AllianceId, x.VersionId, x.VoterId });
                    table.ForeignKey(
                        name: "FK_CharterAnswers_CharterVersions_AllianceId_VersionId",
                        columns: x => new { x.AllianceId, x.VersionId },
                        principalTable: "CharterVersions",
                        principalColumns: new[] { "AllianceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CharterVersions_AllianceId_Number",
                table: "CharterVersions",
                columns: new[] { "AllianceId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CharterVersions_OneOpen",
                table: "CharterVersions",
                column: "AllianceId",
                unique: true,
                filter: "\"State\" IN ('Draft', 'Proposed')");

            migrationBuilder.CreateIndex(
                name: "IX_CharterVersions_Proposed",
                table: "CharterVersions",
                column: "LastDay",
                filter: "\"State\" = 'Proposed'");

            migrationBuilder.CreateIndex(
                name: "IX_CharterVersions_ToArchive",
                table: "CharterVersions",
                column: "Sha256",
                filter: "\"Sha256\" IS NULL AND \"PendingDocument\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CharterAnswers");

            migrationBuilder.DropTable(
                name: "CharterVersions");
        }
    }
}

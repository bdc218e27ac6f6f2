using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AllianceBot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class MinutesCirculation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Place",
                table: "MeetingEntries",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "MinutesCirculations",
                columns: table => new
                {
                    AllianceId = table.Column<Guid>(type: "uuid", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    CirculatedById = table.Column<Guid>(type: "uuid", nullable: false),
                    CirculatedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    CirculatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    CirculatedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: false),
                    TimeZone = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    CharterVersion = table.Column<int>(type: "integer", nullable: true),
                    VoteAskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    VoteAskedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    VoteAskedFor = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    VoteReason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    End = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    VotedAs = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    AnnouncedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MinutesCirculations", x => new { x.AllianceId, x.MeetingId });
                });

            migrationBuilder.CreateTable(
                name: "MinutesErrata",
                columns: table => new
                {
                    AllianceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: true),
                    Text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    IssuedById = table.Column<Guid>(type: "uuid", nullable: false),
                    IssuedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    IssuedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RecordName = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    Title = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    Language = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    PendingDocument = table.Column<byte[]>(type: "bytea", nullable: true),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Location = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MinutesErrata", x => new { x.AllianceId, x.Id });
                    table.ForeignKey(
                        name: "FK_MinutesErrata_ApprovedMinutes_AllianceId_MeetingId",
                        columns: x => new { x.AllianceId, x.MeetingId },
                        principalTable: "ApprovedMinutes",
                        principalColumns: new[] { "AllianceId", "MeetingId" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MinutesAmendments",
                columns: table => new
                {
                    AllianceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: true),
                    SeenSequence = table.Column<int>(type: "integer", nullable: true),
                    Before = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    AgendaPosition = table.Column<int>(type: "integer", nullable: true),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    OwnerName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    DueDate = table.Column<DateOnly>(type: "date", nullable: true),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    SuggestedById = table.Column<Guid>(type: "uuid", nullable: false),
                    SuggestedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    SuggestedFor = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    SuggestedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    AnsweredByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Answer = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MinutesAmendments", x => new { x.AllianceId, x.Id });
                    table.ForeignKey(
                        name: "FK_MinutesAmendments_MinutesCirculations_AllianceId_MeetingId",
                        columns: x => new { x.AllianceId, x.MeetingId },
                        principalTable: "MinutesCirculations",
                        principalColumns: new[] { "AllianceId", "MeetingId" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MinutesAssents",
                columns: table => new
                {
                    AllianceId = table.Column<Guid>(type: "uuid", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    VoterId = table.Column<Guid>(type: "uuid", nullable: false),
                    VoterName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MinutesAssents", x => new { x.AllianceId, x.MeetingId, x.VoterId });
                    table.ForeignKey(
                        name: "FK_MinutesAssents_MinutesCirculations_AllianceId_MeetingId",
                        columns: x => new { x.AllianceId, x.MeetingId },
                        principalTable: "MinutesCirculations",
                        principalColumns: new[] { "AllianceId", "MeetingId" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_MinutesAmendments_AllianceId_MeetingId_Number",
                table: "MinutesAmendments",
                columns: new[] { "AllianceId", "MeetingId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MinutesCirculations_Open",
                table: "MinutesCirculations",
                column: "LastDay",
                filter: "\"ClosedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_MinutesErrata_AllianceId_MeetingId_Number",
                table: "MinutesErrata",
                columns: new[] { "AllianceId", "MeetingId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MinutesErrata_ToArchive",
                table: "MinutesErrata",
                column: "Sha256",
                filter: "\"Sha256\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MinutesAmendments");

            migrationBuilder.DropTable(
                name: "MinutesAssents");

            migrationBuilder.DropTable(
                name: "MinutesErrata");

            migrationBuilder.DropTable(
                name: "MinutesCirculations");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "MeetingEntries");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AllianceBot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Tasks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ActionItems",
                columns: table => new
                {
                    AllianceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    State = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    OwnerName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    FormerOwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: true),
                    DueDate = table.Column<DateOnly>(type: "date", nullable: true),
                    DateAskedFor = table.Column<DateOnly>(type: "date", nullable: true),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Helpers = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: true),
                    FormerGroupId = table.Column<Guid>(type: "uuid", nullable: true),
                    OnlyIn = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: true),
                    EntrySequence = table.Column<int>(type: "integer", nullable: true),
                    Source = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    ProposedById = table.Column<Guid>(type: "uuid", nullable: true),
                    ProposedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Repeats = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    SnoozedUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Snoozes = table.Column<int>(type: "integer", nullable: false),
                    HelpNeeded = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Step = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    NextStepOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SettledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SettledByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActionItems", x => new { x.AllianceId, x.Id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_ActionItems_AllianceId_MeetingId_EntrySequence",
                table: "ActionItems",
                columns: new[] { "AllianceId", "MeetingId", "EntrySequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ActionItems_AllianceId_OwnerId_State",
                table: "ActionItems",
                columns: new[] { "AllianceId", "OwnerId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_ActionItems_AllianceId_State_DueDate",
                table: "ActionItems",
                columns: new[] { "AllianceId", "State", "DueDate" });

            migrationBuilder.CreateIndex(
                name: "IX_ActionItems_Chased",
                table: "ActionItems",
                column: "NextStepOn",
                filter: "\"NextStepOn\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ActionItems");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AllianceBot.Storage.Migrations.Sqlite
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
                    AllianceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OwnerName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    FormerOwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DueDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DateAskedFor = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Helpers = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: true),
                    FormerGroupId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OnlyIn = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    MeetingId = table.Column<Guid>(type: "TEXT", nullable: true),
                    EntrySequence = table.Column<int>(type: "INTEGER", nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    ProposedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ProposedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Repeats = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    SnoozedUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Snoozes = table.Column<int>(type: "INTEGER", nullable: false),
                    HelpNeeded = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Step = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    NextStepOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SettledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SettledByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
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

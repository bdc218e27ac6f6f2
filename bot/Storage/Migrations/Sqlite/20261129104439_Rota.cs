using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AllianceBot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Rota : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "RotaAbsences",
                columns: table => new
                {
                    AllianceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RotaAbsences", x => new { x.AllianceId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "RotaAccounts",
                columns: table => new
                {
                    AllianceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Rhythm = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Share = table.Column<decimal>(type: "TEXT", precision: 28, scale: 12, nullable: false),
                    Load = table.Column<decimal>(type: "TEXT", precision: 28, scale: 12, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RotaAccounts", x => new { x.AllianceId, x.Rhythm, x.OrganisationId });
                });

            migrationBuilder.CreateTable(
                name: "RotaDuties",
                columns: table => new
                {
                    AllianceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Meaning = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Template = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Effort = table.Column<decimal>(type: "TEXT", precision: 9, scale: 3, nullable: false),
                    Rhythm = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Holders = table.Column<int>(type: "INTEGER", nullable: false),
                    Sectors = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IsForTrained = table.Column<bool>(type: "INTEGER", nullable: false),
                    Trained = table.Column<string>(type: "TEXT", maxLength: 80000, nullable: false),
                    Excludes = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RetiredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RotaDuties", x => new { x.AllianceId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "RotaTurns",
                columns: table => new
                {
                    AllianceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DutyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Rhythm = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Seat = table.Column<int>(type: "INTEGER", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PersonName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    NextStepAt = table.Column<long>(type: "INTEGER", nullable: true),
                    GaveAway = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    DoneById = table.Column<Guid>(type: "TEXT", nullable: true),
                    HandoverNote = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    HandoverBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CountedEffort = table.Column<decimal>(type: "TEXT", precision: 9, scale: 3, nullable: true),
                    SettledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Round = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RotaTurns", x => new { x.AllianceId, x.Id });
                    table.ForeignKey(
                        name: "FK_RotaTurns_RotaDuties_AllianceId_DutyId",
                        columns: x => new { x.AllianceId, x.DutyId },
                        principalTable: "RotaDuties",
                        principalColumns: new[] { "AllianceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TurnSwaps",
                columns: table => new
                {
                    AllianceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TurnId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TurnRound = table.Column<int>(type: "INTEGER", nullable: false),
                    OtherTurnId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OtherRound = table.Column<int>(type: "INTEGER", nullable: false),
                    AskedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TurnSwaps", x => new { x.AllianceId, x.Id });
                    table.ForeignKey(
                        name: "FK_TurnSwaps_RotaTurns_AllianceId_OtherTurnId",
                        columns: x => new { x.AllianceId, x.OtherTurnId },
                        principalTable: "RotaTurns",
                        principalColumns: new[] { "AllianceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_TurnSwaps_RotaTurns_AllianceId_TurnId",
                        columns: x => new { x.AllianceId, x.TurnId },
                        principalTable: "RotaTurns",
                        principalColumns: new[] { "AllianceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RotaAbsences_AllianceId_OrganisationId",
                table: "RotaAbsences",
                columns: new[] { "AllianceId", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_RotaTurns_AllianceId_Date",
                table: "RotaTurns",
                columns: new[] { "AllianceId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_RotaTurns_AllianceId_DutyId_Date_Seat",
                table: "RotaTurns",
                columns: new[] { "AllianceId", "DutyId", "Date", "Seat" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TurnSwaps_AllianceId_OtherTurnId",
                table: "TurnSwaps",
                columns: new[] { "AllianceId", "OtherTurnId" });

            migrationBuilder.CreateIndex(
                name: "IX_TurnSwaps_AllianceId_TurnId",
                table: "TurnSwaps",
                columns: new[] { "AllianceId", "TurnId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RotaAbsences");

            migrationBuilder.DropTable(
                name: "RotaAccounts");

            migrationBuilder.DropTable(
                name: "TurnSwaps");

            migrationBuilder.DropTable(
                name: "RotaTurns");

            migrationBuilder.DropTable(
                name: "RotaDuties");
        }
    }
}

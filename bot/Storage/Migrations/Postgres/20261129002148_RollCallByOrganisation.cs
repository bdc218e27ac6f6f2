using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AllianceBot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RollCallByOrganisation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "QuorumPercent",
                table: "Meetings",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Answer",
                table: "Attendances",
                type: "character varying(24)",
                maxLength: 24,
                nullable: false,
                defaultValue: "Present");

            migrationBuilder.AddColumn<Guid>(
                name: "OrganisationId",
                table: "Attendances",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OrganisationName",
                table: "Attendances",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "MeetingOrganisations",
                columns: table => new
                {
                    AllianceId = table.Column<Guid>(type: "uuid", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeetingOrganisations", x => new { x.AllianceId, x.MeetingId, x.OrganisationId });
                    table.ForeignKey(
                        name: "FK_MeetingOrganisations_Meetings_AllianceId_MeetingId",
                        columns: x => new { x.AllianceId, x.MeetingId },
                        principalTable: "Meetings",
                        principalColumns: new[] { "AllianceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MeetingOrganisations");

            migrationBuilder.DropColumn(
                name: "QuorumPercent",
                table: "Meetings");

            migrationBuilder.DropColumn(
                name: "Answer",
                table: "Attendances");

            migrationBuilder.DropColumn(
                name: "OrganisationId",
                table: "Attendances");

            migrationBuilder.DropColumn(
                name: "OrganisationName",
                table: "Attendances");
        }
    }
}

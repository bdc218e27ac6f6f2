using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AllianceBot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Groups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "GroupId",
                table: "Meetings",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GroupName",
                table: "Meetings",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ActionSettlements",
                columns: table => new
                {
                    AllianceId = table.Column<Guid>(type: "uuid", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    Settlement = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    Note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    ByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActionSettlements", x => new { x.AllianceId, x.MeetingId, x.Sequence });
                    table.ForeignKey(
                        name: "FK_ActionSettlements_MeetingEntries_AllianceId_MeetingId_Seque~",
                        columns: x => new { x.AllianceId, x.MeetingId, x.Sequence },
                        principalTable: "MeetingEntries",
                        principalColumns: new[] { "AllianceId", "MeetingId", "Sequence" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Meetings_AllianceId_GroupId",
                table: "Meetings",
                columns: new[] { "AllianceId", "GroupId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ActionSettlements");

            migrationBuilder.DropIndex(
                name: "IX_Meetings_AllianceId_GroupId",
                table: "Meetings");

            migrationBuilder.DropColumn(
                name: "GroupId",
                table: "Meetings");

            migrationBuilder.DropColumn(
                name: "GroupName",
                table: "Meetings");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AllianceBot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class People : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "AwayFrom",
                table: "People",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AwayTo",
                table: "People",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsLeftAlone",
                table: "People",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "QuietFrom",
                table: "People",
                type: "time without time zone",
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "QuietTo",
                table: "People",
                type: "time without time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TimeZone",
                table: "People",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "People",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "Notices",
                columns: table => new
                {
                    AllianceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    RecipientId = table.Column<Guid>(type: "uuid", nullable: false),
                    SubjectId = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Data = table.Column<string>(type: "character varying(200000)", maxLength: 200000, nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    LeaseUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Note = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notices", x => new { x.AllianceId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "PersonalChats",
                columns: table => new
                {
                    AllianceId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    ConversationId = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: false),
                    ServiceUrl = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: false),
                    TenantId = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    BotId = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    ChannelId = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Locale = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonalChats", x => new { x.AllianceId, x.PersonId });
                });

            migrationBuilder.CreateTable(
                name: "PlaceAddresses",
                columns: table => new
                {
                    AllianceId = table.Column<Guid>(type: "uuid", nullable: false),
                    ConversationId = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    ServiceUrl = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: false),
                    TenantId = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    BotId = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    ChannelId = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    SeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlaceAddresses", x => new { x.AllianceId, x.ConversationId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_AllianceId_Kind_SubjectId_RecipientId",
                table: "Notices",
                columns: new[] { "AllianceId", "Kind", "SubjectId", "RecipientId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notices_Pending",
                table: "Notices",
                column: "DueAt",
                filter: "\"State\" = 'Pending'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Notices");

            migrationBuilder.DropTable(
                name: "PersonalChats");

            migrationBuilder.DropTable(
                name: "PlaceAddresses");

            migrationBuilder.DropColumn(
                name: "AwayFrom",
                table: "People");

            migrationBuilder.DropColumn(
                name: "AwayTo",
                table: "People");

            migrationBuilder.DropColumn(
                name: "IsLeftAlone",
                table: "People");

            migrationBuilder.DropColumn(
                name: "QuietFrom",
                table: "People");

            migrationBuilder.DropColumn(
                name: "QuietTo",
                table: "People");

            migrationBuilder.DropColumn(
                name: "TimeZone",
                table: "People");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "People");
        }
    }
}

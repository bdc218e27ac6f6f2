using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AllianceBot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class NoticesInOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Notices_AllianceId_Kind_SubjectId_RecipientId",
                table: "Notices");

            migrationBuilder.DropIndex(
                name: "IX_Notices_Pending",
                table: "Notices");

            migrationBuilder.AddColumn<DateOnly>(
                name: "DueDate",
                table: "Notices",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "DueTime",
                table: "Notices",
                type: "time without time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DueZone",
                table: "Notices",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "IntendedAt",
                table: "Notices",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MessageId",
                table: "Notices",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlaceId",
                table: "Notices",
                type: "character varying(400)",
                maxLength: 400,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "SettledAt",
                table: "Notices",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Token",
                table: "Notices",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "ZoneRules",
                table: "Notices",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notices_AllianceId_Kind_SubjectId_RecipientId_PlaceId",
                table: "Notices",
                columns: new[] { "AllianceId", "Kind", "SubjectId", "RecipientId", "PlaceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notices_Parked",
                table: "Notices",
                columns: new[] { "AllianceId", "Id" },
                filter: "\"State\" = 'Parked'");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_Pending",
                table: "Notices",
                columns: new[] { "DueAt", "Id" },
                filter: "\"State\" = 'Pending'");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_UnderWay",
                table: "Notices",
                columns: new[] { "AllianceId", "RecipientId", "PlaceId", "Id" },
                filter: "\"State\" = 'Pending' AND \"Attempts\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_ZoneRules",
                table: "Notices",
                column: "ZoneRules",
                filter: "\"State\" = 'Pending' AND \"ZoneRules\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Notices_AllianceId_Kind_SubjectId_RecipientId_PlaceId",
                table: "Notices");

            migrationBuilder.DropIndex(
                name: "IX_Notices_Parked",
                table: "Notices");

            migrationBuilder.DropIndex(
                name: "IX_Notices_Pending",
                table: "Notices");

            migrationBuilder.DropIndex(
                name: "IX_Notices_UnderWay",
                table: "Notices");

            migrationBuilder.DropIndex(
                name: "IX_Notices_ZoneRules",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "DueDate",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "DueTime",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "DueZone",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "IntendedAt",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "MessageId",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "PlaceId",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "SettledAt",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "Token",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "ZoneRules",
                table: "Notices");

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
    }
}

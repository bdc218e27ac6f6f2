using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AllianceBot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TaskChase : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "AskedAt",
                table: "ActionItems",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "SeriesFrom",
                table: "ActionItems",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SuccessorId",
                table: "ActionItems",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notices_SentTo",
                table: "Notices",
                columns: new[] { "AllianceId", "RecipientId", "Kind", "Id" },
                filter: "\"State\" = 'Sent'");

            migrationBuilder.CreateIndex(
                name: "IX_ActionItems_AllianceId_SettledAt",
                table: "ActionItems",
                columns: new[] { "AllianceId", "SettledAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Notices_SentTo",
                table: "Notices");

            migrationBuilder.DropIndex(
                name: "IX_ActionItems_AllianceId_SettledAt",
                table: "ActionItems");

            migrationBuilder.DropColumn(
                name: "AskedAt",
                table: "ActionItems");

            migrationBuilder.DropColumn(
                name: "SeriesFrom",
                table: "ActionItems");

            migrationBuilder.DropColumn(
                name: "SuccessorId",
                table: "ActionItems");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AllianceBot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FetchedTranscripts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Origin",
                table: "MeetingSources",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "StartsAt",
                table: "MeetingSources",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_MeetingSources_AllianceId_Origin",
                table: "MeetingSources",
                columns: new[] { "AllianceId", "Origin" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_MeetingSources_AllianceId_Origin",
                table: "MeetingSources");

            migrationBuilder.DropColumn(
                name: "Origin",
                table: "MeetingSources");

            migrationBuilder.DropColumn(
                name: "StartsAt",
                table: "MeetingSources");
        }
    }
}

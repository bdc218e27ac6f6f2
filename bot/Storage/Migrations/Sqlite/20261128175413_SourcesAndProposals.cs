using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AllianceBot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SourcesAndProposals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "SaidAfterSeconds",
                table: "MeetingEntries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SaidBy",
                table: "MeetingEntries",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SaidIn",
                table: "MeetingEntries",
                type: "TEXT",
                maxLength: 24,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "MeetingSources",
                columns: table => new
                {
                    AllianceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MeetingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Format = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Utterances = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Length = table.Column<int>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    AddedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    AddedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeetingSources", x => new { x.AllianceId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "MinutesProposals",
                columns: table => new
                {
                    AllianceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MeetingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Score = table.Column<double>(type: "REAL", nullable: false),
                    OwnerName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DueDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DuePhrase = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AgendaPosition = table.Column<int>(type: "INTEGER", nullable: true),
                    SaidIn = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Quotes = table.Column<string>(type: "TEXT", maxLength: 80000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    SettledByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SettledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EntrySequence = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MinutesProposals", x => new { x.AllianceId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "UnfinishedAnswers",
                columns: table => new
                {
                    AllianceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConversationId = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: false),
                    ServiceUrl = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    BotId = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ChannelId = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    CardId = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Heading = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnfinishedAnswers", x => new { x.AllianceId, x.Id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_MeetingSources_AllianceId_MeetingId_Sha256",
                table: "MeetingSources",
                columns: new[] { "AllianceId", "MeetingId", "Sha256" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MeetingSources_AllianceId_Sha256",
                table: "MeetingSources",
                columns: new[] { "AllianceId", "Sha256" });

            migrationBuilder.CreateIndex(
                name: "IX_MinutesProposals_AllianceId_MeetingId_Key",
                table: "MinutesProposals",
                columns: new[] { "AllianceId", "MeetingId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MinutesProposals_AllianceId_MeetingId_Number",
                table: "MinutesProposals",
                columns: new[] { "AllianceId", "MeetingId", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MeetingSources");

            migrationBuilder.DropTable(
                name: "MinutesProposals");

            migrationBuilder.DropTable(
                name: "UnfinishedAnswers");

            migrationBuilder.DropColumn(
                name: "SaidAfterSeconds",
                table: "MeetingEntries");

            migrationBuilder.DropColumn(
                name: "SaidBy",
                table: "MeetingEntries");

            migrationBuilder.DropColumn(
                name: "SaidIn",
                table: "MeetingEntries");
        }
    }
}

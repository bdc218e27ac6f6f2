using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AllianceBot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Alliance : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "OrganisationId",
                table: "People",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ChangeRecords",
                columns: table => new
                {
                    AllianceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PersonName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SubjectName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Action = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Fields = table.Column<string>(type: "TEXT", maxLength: 200000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChangeRecords", x => new { x.AllianceId, x.Id });
                    table.ForeignKey(
                        name: "FK_ChangeRecords_Alliances_AllianceId",
                        column: x => x.AllianceId,
                        principalTable: "Alliances",
                        principalColumn: "AllianceId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Organisations",
                columns: table => new
                {
                    AllianceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    FoldedName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ShortName = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Sector = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    Weight = table.Column<decimal>(type: "TEXT", precision: 9, scale: 3, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    StatusSince = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    JoinedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LeftOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LogoAddress = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Languages = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Organisations", x => new { x.AllianceId, x.Id });
                    table.ForeignKey(
                        name: "FK_Organisations_Alliances_AllianceId",
                        column: x => x.AllianceId,
                        principalTable: "Alliances",
                        principalColumn: "AllianceId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoleHoldings",
                columns: table => new
                {
                    AllianceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoleHoldings", x => new { x.AllianceId, x.Id });
                    table.ForeignKey(
                        name: "FK_RoleHoldings_People_AllianceId_PersonId",
                        columns: x => new { x.AllianceId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "AllianceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WorkingGroups",
                columns: table => new
                {
                    AllianceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConversationId = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    FoldedName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkingGroups", x => new { x.AllianceId, x.Id });
                    table.ForeignKey(
                        name: "FK_WorkingGroups_Alliances_AllianceId",
                        column: x => x.AllianceId,
                        principalTable: "Alliances",
                        principalColumn: "AllianceId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GroupMembers",
                columns: table => new
                {
                    AllianceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupMembers", x => new { x.AllianceId, x.GroupId, x.OrganisationId });
                    table.ForeignKey(
                        name: "FK_GroupMembers_Organisations_AllianceId_OrganisationId",
                        columns: x => new { x.AllianceId, x.OrganisationId },
                        principalTable: "Organisations",
                        principalColumns: new[] { "AllianceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_GroupMembers_WorkingGroups_AllianceId_GroupId",
                        columns: x => new { x.AllianceId, x.GroupId },
                        principalTable: "WorkingGroups",
                        principalColumns: new[] { "AllianceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_People_AllianceId_OrganisationId",
                table: "People",
                columns: new[] { "AllianceId", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_ChangeRecords_AllianceId_SubjectId",
                table: "ChangeRecords",
                columns: new[] { "AllianceId", "SubjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_GroupMembers_AllianceId_OrganisationId",
                table: "GroupMembers",
                columns: new[] { "AllianceId", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_AllianceId_FoldedName",
                table: "Organisations",
                columns: new[] { "AllianceId", "FoldedName" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RoleHoldings_Current",
                table: "RoleHoldings",
                columns: new[] { "AllianceId", "PersonId", "Role", "GroupId" },
                filter: "\"Until\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkingGroups_OneOpenInAChannel",
                table: "WorkingGroups",
                columns: new[] { "AllianceId", "ConversationId" },
                unique: true,
                filter: "\"ClosedAt\" IS NULL");

            migrationBuilder.AddForeignKey(
                name: "FK_People_Organisations_AllianceId_OrganisationId",
                table: "People",
                columns: new[] { "AllianceId", "OrganisationId" },
                principalTable: "Organisations",
                principalColumns: new[] { "AllianceId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_People_Organisations_AllianceId_OrganisationId",
                table: "People");

            migrationBuilder.DropTable(
                name: "ChangeRecords");

            migrationBuilder.DropTable(
                name: "GroupMembers");

            migrationBuilder.DropTable(
                name: "RoleHoldings");

            migrationBuilder.DropTable(
                name: "Organisations");

            migrationBuilder.DropTable(
                name: "WorkingGroups");

            migrationBuilder.DropIndex(
                name: "IX_People_AllianceId_OrganisationId",
                table: "People");

            migrationBuilder.DropColumn(
                name: "OrganisationId",
                table: "People");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AllianceBot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class GroupRotas : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_RotaAccounts",
                table: "RotaAccounts");

            migrationBuilder.AddColumn<Guid>(
                name: "GroupId",
                table: "RotaTurns",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "GroupId",
                table: "RotaDuties",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Scope",
                table: "RotaAccounts",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddPrimaryKey(
                name: "PK_RotaAccounts",
                table: "RotaAccounts",
                columns: new[] { "AllianceId", "Scope", "Rhythm", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_RotaDuties_AllianceId_GroupId",
                table: "RotaDuties",
                columns: new[] { "AllianceId", "GroupId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // Without the group's column its rows would be the alliance's.
            migrationBuilder.Sql("""DELETE FROM "RotaTurns" WHERE "GroupId" IS NOT NULL""");
            migrationBuilder.Sql("""DELETE FROM "RotaDuties" WHERE "GroupId" IS NOT NULL""");
            migrationBuilder.Sql("""DELETE FROM "RotaAccounts" WHERE "Scope" <> '00000000-0000-0000-0000-000000000000'""");

            migrationBuilder.DropIndex(
                name: "IX_RotaDuties_AllianceId_GroupId",
                table: "RotaDuties");

            migrationBuilder.DropPrimaryKey(
                name: "PK_RotaAccounts",
                table: "RotaAccounts");

            migrationBuilder.DropColumn(
                name: "GroupId",
                table: "RotaTurns");

            migrationBuilder.DropColumn(
                name: "GroupId",
                table: "RotaDuties");

            migrationBuilder.DropColumn(
                name: "Scope",
                table: "RotaAccounts");

            migrationBuilder.AddPrimaryKey(
                name: "PK_RotaAccounts",
                table: "RotaAccounts",
                columns: new[] { "AllianceId", "Rhythm", "OrganisationId" });
        }
    }
}

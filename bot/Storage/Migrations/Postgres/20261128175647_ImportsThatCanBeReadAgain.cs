using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AllianceBot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ImportsThatCanBeReadAgain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Added",
                table: "OrganisationImports",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Changed",
                table: "OrganisationImports",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "DoneAt",
                table: "OrganisationImports",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Added",
                table: "OrganisationImports");

            migrationBuilder.DropColumn(
                name: "Changed",
                table: "OrganisationImports");

            migrationBuilder.DropColumn(
                name: "DoneAt",
                table: "OrganisationImports");
        }
    }
}

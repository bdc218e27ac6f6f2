using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AllianceBot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ImportsShownAgain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "DateOrder",
                table: "OrganisationImports",
                type: "character varying(24)",
                maxLength: 24,
                nullable: false,
                defaultValue: "DayFirst");

            migrationBuilder.AddColumn<int>(
                name: "Round",
                table: "OrganisationImports",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "ShownVersions",
                table: "OrganisationImports",
                type: "character varying(60000)",
                maxLength: 60000,
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeRecords_AllianceId_SubjectName",
                table: "ChangeRecords",
                columns: new[] { "AllianceId", "SubjectName" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ChangeRecords_AllianceId_SubjectName",
                table: "ChangeRecords");

            migrationBuilder.DropColumn(
                name: "DateOrder",
                table: "OrganisationImports");

            migrationBuilder.DropColumn(
                name: "Round",
                table: "OrganisationImports");

            migrationBuilder.DropColumn(
                name: "ShownVersions",
                table: "OrganisationImports");
        }
    }
}

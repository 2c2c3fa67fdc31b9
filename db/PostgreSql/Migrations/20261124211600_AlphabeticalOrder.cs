using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CapacityPrograms.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class AlphabeticalOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "SortCyrillic",
                table: "Units",
                type: "character varying(120)",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SortLatin",
                table: "Units",
                type: "character varying(120)",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SortCyrillic",
                table: "Programmes",
                type: "character varying(120)",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SortLatin",
                table: "Programmes",
                type: "character varying(120)",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SortCyrillic",
                table: "People",
                type: "character varying(120)",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SortLatin",
                table: "People",
                type: "character varying(120)",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SortCyrillic",
                table: "Organisations",
                type: "character varying(120)",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SortLatin",
                table: "Organisations",
                type: "character varying(120)",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_Units_SortCyrillic",
                table: "Units",
                column: "SortCyrillic");

            migrationBuilder.CreateIndex(
                name: "IX_Units_SortLatin",
                table: "Units",
                column: "SortLatin");

            migrationBuilder.CreateIndex(
                name: "IX_Programmes_SortCyrillic",
                table: "Programmes",
                column: "SortCyrillic");

            migrationBuilder.CreateIndex(
                name: "IX_Programmes_SortLatin",
                table: "Programmes",
                column: "SortLatin");

            migrationBuilder.CreateIndex(
                name: "IX_People_SortCyrillic",
                table: "People",
                column: "SortCyrillic");

            migrationBuilder.CreateIndex(
                name: "IX_People_SortLatin",
                table: "People",
                column: "SortLatin");

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_SortCyrillic",
                table: "Organisations",
                column: "SortCyrillic");

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_SortLatin",
                table: "Organisations",
                column: "SortLatin");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Units_SortCyrillic",
                table: "Units");

            migrationBuilder.DropIndex(
                name: "IX_Units_SortLatin",
                table: "Units");

            migrationBuilder.DropIndex(
                name: "IX_Programmes_SortCyrillic",
                table: "Programmes");

            migrationBuilder.DropIndex(
                name: "IX_Programmes_SortLatin",
                table: "Programmes");

            migrationBuilder.DropIndex(
                name: "IX_People_SortCyrillic",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_People_SortLatin",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_Organisations_SortCyrillic",
                table: "Organisations");

            migrationBuilder.DropIndex(
                name: "IX_Organisations_SortLatin",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "SortCyrillic",
                table: "Units");

            migrationBuilder.DropColumn(
                name: "SortLatin",
                table: "Units");

            migrationBuilder.DropColumn(
                name: "SortCyrillic",
                table: "Programmes");

            migrationBuilder.DropColumn(
                name: "SortLatin",
                table: "Programmes");

            migrationBuilder.DropColumn(
                name: "SortCyrillic",
                table: "People");

            migrationBuilder.DropColumn(
                name: "SortLatin",
                table: "People");

            migrationBuilder.DropColumn(
                name: "SortCyrillic",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "SortLatin",
                table: "Organisations");
        }
    }
}

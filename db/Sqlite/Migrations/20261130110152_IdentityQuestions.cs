using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CapacityPrograms.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class IdentityQuestions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "IdentityQuestions",
                columns: table => new
                {
                    AskedId = table.Column<int>(type: "INTEGER", nullable: false),
                    KnownId = table.Column<int>(type: "INTEGER", nullable: false),
                    ProgrammeId = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UserId = table.Column<int>(type: "INTEGER", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AnsweredByUserId = table.Column<int>(type: "INTEGER", nullable: true),
                    IsSame = table.Column<bool>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdentityQuestions", x => new { x.AskedId, x.KnownId });
                    table.ForeignKey(
                        name: "FK_IdentityQuestions_People_AskedId",
                        column: x => x.AskedId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_IdentityQuestions_People_KnownId",
                        column: x => x.KnownId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_IdentityQuestions_Programmes_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programmes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_IdentityQuestions_KnownId",
                table: "IdentityQuestions",
                column: "KnownId");

            migrationBuilder.CreateIndex(
                name: "IX_IdentityQuestions_ProgrammeId",
                table: "IdentityQuestions",
                column: "ProgrammeId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "IdentityQuestions");
        }
    }
}

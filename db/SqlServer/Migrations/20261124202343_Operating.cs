using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace CapacityPrograms.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Operating : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AccessChanges",
                columns: table => new
                {
                    UserId = table.Column<int>(type: "int", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessChanges", x => x.UserId);
                });

            migrationBuilder.CreateTable(
                name: "Installations",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    ContactEmail = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Languages = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    DefaultLanguage = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    AuditDays = table.Column<int>(type: "int", nullable: true),
                    MailDays = table.Column<int>(type: "int", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Installations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Logos",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    MediaType = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Order = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Logos", x => x.Id);
                });

            migrationBuilder.InsertData(
                table: "WriteLocks",
                columns: new[] { "Name", "Sequence" },
                values: new object[,]
                {
                    { "access", 0L },
                    { "settings", 0L }
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccessChanges_Sequence",
                table: "AccessChanges",
                column: "Sequence");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccessChanges");

            migrationBuilder.DropTable(
                name: "Installations");

            migrationBuilder.DropTable(
                name: "Logos");

            migrationBuilder.DeleteData(
                table: "WriteLocks",
                keyColumn: "Name",
                keyValue: "access");

            migrationBuilder.DeleteData(
                table: "WriteLocks",
                keyColumn: "Name",
                keyValue: "settings");
        }
    }
}

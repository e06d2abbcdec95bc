using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Jaytek.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Media1 : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_animated",
                table: "media_file",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "media_change",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    path_key = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media_change", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "media_picture_secret",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    @protected = table.Column<string>(name: "protected", type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media_picture_secret", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "media_picture_size",
                columns: table => new
                {
                    source_key = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    spec = table.Column<string>(type: "TEXT", maxLength: 48, nullable: false),
                    source_sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media_picture_size", x => new { x.source_key, x.spec });
                });

            migrationBuilder.CreateIndex(
                name: "ix_media_change_at",
                table: "media_change",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_media_picture_size_sha256",
                table: "media_picture_size",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_media_picture_size_source_sha256",
                table: "media_picture_size",
                column: "source_sha256");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "media_change");

            migrationBuilder.DropTable(
                name: "media_picture_secret");

            migrationBuilder.DropTable(
                name: "media_picture_size");

            migrationBuilder.DropColumn(
                name: "is_animated",
                table: "media_file");
        }
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Jaytek.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class TemplatesAndRedirects : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "pages_redirect",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    from = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    from_key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    to = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    to_key = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    content_item_id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: true),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    hits = table.Column<long>(type: "INTEGER", nullable: false),
                    last_hit_at = table.Column<long>(type: "INTEGER", nullable: true),
                    row_version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pages_redirect", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "pages_template",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 65536, nullable: false),
                    is_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    themes = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_by_id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: true),
                    failure = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    failed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    row_version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pages_template", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_pages_redirect_from_key",
                table: "pages_redirect",
                column: "from_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_pages_redirect_to_key",
                table: "pages_redirect",
                column: "to_key");

            migrationBuilder.CreateIndex(
                name: "ix_pages_template_name",
                table: "pages_template",
                column: "name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "pages_redirect");

            migrationBuilder.DropTable(
                name: "pages_template");
        }
    }
}

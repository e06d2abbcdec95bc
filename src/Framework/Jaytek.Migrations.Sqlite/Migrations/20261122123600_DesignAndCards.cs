using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Jaytek.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DesignAndCards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "cms_layer",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    brand_id = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    rule = table.Column<string>(type: "TEXT", nullable: false),
                    row_version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_layer", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cms_layer_widget",
                columns: table => new
                {
                    content_item_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    brand_id = table.Column<int>(type: "INTEGER", nullable: false),
                    layer = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    zone = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    position = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_layer_widget", x => x.content_item_id);
                });

            migrationBuilder.CreateTable(
                name: "media_card",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    item_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media_card", x => x.key);
                });

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
                name: "ix_cms_layer_brand_id_name",
                table: "cms_layer",
                columns: new[] { "brand_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cms_layer_widget_brand_id_zone",
                table: "cms_layer_widget",
                columns: new[] { "brand_id", "zone" });

            migrationBuilder.CreateIndex(
                name: "ix_media_card_created_at",
                table: "media_card",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_media_card_item_id",
                table: "media_card",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "ix_media_card_sha256",
                table: "media_card",
                column: "sha256");

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
                name: "cms_layer");

            migrationBuilder.DropTable(
                name: "cms_layer_widget");

            migrationBuilder.DropTable(
                name: "media_card");

            migrationBuilder.DropTable(
                name: "pages_redirect");

            migrationBuilder.DropTable(
                name: "pages_template");
        }
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Jaytek.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MenusAndLayers : Migration
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

            migrationBuilder.CreateIndex(
                name: "ix_cms_layer_brand_id_name",
                table: "cms_layer",
                columns: new[] { "brand_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cms_layer_widget_brand_id_zone",
                table: "cms_layer_widget",
                columns: new[] { "brand_id", "zone" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cms_layer");

            migrationBuilder.DropTable(
                name: "cms_layer_widget");
        }
    }
}

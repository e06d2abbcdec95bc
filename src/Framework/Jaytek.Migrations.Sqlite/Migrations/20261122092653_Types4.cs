using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Jaytek.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Types4 : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "actor_id",
                table: "cms_recipe_run",
                type: "TEXT",
                maxLength: 26,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "attempts",
                table: "cms_recipe_run",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "is_check",
                table: "cms_recipe_run",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "source",
                table: "cms_recipe_run",
                type: "TEXT",
                maxLength: 240,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "cms_definition_draft",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    changed_utc = table.Column<long>(type: "INTEGER", nullable: false),
                    row_version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_definition_draft", x => x.user_id);
                });

            migrationBuilder.CreateTable(
                name: "cms_recipe_upload",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    length = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_recipe_upload", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_cms_recipe_upload_at",
                table: "cms_recipe_upload",
                column: "at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cms_definition_draft");

            migrationBuilder.DropTable(
                name: "cms_recipe_upload");

            migrationBuilder.DropColumn(
                name: "actor_id",
                table: "cms_recipe_run");

            migrationBuilder.DropColumn(
                name: "attempts",
                table: "cms_recipe_run");

            migrationBuilder.DropColumn(
                name: "is_check",
                table: "cms_recipe_run");

            migrationBuilder.DropColumn(
                name: "source",
                table: "cms_recipe_run");
        }
    }
}

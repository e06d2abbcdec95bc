using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Jaytek.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RecipeRunFile : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "file_hash",
                table: "cms_recipe_run",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ux_cms_recipe_run_open",
                table: "cms_recipe_run",
                columns: new[] { "source", "is_check" },
                unique: true,
                filter: "source is not null and outcome in ('Waiting', 'Running')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ux_cms_recipe_run_open",
                table: "cms_recipe_run");

            migrationBuilder.DropColumn(
                name: "file_hash",
                table: "cms_recipe_run");
        }
    }
}

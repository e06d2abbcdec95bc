using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Jaytek.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class BrandsRunsAndIds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_pages_template_name",
                table: "pages_template");

            migrationBuilder.DropIndex(
                name: "ix_pages_redirect_from_key",
                table: "pages_redirect");

            migrationBuilder.DropIndex(
                name: "ix_pages_redirect_to_key",
                table: "pages_redirect");

            migrationBuilder.AddColumn<int>(
                name: "brand_id",
                table: "pages_template",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AlterColumn<string>(
                name: "content_item_id",
                table: "pages_redirect",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(26)",
                oldMaxLength: 26,
                oldNullable: true);

            migrationBuilder.AddColumn<int>(
                name: "brand_id",
                table: "pages_redirect",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "file_hash",
                table: "cms_recipe_run",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_pages_template_brand_id_name",
                table: "pages_template",
                columns: new[] { "brand_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_pages_redirect_brand_id_from_key",
                table: "pages_redirect",
                columns: new[] { "brand_id", "from_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_pages_redirect_brand_id_to_key",
                table: "pages_redirect",
                columns: new[] { "brand_id", "to_key" });

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
                name: "ix_pages_template_brand_id_name",
                table: "pages_template");

            migrationBuilder.DropIndex(
                name: "ix_pages_redirect_brand_id_from_key",
                table: "pages_redirect");

            migrationBuilder.DropIndex(
                name: "ix_pages_redirect_brand_id_to_key",
                table: "pages_redirect");

            migrationBuilder.DropIndex(
                name: "ux_cms_recipe_run_open",
                table: "cms_recipe_run");

            migrationBuilder.DropColumn(
                name: "brand_id",
                table: "pages_template");

            migrationBuilder.DropColumn(
                name: "brand_id",
                table: "pages_redirect");

            migrationBuilder.DropColumn(
                name: "file_hash",
                table: "cms_recipe_run");

            migrationBuilder.AlterColumn<string>(
                name: "content_item_id",
                table: "pages_redirect",
                type: "character varying(26)",
                maxLength: 26,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(64)",
                oldMaxLength: 64,
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_pages_template_name",
                table: "pages_template",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_pages_redirect_from_key",
                table: "pages_redirect",
                column: "from_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_pages_redirect_to_key",
                table: "pages_redirect",
                column: "to_key");
        }
    }
}

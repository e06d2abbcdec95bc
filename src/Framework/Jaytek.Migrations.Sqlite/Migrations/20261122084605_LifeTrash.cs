using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Jaytek.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LifeTrash : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "deleted_by",
                table: "cms_item",
                type: "TEXT",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "deleted_utc",
                table: "cms_item",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "deleted_version_id",
                table: "cms_item",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_cms_item_deleted",
                table: "cms_item",
                columns: new[] { "brand_id", "deleted_utc" },
                filter: "deleted_utc is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_cms_item_deleted",
                table: "cms_item");

            migrationBuilder.DropColumn(
                name: "deleted_by",
                table: "cms_item");

            migrationBuilder.DropColumn(
                name: "deleted_utc",
                table: "cms_item");

            migrationBuilder.DropColumn(
                name: "deleted_version_id",
                table: "cms_item");
        }
    }
}

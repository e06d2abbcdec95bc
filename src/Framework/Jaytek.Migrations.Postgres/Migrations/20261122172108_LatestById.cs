using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Jaytek.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class LatestById : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_cms_version_latest_id",
                table: "cms_version",
                column: "content_item_id",
                filter: "latest");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_cms_version_latest_id",
                table: "cms_version");
        }
    }
}

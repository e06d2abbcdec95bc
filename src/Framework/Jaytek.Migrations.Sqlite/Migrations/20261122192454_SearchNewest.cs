using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Jaytek.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SearchNewest : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_search_document_brand_id_at_id",
                table: "search_document",
                columns: new[] { "brand_id", "at", "id" },
                descending: new[] { false, true, true });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_search_document_brand_id_at_id",
                table: "search_document");
        }
    }
}

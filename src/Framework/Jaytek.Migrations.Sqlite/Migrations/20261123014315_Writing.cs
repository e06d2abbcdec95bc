using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Jaytek.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Writing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "cms_idempotent_answer",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    key_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    request_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    content_item_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    tag = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    is_new = table.Column<bool>(type: "INTEGER", nullable: false),
                    body = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_idempotent_answer", x => new { x.user_id, x.key_hash });
                });

            migrationBuilder.CreateTable(
                name: "cms_query",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    template = table.Column<string>(type: "TEXT", nullable: false),
                    schema = table.Column<string>(type: "TEXT", nullable: true),
                    returns_content_items = table.Column<bool>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    row_version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_query", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_cms_idempotent_answer_created_at",
                table: "cms_idempotent_answer",
                column: "created_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cms_idempotent_answer");

            migrationBuilder.DropTable(
                name: "cms_query");
        }
    }
}

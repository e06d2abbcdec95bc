using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Jaytek.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class List4 : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_cms_version_latest_date",
                table: "cms_version");

            migrationBuilder.AddColumn<bool>(
                name: "has_references",
                table: "cms_item",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "cms_bulk_run",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    verb = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    content_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    user_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    filter = table.Column<string>(type: "text", nullable: true),
                    last_item_no = table.Column<long>(type: "bigint", nullable: false),
                    collected_to = table.Column<long>(type: "bigint", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    refused = table.Column<int>(type: "integer", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_bulk_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cms_list_view",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    content_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    user_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    query = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    is_shared = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_list_view", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cms_notice",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    href = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_notice", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cms_reference",
                columns: table => new
                {
                    item_no = table.Column<long>(type: "bigint", nullable: false),
                    field = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: false),
                    target = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_reference", x => new { x.item_no, x.field, x.target });
                    table.ForeignKey(
                        name: "fk_cms_reference_cms_item_item_no",
                        column: x => x.item_no,
                        principalTable: "cms_item",
                        principalColumn: "item_no",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cms_bulk_item",
                columns: table => new
                {
                    run_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    content_item_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    title = table.Column<string>(type: "text", nullable: false),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_bulk_item", x => new { x.run_id, x.position });
                    table.ForeignKey(
                        name: "fk_cms_bulk_item_cms_bulk_run_run_id",
                        column: x => x.run_id,
                        principalTable: "cms_bulk_run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_cms_version_latest_created",
                table: "cms_version",
                columns: new[] { "brand_id", "content_type", "created_utc", "item_no" },
                filter: "latest");

            migrationBuilder.CreateIndex(
                name: "ix_cms_version_latest_date",
                table: "cms_version",
                columns: new[] { "brand_id", "content_type", "modified_utc", "item_no", "published" },
                filter: "latest");

            migrationBuilder.CreateIndex(
                name: "ix_cms_version_latest_owner",
                table: "cms_version",
                columns: new[] { "brand_id", "content_type", "owner", "modified_utc", "item_no", "published" },
                filter: "latest");

            migrationBuilder.CreateIndex(
                name: "ix_cms_version_latest_published",
                table: "cms_version",
                columns: new[] { "brand_id", "content_type", "published_utc", "item_no" },
                filter: "latest");

            migrationBuilder.CreateIndex(
                name: "ix_cms_version_unpublished",
                table: "cms_version",
                columns: new[] { "brand_id", "content_type", "modified_utc", "item_no" },
                filter: "latest and not published");

            migrationBuilder.CreateIndex(
                name: "ix_cms_item_to_reference",
                table: "cms_item",
                column: "has_references",
                filter: "not has_references");

            migrationBuilder.CreateIndex(
                name: "ix_cms_bulk_item_run_id_outcome_position",
                table: "cms_bulk_item",
                columns: new[] { "run_id", "outcome", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_cms_bulk_run_state_created_at",
                table: "cms_bulk_run",
                columns: new[] { "state", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_cms_bulk_run_user_id_created_at",
                table: "cms_bulk_run",
                columns: new[] { "user_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_cms_list_view_content_type_user_id_name",
                table: "cms_list_view",
                columns: new[] { "content_type", "user_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cms_list_view_user_id",
                table: "cms_list_view",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_cms_notice_read_at",
                table: "cms_notice",
                column: "read_at");

            migrationBuilder.CreateIndex(
                name: "ix_cms_notice_unread",
                table: "cms_notice",
                column: "user_id",
                filter: "read_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_cms_notice_user_id_id",
                table: "cms_notice",
                columns: new[] { "user_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cms_reference_target_field_item_no",
                table: "cms_reference",
                columns: new[] { "target", "field", "item_no" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cms_bulk_item");

            migrationBuilder.DropTable(
                name: "cms_list_view");

            migrationBuilder.DropTable(
                name: "cms_notice");

            migrationBuilder.DropTable(
                name: "cms_reference");

            migrationBuilder.DropTable(
                name: "cms_bulk_run");

            migrationBuilder.DropIndex(
                name: "ix_cms_version_latest_created",
                table: "cms_version");

            migrationBuilder.DropIndex(
                name: "ix_cms_version_latest_date",
                table: "cms_version");

            migrationBuilder.DropIndex(
                name: "ix_cms_version_latest_owner",
                table: "cms_version");

            migrationBuilder.DropIndex(
                name: "ix_cms_version_latest_published",
                table: "cms_version");

            migrationBuilder.DropIndex(
                name: "ix_cms_version_unpublished",
                table: "cms_version");

            migrationBuilder.DropIndex(
                name: "ix_cms_item_to_reference",
                table: "cms_item");

            migrationBuilder.DropColumn(
                name: "has_references",
                table: "cms_item");

            migrationBuilder.CreateIndex(
                name: "ix_cms_version_latest_date",
                table: "cms_version",
                columns: new[] { "brand_id", "content_type", "modified_utc", "item_no" },
                descending: new[] { false, false, true, true },
                filter: "latest");
        }
    }
}

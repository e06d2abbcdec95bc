using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Jaytek.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DashboardAndSite : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_cms_version_latest_date",
                table: "cms_version");

            migrationBuilder.DropIndex(
                name: "ix_cms_version_latest_title",
                table: "cms_version");

            migrationBuilder.DropIndex(
                name: "ix_cms_audit_at",
                table: "cms_audit");

            migrationBuilder.DropIndex(
                name: "ix_cms_audit_target_type_target_id_at",
                table: "cms_audit");

            migrationBuilder.AddColumn<string>(
                name: "alt_text",
                table: "media_file",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_animated",
                table: "media_file",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "erased_at",
                table: "identity_user",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "last_sign_in_at",
                table: "identity_user",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "suspended_reason",
                table: "identity_user",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

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

            migrationBuilder.AddColumn<bool>(
                name: "has_references",
                table: "cms_item",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "cms_bulk_run",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    verb = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    content_type = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    user_id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    filter = table.Column<string>(type: "TEXT", nullable: true),
                    last_item_no = table.Column<long>(type: "INTEGER", nullable: false),
                    collected_to = table.Column<long>(type: "INTEGER", nullable: false),
                    total = table.Column<int>(type: "INTEGER", nullable: false),
                    done = table.Column<int>(type: "INTEGER", nullable: false),
                    refused = table.Column<int>(type: "INTEGER", nullable: false),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_bulk_run", x => x.id);
                });

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
                name: "cms_list_view",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    content_type = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    user_id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    query = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    is_shared = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_list_view", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cms_notice",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    href = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    read_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_notice", x => x.id);
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

            migrationBuilder.CreateTable(
                name: "cms_reference",
                columns: table => new
                {
                    item_no = table.Column<long>(type: "INTEGER", nullable: false),
                    field = table.Column<string>(type: "TEXT", maxLength: 210, nullable: false),
                    target = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
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
                name: "identity_sign_up",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    about = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    requested_at = table.Column<long>(type: "INTEGER", nullable: false),
                    confirmed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", maxLength: 26, nullable: true),
                    is_approved = table.Column<bool>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_sign_up", x => x.user_id);
                    table.ForeignKey(
                        name: "fk_identity_sign_up_identity_user_user_id",
                        column: x => x.user_id,
                        principalTable: "identity_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "media_change",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    path_key = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media_change", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "media_folder",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    path = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    path_key = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media_folder", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "media_picture_secret",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    @protected = table.Column<string>(name: "protected", type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media_picture_secret", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "media_picture_size",
                columns: table => new
                {
                    source_key = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    spec = table.Column<string>(type: "TEXT", maxLength: 48, nullable: false),
                    source_sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media_picture_size", x => new { x.source_key, x.spec });
                });

            migrationBuilder.CreateTable(
                name: "media_probe",
                columns: table => new
                {
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    duration_seconds = table.Column<double>(type: "REAL", nullable: true),
                    bit_rate = table.Column<long>(type: "INTEGER", nullable: true),
                    codec = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    width = table.Column<int>(type: "INTEGER", nullable: true),
                    height = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media_probe", x => x.sha256);
                });

            migrationBuilder.CreateTable(
                name: "media_use",
                columns: table => new
                {
                    path_key = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    content_item_id = table.Column<string>(type: "TEXT", nullable: false),
                    content_type = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media_use", x => new { x.path_key, x.content_item_id });
                });

            migrationBuilder.CreateTable(
                name: "search_document",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    brand_id = table.Column<int>(type: "INTEGER", nullable: false),
                    culture = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    title_key = table.Column<string>(type: "TEXT", nullable: false),
                    byline = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    url = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_document", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "search_kind",
                columns: table => new
                {
                    brand_id = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    built_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_kind", x => new { x.brand_id, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "cms_bulk_item",
                columns: table => new
                {
                    run_id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    content_item_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
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
                name: "ix_cms_version_latest_title",
                table: "cms_version",
                columns: new[] { "brand_id", "content_type", "title_key", "item_no" },
                filter: "latest");

            migrationBuilder.CreateIndex(
                name: "ix_cms_version_unpublished",
                table: "cms_version",
                columns: new[] { "brand_id", "content_type", "modified_utc", "item_no" },
                filter: "latest and not published");

            migrationBuilder.CreateIndex(
                name: "ix_cms_item_deleted",
                table: "cms_item",
                columns: new[] { "brand_id", "deleted_utc" },
                filter: "deleted_utc is not null");

            migrationBuilder.CreateIndex(
                name: "ix_cms_item_to_reference",
                table: "cms_item",
                column: "has_references",
                filter: "not has_references");

            migrationBuilder.CreateIndex(
                name: "ix_cms_audit_action_at_id",
                table: "cms_audit",
                columns: new[] { "action", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cms_audit_actor_id_at_id",
                table: "cms_audit",
                columns: new[] { "actor_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cms_audit_at_id",
                table: "cms_audit",
                columns: new[] { "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cms_audit_target_id_at_id",
                table: "cms_audit",
                columns: new[] { "target_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cms_audit_target_type_at_id",
                table: "cms_audit",
                columns: new[] { "target_type", "at", "id" });

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
                name: "ix_cms_recipe_upload_at",
                table: "cms_recipe_upload",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_cms_reference_target_field_item_no",
                table: "cms_reference",
                columns: new[] { "target", "field", "item_no" });

            migrationBuilder.CreateIndex(
                name: "ix_identity_sign_up_kind_is_approved_requested_at",
                table: "identity_sign_up",
                columns: new[] { "kind", "is_approved", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "ix_media_change_at",
                table: "media_change",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_media_folder_path_key",
                table: "media_folder",
                column: "path_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_media_picture_size_sha256",
                table: "media_picture_size",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_media_picture_size_source_sha256",
                table: "media_picture_size",
                column: "source_sha256");

            migrationBuilder.CreateIndex(
                name: "ix_media_probe_due_at",
                table: "media_probe",
                column: "due_at");

            migrationBuilder.CreateIndex(
                name: "ix_media_use_content_item_id",
                table: "media_use",
                column: "content_item_id");

            migrationBuilder.CreateIndex(
                name: "ix_search_document_brand_id_kind_id",
                table: "search_document",
                columns: new[] { "brand_id", "kind", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_search_document_brand_id_source_key",
                table: "search_document",
                columns: new[] { "brand_id", "source", "key" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cms_bulk_item");

            migrationBuilder.DropTable(
                name: "cms_definition_draft");

            migrationBuilder.DropTable(
                name: "cms_list_view");

            migrationBuilder.DropTable(
                name: "cms_notice");

            migrationBuilder.DropTable(
                name: "cms_recipe_upload");

            migrationBuilder.DropTable(
                name: "cms_reference");

            migrationBuilder.DropTable(
                name: "identity_sign_up");

            migrationBuilder.DropTable(
                name: "media_change");

            migrationBuilder.DropTable(
                name: "media_folder");

            migrationBuilder.DropTable(
                name: "media_picture_secret");

            migrationBuilder.DropTable(
                name: "media_picture_size");

            migrationBuilder.DropTable(
                name: "media_probe");

            migrationBuilder.DropTable(
                name: "media_use");

            migrationBuilder.DropTable(
                name: "search_document");

            migrationBuilder.DropTable(
                name: "search_kind");

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
                name: "ix_cms_version_latest_title",
                table: "cms_version");

            migrationBuilder.DropIndex(
                name: "ix_cms_version_unpublished",
                table: "cms_version");

            migrationBuilder.DropIndex(
                name: "ix_cms_item_deleted",
                table: "cms_item");

            migrationBuilder.DropIndex(
                name: "ix_cms_item_to_reference",
                table: "cms_item");

            migrationBuilder.DropIndex(
                name: "ix_cms_audit_action_at_id",
                table: "cms_audit");

            migrationBuilder.DropIndex(
                name: "ix_cms_audit_actor_id_at_id",
                table: "cms_audit");

            migrationBuilder.DropIndex(
                name: "ix_cms_audit_at_id",
                table: "cms_audit");

            migrationBuilder.DropIndex(
                name: "ix_cms_audit_target_id_at_id",
                table: "cms_audit");

            migrationBuilder.DropIndex(
                name: "ix_cms_audit_target_type_at_id",
                table: "cms_audit");

            migrationBuilder.DropColumn(
                name: "alt_text",
                table: "media_file");

            migrationBuilder.DropColumn(
                name: "is_animated",
                table: "media_file");

            migrationBuilder.DropColumn(
                name: "erased_at",
                table: "identity_user");

            migrationBuilder.DropColumn(
                name: "last_sign_in_at",
                table: "identity_user");

            migrationBuilder.DropColumn(
                name: "suspended_reason",
                table: "identity_user");

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

            migrationBuilder.DropColumn(
                name: "deleted_by",
                table: "cms_item");

            migrationBuilder.DropColumn(
                name: "deleted_utc",
                table: "cms_item");

            migrationBuilder.DropColumn(
                name: "deleted_version_id",
                table: "cms_item");

            migrationBuilder.DropColumn(
                name: "has_references",
                table: "cms_item");

            migrationBuilder.CreateIndex(
                name: "ix_cms_version_latest_date",
                table: "cms_version",
                columns: new[] { "brand_id", "content_type", "modified_utc", "item_no" },
                descending: new[] { false, false, true, true },
                filter: "latest = 1");

            migrationBuilder.CreateIndex(
                name: "ix_cms_version_latest_title",
                table: "cms_version",
                columns: new[] { "brand_id", "content_type", "title_key", "item_no" },
                filter: "latest = 1");

            migrationBuilder.CreateIndex(
                name: "ix_cms_audit_at",
                table: "cms_audit",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_cms_audit_target_type_target_id_at",
                table: "cms_audit",
                columns: new[] { "target_type", "target_id", "at" });
        }
    }
}

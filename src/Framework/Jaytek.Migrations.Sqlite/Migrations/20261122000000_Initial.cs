using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Jaytek.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "cms_audit",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    action = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    actor_id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: true),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    target_type = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    target_id = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    summary = table.Column<string>(type: "TEXT", nullable: false),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    after = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cms_content_part",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    record = table.Column<string>(type: "text", nullable: false),
                    row_version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_content_part", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "cms_content_type",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    record = table.Column<string>(type: "text", nullable: false),
                    row_version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_content_type", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "cms_epoch",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    value = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_epoch", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "cms_feature",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    installed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_feature", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cms_field",
                columns: table => new
                {
                    field_id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    brand_id = table.Column<int>(type: "INTEGER", nullable: false),
                    content_type = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    path = table.Column<string>(type: "TEXT", maxLength: 210, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    scope = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_field", x => x.field_id);
                });

            migrationBuilder.CreateTable(
                name: "cms_index_build",
                columns: table => new
                {
                    content_type = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    brand_id = table.Column<int>(type: "INTEGER", nullable: false),
                    done = table.Column<long>(type: "INTEGER", nullable: false),
                    total = table.Column<long>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_index_build", x => new { x.brand_id, x.content_type });
                });

            migrationBuilder.CreateTable(
                name: "cms_item",
                columns: table => new
                {
                    item_no = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    content_item_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    content_type = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    brand_id = table.Column<int>(type: "INTEGER", nullable: false),
                    culture = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_item", x => x.item_no);
                });

            migrationBuilder.CreateTable(
                name: "cms_job_run",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_job_run", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "cms_kept_step_data",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    step = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    json = table.Column<string>(type: "TEXT", nullable: false),
                    is_encrypted = table.Column<bool>(type: "INTEGER", nullable: false),
                    kept_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_kept_step_data", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cms_outbox",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    event_type = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    aggregate_id = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    handler = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    occurred_at = table.Column<long>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_attempt_at = table.Column<long>(type: "INTEGER", nullable: false),
                    locked_until = table.Column<long>(type: "INTEGER", nullable: true),
                    failed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cms_recipe_run",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    origin = table.Column<string>(type: "TEXT", nullable: false),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    process = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    steps = table.Column<string>(type: "TEXT", nullable: false),
                    error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_recipe_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cms_setting",
                columns: table => new
                {
                    brand_id = table.Column<int>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    json = table.Column<string>(type: "TEXT", nullable: false),
                    is_encrypted = table.Column<bool>(type: "INTEGER", nullable: false),
                    row_version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_setting", x => new { x.brand_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "identity_role",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 1024, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    normalized_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    concurrency_stamp = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_role", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_user",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    is_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    display_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    display_name_key = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", maxLength: 1024, nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    concurrency_stamp = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    phone_number = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<long>(type: "INTEGER", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_user", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ix",
                columns: table => new
                {
                    field = table.Column<int>(type: "INTEGER", nullable: false),
                    val = table.Column<byte[]>(type: "BLOB", nullable: false),
                    pub = table.Column<long>(type: "INTEGER", nullable: false),
                    item = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ix", x => new { x.field, x.val, x.pub, x.item });
                });

            migrationBuilder.CreateTable(
                name: "media_file",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    path = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    path_key = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    folder_key = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    length = table.Column<long>(type: "INTEGER", nullable: false),
                    content_type = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    width = table.Column<int>(type: "INTEGER", nullable: true),
                    height = table.Column<int>(type: "INTEGER", nullable: true),
                    owner_id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    modified_at = table.Column<long>(type: "INTEGER", nullable: false),
                    row_version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media_file", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "media_waveform",
                columns: table => new
                {
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    error = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    duration_seconds = table.Column<double>(type: "REAL", nullable: true),
                    peaks = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media_waveform", x => x.sha256);
                });

            migrationBuilder.CreateTable(
                name: "cms_handle",
                columns: table => new
                {
                    brand_id = table.Column<int>(type: "INTEGER", nullable: false),
                    culture = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 110, nullable: false),
                    value = table.Column<string>(type: "TEXT", maxLength: 1024, nullable: false),
                    item_no = table.Column<long>(type: "INTEGER", nullable: false),
                    content_item_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    published = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_handle", x => new { x.brand_id, x.culture, x.kind, x.value });
                    table.ForeignKey(
                        name: "fk_cms_handle_cms_item_item_no",
                        column: x => x.item_no,
                        principalTable: "cms_item",
                        principalColumn: "item_no",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cms_schedule",
                columns: table => new
                {
                    item_no = table.Column<long>(type: "INTEGER", nullable: false),
                    content_item_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    publish_at = table.Column<long>(type: "INTEGER", nullable: true),
                    archive_at = table.Column<long>(type: "INTEGER", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_try_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_schedule", x => x.item_no);
                    table.ForeignKey(
                        name: "fk_cms_schedule_cms_item_item_no",
                        column: x => x.item_no,
                        principalTable: "cms_item",
                        principalColumn: "item_no",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cms_version",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    item_no = table.Column<long>(type: "INTEGER", nullable: false),
                    content_item_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    version_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    content_type = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    brand_id = table.Column<int>(type: "INTEGER", nullable: false),
                    culture = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    latest = table.Column<bool>(type: "INTEGER", nullable: false),
                    published = table.Column<bool>(type: "INTEGER", nullable: false),
                    display_text = table.Column<string>(type: "TEXT", nullable: false),
                    title_key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    owner = table.Column<string>(type: "TEXT", nullable: true),
                    author = table.Column<string>(type: "TEXT", nullable: true),
                    created_utc = table.Column<long>(type: "INTEGER", nullable: false),
                    modified_utc = table.Column<long>(type: "INTEGER", nullable: false),
                    published_utc = table.Column<long>(type: "INTEGER", nullable: true),
                    data = table.Column<string>(type: "text", nullable: false),
                    row_version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cms_version", x => x.id);
                    table.ForeignKey(
                        name: "fk_cms_version_cms_item_item_no",
                        column: x => x.item_no,
                        principalTable: "cms_item",
                        principalColumn: "item_no",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "identity_role_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    role_id = table.Column<string>(type: "TEXT", nullable: true),
                    claim_type = table.Column<string>(type: "TEXT", nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_role_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_identity_role_claim_identity_role_role_id",
                        column: x => x.role_id,
                        principalTable: "identity_role",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_role_permission",
                columns: table => new
                {
                    role_id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_role_permission", x => new { x.role_id, x.name });
                    table.ForeignKey(
                        name: "fk_identity_role_permission_identity_role_role_id",
                        column: x => x.role_id,
                        principalTable: "identity_role",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_user_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<string>(type: "TEXT", nullable: true),
                    claim_type = table.Column<string>(type: "TEXT", nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_user_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_identity_user_claim_identity_user_user_id",
                        column: x => x.user_id,
                        principalTable: "identity_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_user_login",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    provider_display_name = table.Column<string>(type: "TEXT", nullable: true),
                    user_id = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_user_login", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_identity_user_login_identity_user_user_id",
                        column: x => x.user_id,
                        principalTable: "identity_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_user_passkey",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_user_passkey", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_identity_user_passkey_identity_user_user_id",
                        column: x => x.user_id,
                        principalTable: "identity_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_user_role",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    role_id = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_user_role", x => new { x.user_id, x.role_id });
                    table.ForeignKey(
                        name: "fk_identity_user_role_identity_role_role_id",
                        column: x => x.role_id,
                        principalTable: "identity_role",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_identity_user_role_identity_user_user_id",
                        column: x => x.user_id,
                        principalTable: "identity_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_user_token",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_user_token", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_identity_user_token_identity_user_user_id",
                        column: x => x.user_id,
                        principalTable: "identity_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_cms_audit_at",
                table: "cms_audit",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_cms_audit_target_type_target_id_at",
                table: "cms_audit",
                columns: new[] { "target_type", "target_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_cms_field_brand_id_content_type_path_kind_scope",
                table: "cms_field",
                columns: new[] { "brand_id", "content_type", "path", "kind", "scope" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cms_handle_item_no",
                table: "cms_handle",
                column: "item_no");

            migrationBuilder.CreateIndex(
                name: "ix_cms_item_content_item_id",
                table: "cms_item",
                column: "content_item_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cms_kept_step_data_step_key",
                table: "cms_kept_step_data",
                columns: new[] { "step", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cms_outbox_handler_aggregate_id_id",
                table: "cms_outbox",
                columns: new[] { "handler", "aggregate_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cms_outbox_next_attempt_at",
                table: "cms_outbox",
                column: "next_attempt_at");

            migrationBuilder.CreateIndex(
                name: "ix_cms_recipe_run_started_at",
                table: "cms_recipe_run",
                column: "started_at");

            migrationBuilder.CreateIndex(
                name: "ix_cms_schedule_archive_at",
                table: "cms_schedule",
                column: "archive_at");

            migrationBuilder.CreateIndex(
                name: "ix_cms_schedule_publish_at",
                table: "cms_schedule",
                column: "publish_at");

            migrationBuilder.CreateIndex(
                name: "ix_cms_version_item",
                table: "cms_version",
                columns: new[] { "item_no", "id" });

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
                name: "ix_cms_version_published_date",
                table: "cms_version",
                columns: new[] { "brand_id", "content_type", "published_utc", "item_no" },
                descending: new[] { false, false, true, true },
                filter: "published = 1");

            migrationBuilder.CreateIndex(
                name: "ix_cms_version_published_id",
                table: "cms_version",
                column: "content_item_id",
                filter: "published = 1");

            migrationBuilder.CreateIndex(
                name: "ix_cms_version_version_id",
                table: "cms_version",
                column: "version_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_cms_version_latest",
                table: "cms_version",
                column: "item_no",
                unique: true,
                filter: "latest = 1");

            migrationBuilder.CreateIndex(
                name: "ux_cms_version_published",
                table: "cms_version",
                column: "item_no",
                unique: true,
                filter: "published = 1");

            migrationBuilder.CreateIndex(
                name: "ix_identity_role_normalized_name",
                table: "identity_role",
                column: "normalized_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_identity_role_claim_role_id",
                table: "identity_role_claim",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_user_normalized_email",
                table: "identity_user",
                column: "normalized_email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_identity_user_normalized_user_name",
                table: "identity_user",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_identity_user_claim_user_id",
                table: "identity_user_claim",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_user_login_user_id",
                table: "identity_user_login",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_user_passkey_user_id",
                table: "identity_user_passkey",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_user_role_role_id",
                table: "identity_user_role",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "ix_ix_item",
                table: "ix",
                columns: new[] { "item", "field" });

            migrationBuilder.CreateIndex(
                name: "ix_media_file_folder_key_path_key",
                table: "media_file",
                columns: new[] { "folder_key", "path_key" });

            migrationBuilder.CreateIndex(
                name: "ix_media_file_path_key",
                table: "media_file",
                column: "path_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_media_file_sha256",
                table: "media_file",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_media_waveform_due_at",
                table: "media_waveform",
                column: "due_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cms_audit");

            migrationBuilder.DropTable(
                name: "cms_content_part");

            migrationBuilder.DropTable(
                name: "cms_content_type");

            migrationBuilder.DropTable(
                name: "cms_epoch");

            migrationBuilder.DropTable(
                name: "cms_feature");

            migrationBuilder.DropTable(
                name: "cms_field");

            migrationBuilder.DropTable(
                name: "cms_handle");

            migrationBuilder.DropTable(
                name: "cms_index_build");

            migrationBuilder.DropTable(
                name: "cms_job_run");

            migrationBuilder.DropTable(
                name: "cms_kept_step_data");

            migrationBuilder.DropTable(
                name: "cms_outbox");

            migrationBuilder.DropTable(
                name: "cms_recipe_run");

            migrationBuilder.DropTable(
                name: "cms_schedule");

            migrationBuilder.DropTable(
                name: "cms_setting");

            migrationBuilder.DropTable(
                name: "cms_version");

            migrationBuilder.DropTable(
                name: "identity_role_claim");

            migrationBuilder.DropTable(
                name: "identity_role_permission");

            migrationBuilder.DropTable(
                name: "identity_user_claim");

            migrationBuilder.DropTable(
                name: "identity_user_login");

            migrationBuilder.DropTable(
                name: "identity_user_passkey");

            migrationBuilder.DropTable(
                name: "identity_user_role");

            migrationBuilder.DropTable(
                name: "identity_user_token");

            migrationBuilder.DropTable(
                name: "ix");

            migrationBuilder.DropTable(
                name: "media_file");

            migrationBuilder.DropTable(
                name: "media_waveform");

            migrationBuilder.DropTable(
                name: "cms_item");

            migrationBuilder.DropTable(
                name: "identity_role");

            migrationBuilder.DropTable(
                name: "identity_user");
        }
    }
}

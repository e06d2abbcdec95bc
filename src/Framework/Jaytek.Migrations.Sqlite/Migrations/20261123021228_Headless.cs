using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Jaytek.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Headless : Migration
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

            migrationBuilder.CreateTable(
                name: "identity_authenticator",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    protected_secret = table.Column<string>(type: "TEXT", maxLength: 1024, nullable: false),
                    begun_at = table.Column<long>(type: "INTEGER", nullable: false),
                    confirmed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_step = table.Column<long>(type: "INTEGER", nullable: false),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    rests = table.Column<int>(type: "INTEGER", nullable: false),
                    rests_until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_authenticator", x => x.user_id);
                    table.ForeignKey(
                        name: "fk_identity_authenticator_identity_user_user_id",
                        column: x => x.user_id,
                        principalTable: "identity_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_recovery_code",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_recovery_code", x => new { x.user_id, x.hash });
                    table.ForeignKey(
                        name: "fk_identity_recovery_code_identity_user_user_id",
                        column: x => x.user_id,
                        principalTable: "identity_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_session",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    user_id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    stamp = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    device = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    method = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    first_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_session", x => x.id);
                    table.ForeignKey(
                        name: "fk_identity_session_identity_user_user_id",
                        column: x => x.user_id,
                        principalTable: "identity_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_sign_in_link",
                columns: table => new
                {
                    token_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    user_id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    stamp = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_sign_in_link", x => x.token_hash);
                    table.ForeignKey(
                        name: "fk_identity_sign_in_link_identity_user_user_id",
                        column: x => x.user_id,
                        principalTable: "identity_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "media_upload",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    owner_id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    length = table.Column<long>(type: "INTEGER", nullable: false),
                    offset = table.Column<long>(type: "INTEGER", nullable: false),
                    path = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    overwrite = table.Column<bool>(type: "INTEGER", nullable: false),
                    metadata = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    completed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media_upload", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "openid_api_key",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    owner_id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ending = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    permissions = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_used_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_openid_api_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "openid_application",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    client_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    display_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    secret_hash = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    consent = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    redirect_uris = table.Column<string>(type: "TEXT", nullable: false),
                    post_logout_redirect_uris = table.Column<string>(type: "TEXT", nullable: false),
                    grants = table.Column<string>(type: "TEXT", nullable: false),
                    scopes = table.Column<string>(type: "TEXT", nullable: false),
                    roles = table.Column<string>(type: "TEXT", nullable: false),
                    origins = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    row_version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_openid_application", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "openid_scope",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    display_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    roles = table.Column<string>(type: "TEXT", nullable: false),
                    resources = table.Column<string>(type: "TEXT", nullable: false),
                    row_version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_openid_scope", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "openid_signing_key",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    algorithm = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    @protected = table.Column<string>(name: "protected", type: "TEXT", nullable: false),
                    public_jwk = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    signs_from = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_openid_signing_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "webhook_delivery",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    endpoint_id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    message_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    event_type = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    occurred_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    queued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    next_attempt_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_attempt_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_status = table.Column<int>(type: "INTEGER", nullable: true),
                    last_error = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    last_body = table.Column<string>(type: "TEXT", nullable: true),
                    last_milliseconds = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_delivery", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "webhook_endpoint",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    url = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    events = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    content_types = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    is_on = table.Column<bool>(type: "INTEGER", nullable: false),
                    off_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    secret = table.Column<string>(type: "TEXT", nullable: false),
                    old_secret = table.Column<string>(type: "TEXT", nullable: true),
                    old_secret_until = table.Column<long>(type: "INTEGER", nullable: true),
                    created_by = table.Column<string>(type: "TEXT", maxLength: 26, nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    failing_since = table.Column<long>(type: "INTEGER", nullable: true),
                    last_success_at = table.Column<long>(type: "INTEGER", nullable: true),
                    lane_until = table.Column<long>(type: "INTEGER", nullable: true),
                    row_version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_endpoint", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "openid_consent",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    application_id = table.Column<string>(type: "TEXT", nullable: false),
                    scopes = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_openid_consent", x => new { x.user_id, x.application_id });
                    table.ForeignKey(
                        name: "fk_openid_consent_openid_application_application_id",
                        column: x => x.application_id,
                        principalTable: "openid_application",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "openid_grant",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    application_id = table.Column<string>(type: "TEXT", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: true),
                    stamp_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    scopes = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    authenticated_at = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_openid_grant", x => x.id);
                    table.ForeignKey(
                        name: "fk_openid_grant_openid_application_application_id",
                        column: x => x.application_id,
                        principalTable: "openid_application",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "openid_code",
                columns: table => new
                {
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    grant_id = table.Column<string>(type: "TEXT", nullable: false),
                    redirect_uri = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    challenge = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    nonce = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_openid_code", x => x.hash);
                    table.ForeignKey(
                        name: "fk_openid_code_openid_grant_grant_id",
                        column: x => x.grant_id,
                        principalTable: "openid_grant",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "openid_refresh_token",
                columns: table => new
                {
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    grant_id = table.Column<string>(type: "TEXT", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_openid_refresh_token", x => x.hash);
                    table.ForeignKey(
                        name: "fk_openid_refresh_token_openid_grant_grant_id",
                        column: x => x.grant_id,
                        principalTable: "openid_grant",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_cms_idempotent_answer_created_at",
                table: "cms_idempotent_answer",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_identity_session_last_at",
                table: "identity_session",
                column: "last_at");

            migrationBuilder.CreateIndex(
                name: "ix_identity_session_user_id_last_at",
                table: "identity_session",
                columns: new[] { "user_id", "last_at" });

            migrationBuilder.CreateIndex(
                name: "ix_identity_sign_in_link_expires_at",
                table: "identity_sign_in_link",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_identity_sign_in_link_user_id",
                table: "identity_sign_in_link",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_media_upload_expires_at",
                table: "media_upload",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_media_upload_owner_id_completed_at",
                table: "media_upload",
                columns: new[] { "owner_id", "completed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_openid_api_key_hash",
                table: "openid_api_key",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_openid_api_key_owner_id",
                table: "openid_api_key",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_openid_application_client_id",
                table: "openid_application",
                column: "client_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_openid_code_grant_id",
                table: "openid_code",
                column: "grant_id");

            migrationBuilder.CreateIndex(
                name: "ix_openid_consent_application_id",
                table: "openid_consent",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_openid_grant_application_id",
                table: "openid_grant",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_openid_grant_expires_at",
                table: "openid_grant",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_openid_grant_user_id",
                table: "openid_grant",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_openid_refresh_token_grant_id",
                table: "openid_refresh_token",
                column: "grant_id");

            migrationBuilder.CreateIndex(
                name: "ix_openid_signing_key_number",
                table: "openid_signing_key",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_webhook_delivery_endpoint_id_state_id",
                table: "webhook_delivery",
                columns: new[] { "endpoint_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_webhook_delivery_occurred_at",
                table: "webhook_delivery",
                column: "occurred_at");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_delivery_state_next_attempt_at",
                table: "webhook_delivery",
                columns: new[] { "state", "next_attempt_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cms_idempotent_answer");

            migrationBuilder.DropTable(
                name: "cms_query");

            migrationBuilder.DropTable(
                name: "identity_authenticator");

            migrationBuilder.DropTable(
                name: "identity_recovery_code");

            migrationBuilder.DropTable(
                name: "identity_session");

            migrationBuilder.DropTable(
                name: "identity_sign_in_link");

            migrationBuilder.DropTable(
                name: "media_upload");

            migrationBuilder.DropTable(
                name: "openid_api_key");

            migrationBuilder.DropTable(
                name: "openid_code");

            migrationBuilder.DropTable(
                name: "openid_consent");

            migrationBuilder.DropTable(
                name: "openid_refresh_token");

            migrationBuilder.DropTable(
                name: "openid_scope");

            migrationBuilder.DropTable(
                name: "openid_signing_key");

            migrationBuilder.DropTable(
                name: "webhook_delivery");

            migrationBuilder.DropTable(
                name: "webhook_endpoint");

            migrationBuilder.DropTable(
                name: "openid_grant");

            migrationBuilder.DropTable(
                name: "openid_application");
        }
    }
}

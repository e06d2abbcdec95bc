using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Jaytek.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class OpenId : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
                name: "openid_grant");

            migrationBuilder.DropTable(
                name: "openid_application");
        }
    }
}

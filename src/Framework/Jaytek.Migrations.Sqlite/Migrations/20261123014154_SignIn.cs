using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Jaytek.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SignIn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "identity_authenticator");

            migrationBuilder.DropTable(
                name: "identity_recovery_code");

            migrationBuilder.DropTable(
                name: "identity_session");

            migrationBuilder.DropTable(
                name: "identity_sign_in_link");
        }
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Jaytek.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Ledger : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ledger_account",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    balance = table.Column<long>(type: "INTEGER", nullable: false),
                    floor = table.Column<int>(type: "INTEGER", nullable: false),
                    moved_by = table.Column<long>(type: "INTEGER", nullable: true),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_account", x => x.id);
                    table.CheckConstraint("ck_ledger_account_floor", "floor <> 2 or balance >= 0");
                    table.CheckConstraint("ck_ledger_account_range", "balance between -9000000000000000000 and 9000000000000000000");
                });

            migrationBuilder.CreateTable(
                name: "ledger_posting",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    input_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    metadata = table.Column<string>(type: "TEXT", nullable: false),
                    actor_id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: true),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    reverses = table.Column<long>(type: "INTEGER", nullable: true),
                    entry_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_posting", x => x.id);
                    table.ForeignKey(
                        name: "fk_ledger_posting_ledger_posting_reverses",
                        column: x => x.reverses,
                        principalTable: "ledger_posting",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_entry",
                columns: table => new
                {
                    posting_id = table.Column<long>(type: "INTEGER", nullable: false),
                    line = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_entry", x => new { x.posting_id, x.line });
                    table.CheckConstraint("ck_ledger_entry_amount", "amount <> 0 and amount between -1000000000000000 and 1000000000000000");
                    table.ForeignKey(
                        name: "fk_ledger_entry_ledger_account_account_id",
                        column: x => x.account_id,
                        principalTable: "ledger_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_ledger_entry_ledger_posting_posting_id",
                        column: x => x.posting_id,
                        principalTable: "ledger_posting",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_account_kind_currency_id",
                table: "ledger_account",
                columns: new[] { "kind", "currency", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_account_owner_kind_currency",
                table: "ledger_account",
                columns: new[] { "owner", "kind", "currency" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entry_account_id_posting_id",
                table: "ledger_entry",
                columns: new[] { "account_id", "posting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_posting_key",
                table: "ledger_posting",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ledger_posting_kind_id",
                table: "ledger_posting",
                columns: new[] { "kind", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_posting_reverses",
                table: "ledger_posting",
                column: "reverses");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ledger_entry");

            migrationBuilder.DropTable(
                name: "ledger_account");

            migrationBuilder.DropTable(
                name: "ledger_posting");
        }
    }
}

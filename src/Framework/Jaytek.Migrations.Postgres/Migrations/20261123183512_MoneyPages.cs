using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Jaytek.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class MoneyPages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_ledger_account_kind_currency_id",
                table: "ledger_account");

            migrationBuilder.AddColumn<long>(
                name: "amount",
                table: "payment_sandbox_refund",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "checkout_id",
                table: "payment_sandbox_refund",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "made_at",
                table: "payment_sandbox_refund",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<string>(
                name: "refund_id",
                table: "payment_sandbox_refund",
                type: "character varying(26)",
                maxLength: 26,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "paid_at",
                table: "payment_sandbox_checkout",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "bank_since",
                table: "payment_order",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "fee",
                table: "payment_order",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "fee_currency",
                table: "payment_order",
                type: "character varying(3)",
                maxLength: 3,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "follow_at",
                table: "payment_order",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<int>(
                name: "follow_times",
                table: "payment_order",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "tax_basis_points",
                table: "payment_order",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "tax_name",
                table: "payment_order",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AlterColumn<string>(
                name: "body",
                table: "payment_event",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "due_at",
                table: "payment_event",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "tries",
                table: "payment_event",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "bank_list_id",
                table: "ledger_withdrawal",
                type: "character varying(26)",
                maxLength: 26,
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "key",
                table: "ledger_posting",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(200)",
                oldMaxLength: 200);

            migrationBuilder.AddColumn<string>(
                name: "currency",
                table: "ledger_posting",
                type: "character varying(3)",
                maxLength: 3,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "waiting",
                table: "ledger_check",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "waiting_found",
                table: "ledger_check",
                type: "text",
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "owner",
                table: "ledger_account",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(100)",
                oldMaxLength: 100);

            migrationBuilder.CreateTable(
                name: "ledger_adjustment",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    user_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    requested_by = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    row_version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_adjustment", x => x.id);
                    table.CheckConstraint("ck_ledger_adjustment_amount", "amount <> 0");
                    table.CheckConstraint("ck_ledger_adjustment_people", "requested_by <> user_id and (decided_by is null or (decided_by <> requested_by and decided_by <> user_id))");
                });

            migrationBuilder.CreateTable(
                name: "ledger_bank_list",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    format = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: true),
                    execute_on = table.Column<DateOnly>(type: "date", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<long>(type: "bigint", nullable: false),
                    file_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    handed_out_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    handed_out_by = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: true),
                    row_version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_bank_list", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_document",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    subject = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    printed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    error = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_document", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_invoice",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    input_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    brand_id = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    of_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: true),
                    root_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: false),
                    buyer_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    buyer_name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    order_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    net = table.Column<long>(type: "bigint", nullable: false),
                    tax = table.Column<long>(type: "bigint", nullable: false),
                    gross = table.Column<long>(type: "bigint", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    search = table.Column<string>(type: "character varying(900)", maxLength: 900, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_invoice", x => x.id);
                    table.CheckConstraint("ck_ledger_invoice_amounts", "gross >= 0 and tax between 0 and gross and net = gross - tax and sequence > 0");
                    table.ForeignKey(
                        name: "fk_ledger_invoice_ledger_invoice_of_id",
                        column: x => x.of_id,
                        principalTable: "ledger_invoice",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_invoice_counter",
                columns: table => new
                {
                    brand_id = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_invoice_counter", x => new { x.brand_id, x.kind, x.year });
                });

            migrationBuilder.CreateTable(
                name: "ledger_mention",
                columns: table => new
                {
                    value = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    posting_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_mention", x => new { x.value, x.posting_id });
                });

            migrationBuilder.CreateTable(
                name: "payment_comparison",
                columns: table => new
                {
                    provider = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lines = table.Column<int>(type: "integer", nullable: false),
                    late = table.Column<int>(type: "integer", nullable: false),
                    differences = table.Column<int>(type: "integer", nullable: false),
                    sums = table.Column<string>(type: "text", nullable: false),
                    error = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_comparison", x => x.provider);
                });

            migrationBuilder.CreateTable(
                name: "payment_connected_account",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    account_id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    is_ready = table.Column<bool>(type: "boolean", nullable: false),
                    requirements = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    disabled_reason = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    looked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_connected_account", x => x.user_id);
                });

            migrationBuilder.CreateTable(
                name: "payment_difference",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    provider = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    about = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reference = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    order_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: true),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    ours = table.Column<long>(type: "bigint", nullable: true),
                    theirs = table.Column<long>(type: "bigint", nullable: true),
                    first_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_difference", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payment_transfer_tries",
                columns: table => new
                {
                    payout_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    refusals = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_transfer_tries", x => x.payout_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_payment_sandbox_refund_checkout_id",
                table: "payment_sandbox_refund",
                column: "checkout_id");

            migrationBuilder.CreateIndex(
                name: "ix_payment_sandbox_refund_made_at",
                table: "payment_sandbox_refund",
                column: "made_at");

            migrationBuilder.CreateIndex(
                name: "ix_payment_sandbox_checkout_paid_at",
                table: "payment_sandbox_checkout",
                column: "paid_at");

            migrationBuilder.CreateIndex(
                name: "ix_payment_order_created_at",
                table: "payment_order",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_payment_order_follow",
                table: "payment_order",
                column: "follow_at",
                filter: "state in ('Started', 'Waiting')");

            migrationBuilder.CreateIndex(
                name: "ix_payment_order_grant",
                table: "payment_order",
                column: "follow_at",
                filter: "paid_at is not null and fulfilled_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_payment_event_due_at",
                table: "payment_event",
                column: "due_at",
                filter: "due_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_payment_event_received_at",
                table: "payment_event",
                column: "received_at",
                filter: "body is not null");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_withdrawal_bank_list_id",
                table: "ledger_withdrawal",
                column: "bank_list_id");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_posting_currency_id",
                table: "ledger_posting",
                columns: new[] { "currency", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_account_kind_currency_owner",
                table: "ledger_account",
                columns: new[] { "kind", "currency", "owner" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_adjustment_state_requested_at",
                table: "ledger_adjustment",
                columns: new[] { "state", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_adjustment_user_id_requested_at",
                table: "ledger_adjustment",
                columns: new[] { "user_id", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_bank_list_created_at",
                table: "ledger_bank_list",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_document_kind_subject",
                table: "ledger_document",
                columns: new[] { "kind", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ledger_document_next_attempt_at",
                table: "ledger_document",
                column: "next_attempt_at",
                filter: "sha256 is null");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_document_sha256",
                table: "ledger_document",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_invoice_brand_id_kind_year_sequence",
                table: "ledger_invoice",
                columns: new[] { "brand_id", "kind", "year", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ledger_invoice_brand_id_number",
                table: "ledger_invoice",
                columns: new[] { "brand_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ledger_invoice_buyer_id_issued_at",
                table: "ledger_invoice",
                columns: new[] { "buyer_id", "issued_at" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_invoice_issued_at",
                table: "ledger_invoice",
                column: "issued_at");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_invoice_key",
                table: "ledger_invoice",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ledger_invoice_of_id",
                table: "ledger_invoice",
                column: "of_id");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_invoice_order_id",
                table: "ledger_invoice",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_invoice_root_id",
                table: "ledger_invoice",
                column: "root_id");

            migrationBuilder.CreateIndex(
                name: "ix_payment_connected_account_account_id",
                table: "payment_connected_account",
                column: "account_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_difference_provider_first_seen_at",
                table: "payment_difference",
                columns: new[] { "provider", "first_seen_at" });

            migrationBuilder.AddForeignKey(
                name: "fk_ledger_withdrawal_ledger_bank_list_bank_list_id",
                table: "ledger_withdrawal",
                column: "bank_list_id",
                principalTable: "ledger_bank_list",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_ledger_withdrawal_ledger_bank_list_bank_list_id",
                table: "ledger_withdrawal");

            migrationBuilder.DropTable(
                name: "ledger_adjustment");

            migrationBuilder.DropTable(
                name: "ledger_bank_list");

            migrationBuilder.DropTable(
                name: "ledger_document");

            migrationBuilder.DropTable(
                name: "ledger_invoice");

            migrationBuilder.DropTable(
                name: "ledger_invoice_counter");

            migrationBuilder.DropTable(
                name: "ledger_mention");

            migrationBuilder.DropTable(
                name: "payment_comparison");

            migrationBuilder.DropTable(
                name: "payment_connected_account");

            migrationBuilder.DropTable(
                name: "payment_difference");

            migrationBuilder.DropTable(
                name: "payment_transfer_tries");

            migrationBuilder.DropIndex(
                name: "ix_payment_sandbox_refund_checkout_id",
                table: "payment_sandbox_refund");

            migrationBuilder.DropIndex(
                name: "ix_payment_sandbox_refund_made_at",
                table: "payment_sandbox_refund");

            migrationBuilder.DropIndex(
                name: "ix_payment_sandbox_checkout_paid_at",
                table: "payment_sandbox_checkout");

            migrationBuilder.DropIndex(
                name: "ix_payment_order_created_at",
                table: "payment_order");

            migrationBuilder.DropIndex(
                name: "ix_payment_order_follow",
                table: "payment_order");

            migrationBuilder.DropIndex(
                name: "ix_payment_order_grant",
                table: "payment_order");

            migrationBuilder.DropIndex(
                name: "ix_payment_event_due_at",
                table: "payment_event");

            migrationBuilder.DropIndex(
                name: "ix_payment_event_received_at",
                table: "payment_event");

            migrationBuilder.DropIndex(
                name: "ix_ledger_withdrawal_bank_list_id",
                table: "ledger_withdrawal");

            migrationBuilder.DropIndex(
                name: "ix_ledger_posting_currency_id",
                table: "ledger_posting");

            migrationBuilder.DropIndex(
                name: "ix_ledger_account_kind_currency_owner",
                table: "ledger_account");

            migrationBuilder.DropColumn(
                name: "amount",
                table: "payment_sandbox_refund");

            migrationBuilder.DropColumn(
                name: "checkout_id",
                table: "payment_sandbox_refund");

            migrationBuilder.DropColumn(
                name: "made_at",
                table: "payment_sandbox_refund");

            migrationBuilder.DropColumn(
                name: "refund_id",
                table: "payment_sandbox_refund");

            migrationBuilder.DropColumn(
                name: "paid_at",
                table: "payment_sandbox_checkout");

            migrationBuilder.DropColumn(
                name: "bank_since",
                table: "payment_order");

            migrationBuilder.DropColumn(
                name: "fee",
                table: "payment_order");

            migrationBuilder.DropColumn(
                name: "fee_currency",
                table: "payment_order");

            migrationBuilder.DropColumn(
                name: "follow_at",
                table: "payment_order");

            migrationBuilder.DropColumn(
                name: "follow_times",
                table: "payment_order");

            migrationBuilder.DropColumn(
                name: "tax_basis_points",
                table: "payment_order");

            migrationBuilder.DropColumn(
                name: "tax_name",
                table: "payment_order");

            migrationBuilder.DropColumn(
                name: "due_at",
                table: "payment_event");

            migrationBuilder.DropColumn(
                name: "tries",
                table: "payment_event");

            migrationBuilder.DropColumn(
                name: "bank_list_id",
                table: "ledger_withdrawal");

            migrationBuilder.DropColumn(
                name: "currency",
                table: "ledger_posting");

            migrationBuilder.DropColumn(
                name: "waiting",
                table: "ledger_check");

            migrationBuilder.DropColumn(
                name: "waiting_found",
                table: "ledger_check");

            migrationBuilder.AlterColumn<string>(
                name: "body",
                table: "payment_event",
                type: "text",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "key",
                table: "ledger_posting",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(200)",
                oldMaxLength: 200,
                oldCollation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "owner",
                table: "ledger_account",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(100)",
                oldMaxLength: 100,
                oldCollation: "C");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_account_kind_currency_id",
                table: "ledger_account",
                columns: new[] { "kind", "currency", "id" });
        }
    }
}

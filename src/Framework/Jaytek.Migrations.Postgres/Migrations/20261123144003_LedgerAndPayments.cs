using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Jaytek.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class LedgerAndPayments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "learning_enrolment",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    course_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    student_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    order_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_learning_enrolment", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_account",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    owner = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    balance = table.Column<long>(type: "bigint", nullable: false),
                    floor = table.Column<int>(type: "integer", nullable: false),
                    moved_by = table.Column<long>(type: "bigint", nullable: true),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_account", x => x.id);
                    table.CheckConstraint("ck_ledger_account_floor", "floor <> 2 or balance >= 0");
                    table.CheckConstraint("ck_ledger_account_range", "balance between -9000000000000000000 and 9000000000000000000");
                    table.CheckConstraint("ck_ledger_account_rule", "floor = case kind when 'wallet_available' then 1 when 'wallet_pending' then 2 when 'reserve' then 2 when 'platform_revenue' then 0 when 'fees' then 0 when 'tax_withheld' then 0 when 'clearing' then 0 when 'suspense' then 2 when 'conversion' then 0 end");
                });

            migrationBuilder.CreateTable(
                name: "ledger_check",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    milliseconds = table.Column<int>(type: "integer", nullable: false),
                    accounts = table.Column<long>(type: "bigint", nullable: false),
                    entries = table.Column<long>(type: "bigint", nullable: false),
                    differences = table.Column<int>(type: "integer", nullable: false),
                    found = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_check", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_conversion",
                columns: table => new
                {
                    posting_id = table.Column<long>(type: "bigint", nullable: false),
                    from_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    to_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    from_amount = table.Column<long>(type: "bigint", nullable: false),
                    to_amount = table.Column<long>(type: "bigint", nullable: false),
                    rate = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_conversion", x => x.posting_id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_hold",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    sale_key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    user_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    account = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    left = table.Column<long>(type: "bigint", nullable: false),
                    release_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_hold", x => x.id);
                    table.CheckConstraint("ck_ledger_hold_left", "\"left\" >= 0");
                });

            migrationBuilder.CreateTable(
                name: "ledger_payee",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    user_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    method = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    details = table.Column<string>(type: "text", nullable: false),
                    label = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    usable_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_payee", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_posting",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    input_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    source = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    description = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    metadata = table.Column<string>(type: "text", nullable: false),
                    actor_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reverses = table.Column<long>(type: "bigint", nullable: true),
                    entry_count = table.Column<int>(type: "integer", nullable: false),
                    xid = table.Column<ulong>(type: "xid8", nullable: false, defaultValueSql: "pg_current_xact_id()")
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
                name: "ledger_sale",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    gross = table.Column<long>(type: "bigint", nullable: false),
                    taken_back = table.Column<long>(type: "bigint", nullable: false),
                    input = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    version_id = table.Column<long>(type: "bigint", nullable: true),
                    divided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_sale", x => x.key);
                    table.CheckConstraint("ck_ledger_sale_taken", "taken_back between 0 and gross");
                });

            migrationBuilder.CreateTable(
                name: "ledger_split_version",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    scope = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    shares = table.Column<string>(type: "text", nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: true),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_split_version", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_transfer",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(170)", maxLength: 170, nullable: false),
                    user_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    reserved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_transfer", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "ledger_withdrawal",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    user_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    method = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    payee_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    row_version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_withdrawal", x => x.id);
                    table.CheckConstraint("ck_ledger_withdrawal_amount", "amount > 0");
                });

            migrationBuilder.CreateTable(
                name: "payment_dispute",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    order_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    reference = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    is_taken = table.Column<bool>(type: "boolean", nullable: false),
                    times = table.Column<int>(type: "integer", nullable: false),
                    fee = table.Column<long>(type: "bigint", nullable: false),
                    fee_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    fee_times = table.Column<int>(type: "integer", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_dispute", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payment_event",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    provider = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    event_id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    kind = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    outcome = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    worked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_event", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payment_order",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    buyer_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    purchase = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    item_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    seller_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    gross = table.Column<long>(type: "bigint", nullable: false),
                    tax = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    return_path = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    provider = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    session_id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    session_url = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    payment_reference = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    failure_code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    taken_back = table.Column<long>(type: "bigint", nullable: false),
                    is_disputed = table.Column<bool>(type: "boolean", nullable: false),
                    is_fee_known = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    paid_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    fulfilled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    row_version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_order", x => x.id);
                    table.CheckConstraint("ck_payment_order_amounts", "gross > 0 and tax between 0 and gross");
                    table.CheckConstraint("ck_payment_order_taken", "taken_back between 0 and gross");
                });

            migrationBuilder.CreateTable(
                name: "payment_refund",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    order_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    stage = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reference = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    failure_code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    requested_by = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: true),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_refund", x => x.id);
                    table.CheckConstraint("ck_payment_refund_amount", "amount > 0");
                });

            migrationBuilder.CreateTable(
                name: "payment_sandbox_checkout",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    order_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    payment_reference = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    refunded = table.Column<long>(type: "bigint", nullable: false),
                    row_version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_sandbox_checkout", x => x.id);
                    table.CheckConstraint("ck_payment_sandbox_refunded", "refunded between 0 and amount");
                });

            migrationBuilder.CreateTable(
                name: "payment_sandbox_message",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    body = table.Column<string>(type: "text", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_sandbox_message", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payment_sandbox_refund",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_sandbox_refund", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_entry",
                columns: table => new
                {
                    posting_id = table.Column<long>(type: "bigint", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    xid = table.Column<ulong>(type: "xid8", nullable: false, defaultValueSql: "pg_current_xact_id()")
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
                });

            migrationBuilder.CreateTable(
                name: "ledger_sale_line",
                columns: table => new
                {
                    sale_key = table.Column<string>(type: "character varying(100)", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    holder = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: true),
                    account = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    taken_back = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_sale_line", x => new { x.sale_key, x.line });
                    table.CheckConstraint("ck_ledger_sale_line_taken", "taken_back between 0 and amount");
                    table.ForeignKey(
                        name: "fk_ledger_sale_line_ledger_sale_sale_key",
                        column: x => x.sale_key,
                        principalTable: "ledger_sale",
                        principalColumn: "key",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ledger_sale_taken",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    sale_key = table.Column<string>(type: "character varying(100)", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    by_line = table.Column<string>(type: "text", nullable: true),
                    is_given_back = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_sale_taken", x => x.key);
                    table.ForeignKey(
                        name: "fk_ledger_sale_taken_ledger_sale_sale_key",
                        column: x => x.sale_key,
                        principalTable: "ledger_sale",
                        principalColumn: "key",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_learning_enrolment_course_id_student_id",
                table: "learning_enrolment",
                columns: new[] { "course_id", "student_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_learning_enrolment_order_id",
                table: "learning_enrolment",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_learning_enrolment_student_id",
                table: "learning_enrolment",
                column: "student_id");

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
                name: "ix_ledger_check_at",
                table: "ledger_check",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entry_account_id_posting_id",
                table: "ledger_entry",
                columns: new[] { "account_id", "posting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_hold_release_at",
                table: "ledger_hold",
                column: "release_at",
                filter: "\"left\" > 0");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_hold_sale_key_user_id",
                table: "ledger_hold",
                columns: new[] { "sale_key", "user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_hold_user_id_release_at",
                table: "ledger_hold",
                columns: new[] { "user_id", "release_at" },
                filter: "\"left\" > 0");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_payee_state_requested_at",
                table: "ledger_payee",
                columns: new[] { "state", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_payee_user_id_method",
                table: "ledger_payee",
                columns: new[] { "user_id", "method" },
                unique: true,
                filter: "state = 'Active'");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_payee_user_id_requested_at",
                table: "ledger_payee",
                columns: new[] { "user_id", "requested_at" });

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

            migrationBuilder.CreateIndex(
                name: "ix_ledger_sale_line_holder",
                table: "ledger_sale_line",
                column: "holder");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_sale_taken_sale_key",
                table: "ledger_sale_taken",
                column: "sale_key");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_split_version_scope_from",
                table: "ledger_split_version",
                columns: new[] { "scope", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ledger_transfer_state_expires_at",
                table: "ledger_transfer",
                columns: new[] { "state", "expires_at" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_transfer_user_id",
                table: "ledger_transfer",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_withdrawal_state_requested_at",
                table: "ledger_withdrawal",
                columns: new[] { "state", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_withdrawal_user_id_requested_at",
                table: "ledger_withdrawal",
                columns: new[] { "user_id", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "ix_payment_dispute_order_id",
                table: "payment_dispute",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_payment_dispute_reference",
                table: "payment_dispute",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_event_outcome_received_at",
                table: "payment_event",
                columns: new[] { "outcome", "received_at" });

            migrationBuilder.CreateIndex(
                name: "ix_payment_event_provider_event_id",
                table: "payment_event",
                columns: new[] { "provider", "event_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_event_received_at_id",
                table: "payment_event",
                columns: new[] { "received_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_payment_order_buyer_id_created_at",
                table: "payment_order",
                columns: new[] { "buyer_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_payment_order_paid_at",
                table: "payment_order",
                column: "paid_at",
                filter: "paid_at is not null and not is_fee_known");

            migrationBuilder.CreateIndex(
                name: "ix_payment_order_provider_payment_reference",
                table: "payment_order",
                columns: new[] { "provider", "payment_reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_order_provider_session_id",
                table: "payment_order",
                columns: new[] { "provider", "session_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_order_state_created_at",
                table: "payment_order",
                columns: new[] { "state", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_payment_refund_order_id",
                table: "payment_refund",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_payment_refund_reference",
                table: "payment_refund",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_refund_stage_requested_at",
                table: "payment_refund",
                columns: new[] { "stage", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "ix_payment_sandbox_checkout_order_id",
                table: "payment_sandbox_checkout",
                column: "order_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_sandbox_message_due_at",
                table: "payment_sandbox_message",
                column: "due_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "learning_enrolment");

            migrationBuilder.DropTable(
                name: "ledger_check");

            migrationBuilder.DropTable(
                name: "ledger_conversion");

            migrationBuilder.DropTable(
                name: "ledger_entry");

            migrationBuilder.DropTable(
                name: "ledger_hold");

            migrationBuilder.DropTable(
                name: "ledger_payee");

            migrationBuilder.DropTable(
                name: "ledger_posting");

            migrationBuilder.DropTable(
                name: "ledger_sale_line");

            migrationBuilder.DropTable(
                name: "ledger_sale_taken");

            migrationBuilder.DropTable(
                name: "ledger_split_version");

            migrationBuilder.DropTable(
                name: "ledger_transfer");

            migrationBuilder.DropTable(
                name: "ledger_withdrawal");

            migrationBuilder.DropTable(
                name: "payment_dispute");

            migrationBuilder.DropTable(
                name: "payment_event");

            migrationBuilder.DropTable(
                name: "payment_order");

            migrationBuilder.DropTable(
                name: "payment_refund");

            migrationBuilder.DropTable(
                name: "payment_sandbox_checkout");

            migrationBuilder.DropTable(
                name: "payment_sandbox_message");

            migrationBuilder.DropTable(
                name: "payment_sandbox_refund");

            migrationBuilder.DropTable(
                name: "ledger_account");

            migrationBuilder.DropTable(
                name: "ledger_sale");
        }
    }
}

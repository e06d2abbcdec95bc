using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Jaytek.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class MoneyWidened : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "learning_enrolment_grant",
                columns: table => new
                {
                    course_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    student_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    source_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    is_lasting = table.Column<bool>(type: "boolean", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_learning_enrolment_grant", x => new { x.source_id, x.course_id, x.student_id });
                });

            migrationBuilder.AddColumn<long>(
                name: "version_id",
                table: "ledger_sale_line",
                type: "bigint",
                nullable: true);

            migrationBuilder.Sql("""
                insert into learning_enrolment_grant (source_id, course_id, student_id, is_lasting, since, ended_at)
                select order_id, course_id, student_id, true, since, ended_at from learning_enrolment
                """);

            migrationBuilder.Sql("""
                update ledger_sale_line set version_id = (select s.version_id from ledger_sale s where s.key = ledger_sale_line.sale_key)
                where holder is not null
                """);

            migrationBuilder.DropCheckConstraint(
                name: "ck_payment_order_amounts",
                table: "payment_order");

            migrationBuilder.DropIndex(
                name: "ix_learning_enrolment_order_id",
                table: "learning_enrolment");

            migrationBuilder.DropColumn(
                name: "version_id",
                table: "ledger_sale");

            migrationBuilder.DropColumn(
                name: "order_id",
                table: "learning_enrolment");

            migrationBuilder.AddColumn<string>(
                name: "every",
                table: "payment_sandbox_checkout",
                type: "character varying(10)",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "period_from",
                table: "payment_sandbox_checkout",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "period_to",
                table: "payment_sandbox_checkout",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "subscription_id",
                table: "payment_sandbox_checkout",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "bill_reference",
                table: "payment_order",
                type: "character varying(255)",
                maxLength: 255,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "customer_reference",
                table: "payment_order",
                type: "character varying(255)",
                maxLength: 255,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "every",
                table: "payment_order",
                type: "character varying(10)",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "list_price",
                table: "payment_order",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "period_from",
                table: "payment_order",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "period_to",
                table: "payment_order",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "promotion_code",
                table: "payment_order",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "promotion_id",
                table: "payment_order",
                type: "character varying(26)",
                maxLength: 26,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "subscription_id",
                table: "payment_order",
                type: "character varying(26)",
                maxLength: 26,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "payment_billing_details",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    line1 = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    line2 = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    postal_code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    city = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    vat_id = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_billing_details", x => x.user_id);
                });

            migrationBuilder.CreateTable(
                name: "payment_guest",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    claimed_by = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: true),
                    claimed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_guest", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payment_promotion",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    basis_points = table.Column<int>(type: "integer", nullable: true),
                    amount = table.Column<long>(type: "bigint", nullable: true),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    item = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    most_uses = table.Column<int>(type: "integer", nullable: true),
                    is_once_per_buyer = table.Column<bool>(type: "boolean", nullable: false),
                    is_on = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: true),
                    row_version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_promotion", x => x.id);
                    table.CheckConstraint("ck_payment_promotion_off", "(basis_points between 1 and 10000 and amount is null and currency is null) or (basis_points is null and amount > 0 and currency is not null)");
                });

            migrationBuilder.CreateTable(
                name: "payment_sandbox_subscription",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    order_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    every = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    began_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    periods = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    cancels_at_period_end = table.Column<bool>(type: "boolean", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    row_version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_sandbox_subscription", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payment_subscription",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    first_order_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    buyer_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    purchase = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    item_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    seller_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    gross = table.Column<long>(type: "bigint", nullable: false),
                    tax = table.Column<long>(type: "bigint", nullable: false),
                    tax_name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    tax_basis_points = table.Column<int>(type: "integer", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    every = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    return_path = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    provider = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reference = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    customer_reference = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    stage = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    period_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancels_at_period_end = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    began_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    wish = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    wish_key = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: true),
                    wished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    follow_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    follow_times = table.Column<int>(type: "integer", nullable: false),
                    row_version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_subscription", x => x.id);
                    table.CheckConstraint("ck_payment_subscription_price", "gross > 0 and tax between 0 and gross");
                });

            migrationBuilder.CreateIndex(
                name: "ix_payment_sandbox_checkout_subscription_id_period_from",
                table: "payment_sandbox_checkout",
                columns: new[] { "subscription_id", "period_from" },
                filter: "subscription_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_payment_order_promotion_id",
                table: "payment_order",
                column: "promotion_id",
                filter: "promotion_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_payment_order_provider_bill_reference",
                table: "payment_order",
                columns: new[] { "provider", "bill_reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_order_subscription_id_created_at",
                table: "payment_order",
                columns: new[] { "subscription_id", "created_at" },
                filter: "subscription_id is not null");

            migrationBuilder.AddCheckConstraint(
                name: "ck_payment_order_amounts",
                table: "payment_order",
                sql: "gross >= 0 and tax between 0 and gross");

            migrationBuilder.CreateIndex(
                name: "ix_learning_enrolment_grant_student_id_course_id",
                table: "learning_enrolment_grant",
                columns: new[] { "student_id", "course_id" });

            migrationBuilder.CreateIndex(
                name: "ix_payment_guest_claimed_by",
                table: "payment_guest",
                column: "claimed_by");

            migrationBuilder.CreateIndex(
                name: "ix_payment_guest_created_at",
                table: "payment_guest",
                column: "created_at",
                filter: "claimed_by is null");

            migrationBuilder.CreateIndex(
                name: "ix_payment_promotion_code",
                table: "payment_promotion",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_promotion_created_at",
                table: "payment_promotion",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_payment_sandbox_subscription_due_at",
                table: "payment_sandbox_subscription",
                column: "due_at",
                filter: "due_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_payment_sandbox_subscription_order_id",
                table: "payment_sandbox_subscription",
                column: "order_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_subscription_buyer_id_created_at",
                table: "payment_subscription",
                columns: new[] { "buyer_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_payment_subscription_first_order_id",
                table: "payment_subscription",
                column: "first_order_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_subscription_follow_at",
                table: "payment_subscription",
                column: "follow_at",
                filter: "follow_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_payment_subscription_live",
                table: "payment_subscription",
                columns: new[] { "buyer_id", "purchase", "item_id" },
                unique: true,
                filter: "stage in ('Active', 'PastDue')");

            migrationBuilder.CreateIndex(
                name: "ix_payment_subscription_provider_reference",
                table: "payment_subscription",
                columns: new[] { "provider", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_subscription_stage_created_at",
                table: "payment_subscription",
                columns: new[] { "stage", "created_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "learning_enrolment_grant");

            migrationBuilder.DropTable(
                name: "payment_billing_details");

            migrationBuilder.DropTable(
                name: "payment_guest");

            migrationBuilder.DropTable(
                name: "payment_promotion");

            migrationBuilder.DropTable(
                name: "payment_sandbox_subscription");

            migrationBuilder.DropTable(
                name: "payment_subscription");

            migrationBuilder.DropIndex(
                name: "ix_payment_sandbox_checkout_subscription_id_period_from",
                table: "payment_sandbox_checkout");

            migrationBuilder.DropIndex(
                name: "ix_payment_order_promotion_id",
                table: "payment_order");

            migrationBuilder.DropIndex(
                name: "ix_payment_order_provider_bill_reference",
                table: "payment_order");

            migrationBuilder.DropIndex(
                name: "ix_payment_order_subscription_id_created_at",
                table: "payment_order");

            migrationBuilder.DropCheckConstraint(
                name: "ck_payment_order_amounts",
                table: "payment_order");

            migrationBuilder.DropColumn(
                name: "every",
                table: "payment_sandbox_checkout");

            migrationBuilder.DropColumn(
                name: "period_from",
                table: "payment_sandbox_checkout");

            migrationBuilder.DropColumn(
                name: "period_to",
                table: "payment_sandbox_checkout");

            migrationBuilder.DropColumn(
                name: "subscription_id",
                table: "payment_sandbox_checkout");

            migrationBuilder.DropColumn(
                name: "bill_reference",
                table: "payment_order");

            migrationBuilder.DropColumn(
                name: "customer_reference",
                table: "payment_order");

            migrationBuilder.DropColumn(
                name: "every",
                table: "payment_order");

            migrationBuilder.DropColumn(
                name: "list_price",
                table: "payment_order");

            migrationBuilder.DropColumn(
                name: "period_from",
                table: "payment_order");

            migrationBuilder.DropColumn(
                name: "period_to",
                table: "payment_order");

            migrationBuilder.DropColumn(
                name: "promotion_code",
                table: "payment_order");

            migrationBuilder.DropColumn(
                name: "promotion_id",
                table: "payment_order");

            migrationBuilder.DropColumn(
                name: "subscription_id",
                table: "payment_order");

            migrationBuilder.DropColumn(
                name: "version_id",
                table: "ledger_sale_line");

            migrationBuilder.AddColumn<long>(
                name: "version_id",
                table: "ledger_sale",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "order_id",
                table: "learning_enrolment",
                type: "character varying(26)",
                maxLength: 26,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddCheckConstraint(
                name: "ck_payment_order_amounts",
                table: "payment_order",
                sql: "gross > 0 and tax between 0 and gross");

            migrationBuilder.CreateIndex(
                name: "ix_learning_enrolment_order_id",
                table: "learning_enrolment",
                column: "order_id");
        }
    }
}

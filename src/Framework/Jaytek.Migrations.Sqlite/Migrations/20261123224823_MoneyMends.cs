using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Jaytek.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MoneyMends : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_owed",
                table: "payment_refund",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "next_try_at",
                table: "ledger_withdrawal",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "send_error",
                table: "ledger_withdrawal",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "sent_at",
                table: "ledger_withdrawal",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "tried_at",
                table: "ledger_withdrawal",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "tries",
                table: "ledger_withdrawal",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "ix_payment_refund_ended_at",
                table: "payment_refund",
                column: "ended_at",
                filter: "is_owed and stage = 'Failed'");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_withdrawal_next_try_at",
                table: "ledger_withdrawal",
                column: "next_try_at",
                filter: "state = 'Processing' and sent_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_payment_refund_ended_at",
                table: "payment_refund");

            migrationBuilder.DropIndex(
                name: "ix_ledger_withdrawal_next_try_at",
                table: "ledger_withdrawal");

            migrationBuilder.DropColumn(
                name: "is_owed",
                table: "payment_refund");

            migrationBuilder.DropColumn(
                name: "next_try_at",
                table: "ledger_withdrawal");

            migrationBuilder.DropColumn(
                name: "send_error",
                table: "ledger_withdrawal");

            migrationBuilder.DropColumn(
                name: "sent_at",
                table: "ledger_withdrawal");

            migrationBuilder.DropColumn(
                name: "tried_at",
                table: "ledger_withdrawal");

            migrationBuilder.DropColumn(
                name: "tries",
                table: "ledger_withdrawal");
        }
    }
}

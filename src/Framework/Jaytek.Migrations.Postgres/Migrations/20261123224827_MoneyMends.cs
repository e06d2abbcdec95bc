using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Jaytek.Migrations.Postgres.Migrations
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
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "next_try_at",
                table: "ledger_withdrawal",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "send_error",
                table: "ledger_withdrawal",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "sent_at",
                table: "ledger_withdrawal",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "tried_at",
                table: "ledger_withdrawal",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "tries",
                table: "ledger_withdrawal",
                type: "integer",
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

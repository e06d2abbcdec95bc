using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Jaytek.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class MoneyMendsB : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_pending",
                table: "payment_refund",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "due_by",
                table: "payment_dispute",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_dispute_due_by",
                table: "payment_dispute",
                column: "due_by",
                filter: "due_by is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_payment_dispute_due_by",
                table: "payment_dispute");

            migrationBuilder.DropColumn(
                name: "is_pending",
                table: "payment_refund");

            migrationBuilder.DropColumn(
                name: "due_by",
                table: "payment_dispute");
        }
    }
}

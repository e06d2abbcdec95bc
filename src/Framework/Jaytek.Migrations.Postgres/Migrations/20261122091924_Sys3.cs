using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Jaytek.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Sys3 : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_cms_audit_at",
                table: "cms_audit");

            migrationBuilder.DropIndex(
                name: "ix_cms_audit_target_type_target_id_at",
                table: "cms_audit");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "erased_at",
                table: "identity_user",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_sign_in_at",
                table: "identity_user",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "suspended_reason",
                table: "identity_user",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_cms_audit_action_at_id",
                table: "cms_audit",
                columns: new[] { "action", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cms_audit_actor_id_at_id",
                table: "cms_audit",
                columns: new[] { "actor_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cms_audit_at_id",
                table: "cms_audit",
                columns: new[] { "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cms_audit_target_id_at_id",
                table: "cms_audit",
                columns: new[] { "target_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cms_audit_target_type_at_id",
                table: "cms_audit",
                columns: new[] { "target_type", "at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_cms_audit_action_at_id",
                table: "cms_audit");

            migrationBuilder.DropIndex(
                name: "ix_cms_audit_actor_id_at_id",
                table: "cms_audit");

            migrationBuilder.DropIndex(
                name: "ix_cms_audit_at_id",
                table: "cms_audit");

            migrationBuilder.DropIndex(
                name: "ix_cms_audit_target_id_at_id",
                table: "cms_audit");

            migrationBuilder.DropIndex(
                name: "ix_cms_audit_target_type_at_id",
                table: "cms_audit");

            migrationBuilder.DropColumn(
                name: "erased_at",
                table: "identity_user");

            migrationBuilder.DropColumn(
                name: "last_sign_in_at",
                table: "identity_user");

            migrationBuilder.DropColumn(
                name: "suspended_reason",
                table: "identity_user");

            migrationBuilder.CreateIndex(
                name: "ix_cms_audit_at",
                table: "cms_audit",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_cms_audit_target_type_target_id_at",
                table: "cms_audit",
                columns: new[] { "target_type", "target_id", "at" });
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Jaytek.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Uploads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "media_upload",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    owner_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    offset = table.Column<long>(type: "bigint", nullable: false),
                    path = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: false),
                    overwrite = table.Column<bool>(type: "boolean", nullable: false),
                    metadata = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media_upload", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_media_upload_expires_at",
                table: "media_upload",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_media_upload_owner_id_completed_at",
                table: "media_upload",
                columns: new[] { "owner_id", "completed_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "media_upload");
        }
    }
}

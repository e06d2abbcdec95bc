using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Jaytek.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Media1 : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_animated",
                table: "media_file",
                type: "boolean",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "media_change",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    path_key = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media_change", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "media_picture_secret",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    @protected = table.Column<string>(name: "protected", type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media_picture_secret", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "media_picture_size",
                columns: table => new
                {
                    source_key = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    spec = table.Column<string>(type: "character varying(48)", maxLength: 48, nullable: false),
                    source_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media_picture_size", x => new { x.source_key, x.spec });
                });

            migrationBuilder.CreateIndex(
                name: "ix_media_change_at",
                table: "media_change",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_media_picture_size_sha256",
                table: "media_picture_size",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_media_picture_size_source_sha256",
                table: "media_picture_size",
                column: "source_sha256");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "media_change");

            migrationBuilder.DropTable(
                name: "media_picture_secret");

            migrationBuilder.DropTable(
                name: "media_picture_size");

            migrationBuilder.DropColumn(
                name: "is_animated",
                table: "media_file");
        }
    }
}

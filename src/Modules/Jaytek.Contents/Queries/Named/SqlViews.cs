using System.Globalization;
using Jaytek.Contents.Routing;
using Jaytek.Engine.Data;

namespace Jaytek.Contents.Queries.Named;

/// <summary>
/// What queries read: Orchard's index tables by their names and columns, made of the tables of content. Nothing of accounts, tokens,
/// settings or keys is among them, and a query names no other table. History and the trash are left out.
/// </summary>
internal static class SqlViews
{
    /// <summary>The tables behind the views: all that a connection of queries needs to read.</summary>
    public static IReadOnlyList<string> Tables { get; } = ["cms_version", "cms_item", "cms_handle"];

    /// <summary>Their columns.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "DocumentId", "ContentItemId", "ContentItemVersionId", "ContentType", "DisplayText", "Latest", "Published", "ModifiedUtc", "PublishedUtc", "CreatedUtc",
        "Owner", "Author", "Id", "Type", "Content", "Path", "Alias",
    ];

    /// <summary>The views of a brand by their names.</summary>
    public static IReadOnlyList<(string Name, string Select)> Of(DatabaseProvider provider, int brandId)
    {
        var isSqlite = provider == DatabaseProvider.Sqlite;
        var brand = brandId.ToString(CultureInfo.InvariantCulture);
        var lives = isSqlite ? "(v.latest = 1 or v.published = 1)" : "(v.latest or v.published)";
        return
        [
            ("ContentItemIndex", $"""
                select v.id as DocumentId, v.content_item_id as ContentItemId, v.version_id as ContentItemVersionId, v.content_type as ContentType,
                v.display_text as DisplayText, v.latest as Latest, v.published as Published, {Instant("modified_utc")} as ModifiedUtc,
                {Instant("published_utc")} as PublishedUtc, {Instant("created_utc")} as CreatedUtc, v.owner as Owner, v.author as Author
                from cms_version v where v.brand_id = {brand} and {lives}
                """),
            ("Document", $"""
                select v.id as Id, v.content_type as Type, {(isSqlite ? "v.data" : "v.data::jsonb")} as Content
                from cms_version v where v.brand_id = {brand} and {lives}
                """),
            ("AutoroutePartIndex", Names("Path", Handles.Path)),
            ("AliasPartIndex", Names("Alias", Handles.Alias)),
        ];

        // SQLite keeps ticks; queries see what PostgreSQL would say, as ISO 8601.
        string Instant(string column) => isSqlite ? $"strftime('%Y-%m-%dT%H:%M:%SZ', v.{column} / 10000000 - 62135596800, 'unixepoch')" : $"v.{column}";

        string Names(string column, string kind) =>
            $"select h.content_item_id as ContentItemId, h.value as {column}, h.published as Published from cms_handle h where h.brand_id = {brand} and h.kind = '{kind}'";
    }
}

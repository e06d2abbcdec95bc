using System.Data.Common;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;

namespace Jaytek.Contents.Items;

/// <summary>The words that reading a version takes on each database.</summary>
internal static class VersionSql
{
    /// <summary>What <see cref="Read"/> expects, from a version called <c>v</c>.</summary>
    public const string Columns = "v.data, v.version_id, v.row_version";

    /// <summary>
    /// The newest of what <c>@owner</c> has of a <c>@type</c>. The index of owners is one of the admin's lists and bears its condition in
    /// EF's words, which are these on both databases.
    /// </summary>
    public const string Owned = $"""
        select {Columns} from cms_version v
        where v.brand_id = @brand and v.content_type = @type and v.owner = @owner and v.latest
        order by v.modified_utc desc, v.item_no desc limit 1
        """;

    /// <summary>The condition of the partial indexes; SQLite uses one only where the query repeats its very words.</summary>
    public static string Where(DatabaseProvider provider, ContentVersion version) => (provider, version) switch
    {
        (DatabaseProvider.Sqlite, ContentVersion.Published) => "v.published = 1",
        (DatabaseProvider.Sqlite, ContentVersion.Latest) => "v.latest = 1",
        (DatabaseProvider.Sqlite, _) => "v.latest = 1 and v.published = 0",
        (_, ContentVersion.Published) => "v.published",
        (_, ContentVersion.Latest) => "v.latest",
        _ => "v.latest and not v.published",
    };

    /// <summary>The item of the current row, with its tag.</summary>
    public static ContentItem Read(DbDataReader reader)
    {
        var item = ContentItem.Parse(reader.GetFieldValue<byte[]>(0));
        item.Tag = VersionRow.TagOf(reader.GetString(1), reader.GetInt64(2));
        return item;
    }
}

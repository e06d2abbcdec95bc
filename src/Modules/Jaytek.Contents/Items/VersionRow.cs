using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Kernel;

namespace Jaytek.Contents.Items;

/// <summary>An item in all of its versions. Whoever changes the item locks this row first: a version row cannot serve, since the winner of a race moves its flags.</summary>
internal sealed class ItemRow
{
    public long ItemNo { get; init; }

    public required string ContentItemId { get; init; }

    public required string ContentType { get; init; }

    public required int BrandId { get; init; }

    public required string Culture { get; init; }

    /// <summary>When it was deleted; null while it lives.</summary>
    public DateTimeOffset? DeletedUtc { get; set; }

    /// <summary>The name of who deleted it; null while it lives, and where that is not known.</summary>
    public string? DeletedBy { get; set; }

    /// <summary>The version that was the newest when it was deleted: the one that comes back.</summary>
    public string? DeletedVersionId { get; set; }

    /// <summary>Whether the references of its newest version are written; false for items from before there were any.</summary>
    public bool HasReferences { get; init; }
}

/// <summary>One version of an item. The columns are copies from the document, for lists and look-ups; the document is the truth.</summary>
internal sealed class VersionRow : IRowVersioned
{
    public long Id { get; init; }

    public required long ItemNo { get; init; }

    public required string ContentItemId { get; init; }

    public required string VersionId { get; init; }

    public required string ContentType { get; init; }

    public required int BrandId { get; init; }

    public required string Culture { get; init; }

    public bool Latest { get; set; }

    public bool Published { get; set; }

    public string DisplayText { get; set; } = "";

    /// <summary>The display text folded, for sorting and searching in the admin.</summary>
    public string TitleKey { get; set; } = "";

    public string? Owner { get; set; }

    public string? Author { get; set; }

    public DateTimeOffset CreatedUtc { get; set; }

    public DateTimeOffset ModifiedUtc { get; set; }

    public DateTimeOffset? PublishedUtc { get; set; }

    /// <summary>The document: UTF-8 JSON in Orchard's layout, plain text on both databases so that order and unknown members survive.</summary>
    public string Data { get; set; } = "";

    public long RowVersion { get; set; } = 1;

    /// <summary>What <see cref="ContentItem.Tag"/> says of this row.</summary>
    public string Tag => TagOf(VersionId, RowVersion);

    public static string TagOf(string versionId, long rowVersion) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{versionId}-{rowVersion}");

    /// <summary>The document as an item that bears this row's tag.</summary>
    public ContentItem ToItem()
    {
        var item = ContentItem.Parse(Data);
        item.Tag = Tag;
        return item;
    }

    /// <summary>Takes the document and the columns from an item.</summary>
    public void Take(ContentItem item)
    {
        Latest = item.Latest;
        Published = item.Published;
        DisplayText = Storable(item.DisplayText) ?? "";
        TitleKey = TextFolding.Fold(DisplayText);
        Owner = Storable(item.Owner);
        Author = Storable(item.Author);
        // As PostgreSQL keeps them: a finer date would differ from what it read back, and a row that nobody changed would be written.
        CreatedUtc = Index.IndexRow.Truncate(item.CreatedUtc ?? item.ModifiedUtc ?? default);
        ModifiedUtc = Index.IndexRow.Truncate(item.ModifiedUtc ?? default);
        PublishedUtc = item.PublishedUtc is { } published ? Index.IndexRow.Truncate(published) : null;
        Data = ContentJson.ToText(item.ToJson());
    }

    // PostgreSQL's text holds no zero byte; the document keeps it as an escape.
    private static string? Storable(string? text) => text?.Replace("\0", "", StringComparison.Ordinal);
}

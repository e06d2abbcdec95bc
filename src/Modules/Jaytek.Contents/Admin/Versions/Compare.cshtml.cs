using Jaytek.Contents.Admin.Editors;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Contents.Admin.Versions;

/// <summary>What differs between two versions of an item, field by field. Without <c>to</c> the newest, without <c>from</c> what visitors see.</summary>
[Require(AdminFeature.Access)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class CompareModel(
    VersionList versions, ChangeViews views, EditorBuilder builder, EditorAccess access, IContentReader reader, IContentDefinitionManager definitions, EditorZone here) : PageModel
{
    private static readonly HashSet<string> Nothing = [];

    public ContentItem Item { get; private set; } = null!;

    public ContentTypeDefinition Type { get; private set; } = null!;

    public ContentItem From { get; private set; } = null!;

    public ContentItem To { get; private set; } = null!;

    public ChangesView Changes { get; private set; } = null!;

    /// <summary>The versions to choose from, the two that are shown among them.</summary>
    public IReadOnlyList<VersionLine> Lines { get; private set; } = [];

    public string Name => Item.DisplayText is { Length: > 0 } text ? text : "Untitled";

    public async Task<IActionResult> OnGetAsync([FromRoute] string id, string? from, string? to, CancellationToken cancellationToken)
    {
        if (await reader.GetAsync(id, ContentVersion.Latest, cancellationToken) is not { } item || definitions.Current.Type(item.ContentType) is not { } type)
            return NotFound();
        (Item, Type) = (item, type);
        if (!(await access.OfAsync(item, cancellationToken)).Edit)
            return Forbid();
        Lines = await versions.ListAsync(id, 0, VersionsModel.PageSize, cancellationToken);
        from ??= (Lines.FirstOrDefault(line => line is { IsPublished: true, IsLatest: false }) ?? Lines.FirstOrDefault(line => !line.IsLatest))?.VersionId
            ?? item.ContentItemVersionId;
        if (await OfItemAsync(from, cancellationToken) is not { } earlier || await OfItemAsync(to ?? item.ContentItemVersionId, cancellationToken) is not { } later)
            return NotFound();
        (From, To) = (earlier, later);
        var changes = ItemComparer.Between(builder.Build(From, Type, Nothing), builder.Build(To, Type, Nothing));
        Changes = new ChangesView(changes, await views.LoadAsync(item, changes, cancellationToken), 2);
        ViewData["Title"] = $"Compare versions of {Name}";
        ViewData["Section"] = $"/admin/content/{type.Name}";
        return Page();
    }

    /// <summary>The newest version may not be restored: it is there.</summary>
    public bool IsLatest(ContentItem version) => version.ContentItemVersionId == Item.ContentItemVersionId;

    /// <summary>A version for a list of choices.</summary>
    public string Label(VersionLine line) =>
        $"{Words.Moment(line.At, here)}{(line.Author.Length > 0 ? $", {line.Author}" : "")}{(line.Standing == "Earlier" ? "" : $" ({line.Standing.ToLowerInvariant()})")}";

    /// <summary>What is said of one side.</summary>
    public string Label(ContentItem version) => Label(new VersionLine(
        version.ContentItemVersionId, "", version.Author ?? "", version.ModifiedUtc ?? default, version.Latest, version.Published));

    // The id of another item's version is as unknown here as one that does not exist.
    private async Task<ContentItem?> OfItemAsync(string versionId, CancellationToken cancellationToken) =>
        await reader.GetVersionAsync(versionId, cancellationToken) is { } version && version.ContentItemId == Item.ContentItemId ? version : null;
}

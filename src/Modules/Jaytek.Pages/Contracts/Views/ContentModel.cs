using Jaytek.Engine.Contracts;

namespace Jaytek.Pages.Contracts.Views;

/// <summary>An item of a type that no module builds a model for: what the definition says of it, part by part.</summary>
/// <param name="Head">For the page's head.</param>
/// <param name="ContentItemId">The item.</param>
/// <param name="VersionId">The version that is shown.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Title">Its display text.</param>
/// <param name="Url">Its own page, or null where it has none.</param>
/// <param name="Parts">What can be shown of it.</param>
public sealed record ContentModel(
    PageHead Head, string ContentItemId, string VersionId, string ContentType, string Title, string? Url, IReadOnlyList<PartModel> Parts) : IPageModel;

/// <summary>A part to show.</summary>
/// <param name="ContentType">The item's type.</param>
/// <param name="Name">The name under which it is attached.</param>
/// <param name="PartName">The part's own name.</param>
/// <param name="Html">Sanitised text of the part itself, such as <c>HtmlBodyPart</c>; or null.</param>
/// <param name="Fields">Its fields that have a value.</param>
/// <param name="Items">Items inside it, as summaries.</param>
public sealed record PartModel(
    string ContentType, string Name, string PartName, string? Html, IReadOnlyList<FieldModel> Fields, IReadOnlyList<DisplayItem> Items)
{
    /// <summary>The names under which a view is looked for, most specific first.</summary>
    public IReadOnlyList<string> ViewNames => [$"Parts/{ContentType}.{Name}", $"Parts/{PartName}", "Parts/Part"];
}

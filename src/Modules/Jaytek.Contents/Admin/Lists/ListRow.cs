using Jaytek.Contents.Admin.Editors;
using Jaytek.Engine.Contracts;

namespace Jaytek.Contents.Admin.Lists;

/// <summary>A row of a list.</summary>
/// <param name="Line">The item.</param>
/// <param name="Cover">Its small picture, or null.</param>
/// <param name="Facts">What it names in the fields of the columns.</param>
/// <param name="Owner">Whose it is, by name; empty where it is nobody's.</param>
/// <param name="Rights">What the current user may do with it.</param>
internal sealed record ListRow(ItemLine Line, ImageRef? Cover, IReadOnlyList<string> Facts, string Owner, EditorRights Rights)
{
    /// <summary>Whether it is sample content.</summary>
    public bool IsDemo => Recipes.DemoMark.Is(Line.Item);

    /// <summary>The address on the site, where visitors see it.</summary>
    public string? SitePath => Line.State is Jaytek.Admin.Contracts.ItemState.Published or Jaytek.Admin.Contracts.ItemState.Changed
        && Contracts.JsonValues.AsText(Line.Item.Part("AutoroutePart")?["Path"]) is { Length: > 0 } path ? "/" + path : null;
}

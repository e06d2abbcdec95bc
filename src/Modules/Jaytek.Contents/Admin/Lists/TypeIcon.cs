using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Admin.Lists;

/// <summary>
/// The icon of a type: what its settings say (<c>"AdminSettings": {"Icon": "headphones"}</c>, a name of the sprite), else what
/// its parts suggest.
/// </summary>
internal static class TypeIcon
{
    private static readonly (string Part, string Icon)[] ByPart =
        [("TaxonomyPart", "tags"), ("MenuPart", "menu-2"), ("FlowPart", "layout"), ("WidgetsListPart", "layout"), ("ListPart", "list")];

    /// <summary>A name of the sprite.</summary>
    public static string Of(ContentTypeDefinition type) =>
        type.Settings.Section("AdminSettings").Text("Icon")
        ?? Array.Find(ByPart, row => type.FirstOf(row.Part) is not null).Icon
        ?? "file-text";
}

using Jaytek.Contents.Contracts;
using Jaytek.Pages.Outlines;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Jaytek.Pages.Menus.Admin;

/// <summary>A row of the menu's editor and the page around it.</summary>
internal sealed record MenuEntryView(int At, MenuModel Page)
{
    public MenuRow Row => Page.Form.Rows[At];

    public (bool Up, bool Down, bool In, bool Out) May => Outline.May(Page.Form.Rows, At, MenuTree.Levels);

    /// <summary>Whether it was taken away just now and can be put back; what was below it goes and comes with it.</summary>
    public bool IsUndo => Row.IsRemoved && (At == 0 || Row.Depth == 0 || !Page.Form.Rows[..At].Exists(other => other.IsRemoved && other.Depth < Row.Depth));

    public bool HasFocus => Page.Move?.Focus == Row.Id;

    /// <summary>Also where something in it is wrong.</summary>
    public bool IsOpen => Row.IsOpen || Page.ModelState.Any(pair =>
        pair.Value is { ValidationState: ModelValidationState.Invalid } && pair.Key.StartsWith(Name(""), StringComparison.Ordinal));

    /// <summary>Where it leads, for who reads the closed row.</summary>
    public string Leads => Row.Kind switch
    {
        MenuKind.Content => Page.Pickers.GetValueOrDefault(Name(nameof(MenuRow.Picked)))?.Options.FirstOrDefault(option => option.Value == Row.Picked)?.Label ?? "Nothing chosen yet",
        MenuKind.Other => "Kept as it is",
        _ => Row.Url.Length > 0 ? Row.Url : "No address yet",
    };

    public string Name(string member) => MenuForm.NameOf(At, member);

    /// <summary>A button's words for a kind of entry.</summary>
    public static string AddWords(ContentTypeDefinition type) => MenuRow.KindOf(type) switch
    {
        MenuKind.Content => "Content item",
        MenuKind.Html => "Link with markup",
        _ => type.Name == "LinkMenuItem" ? "Link" : type.DisplayName,
    };
}

using System.Globalization;
using Jaytek.Contents.Contracts;
using Jaytek.Kernel;
using Jaytek.Pages.Outlines;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Pages.Menus.Admin;

/// <summary>What the menu's editor posts: a title, an alias, and one set of inputs a row.</summary>
internal sealed record MenuForm(string Title, string Alias, List<MenuRow> Rows)
{
    public const string TitleName = nameof(Title);
    public const string AliasName = nameof(Alias);

    private const string Rowed = "entries";

    /// <summary>The name of an input of a row.</summary>
    public static string NameOf(int row, string member) => string.Create(CultureInfo.InvariantCulture, $"{Rowed}[{row}].{member}");

    /// <summary>The form of a menu as it is stored.</summary>
    public static MenuForm Of(ContentItem menu, ContentDefinitions definitions) => new(
        menu.Part("TitlePart")?[TitleName].AsText() ?? menu.DisplayText ?? "", menu.Part("AliasPart")?[AliasName].AsText() ?? "", MenuTree.Read(menu, definitions));

    /// <summary>What was posted. Errors: <c>pages.menu.too_many</c>.</summary>
    public static Result<MenuForm> Read(IFormCollection form, ContentDefinitions definitions)
    {
        var rows = new List<MenuRow>();
        for (var at = 0; form.ContainsKey(NameOf(at, nameof(MenuRow.Id))); at++)
        {
            if (at == MenuTree.MostRows)
                return TooMany;
            rows.Add(Row(form, at, definitions));
        }

        return new MenuForm(form[TitleName].ToString().Trim(), form[AliasName].ToString().Trim(), Outline.Whole(rows, MenuTree.MostLevels));
    }

    /// <summary>A new entry at the end. Errors: <c>pages.menu.too_many</c>; a type that is none of menus adds nothing.</summary>
    public Result<OutlineMove?> Add(ContentTypeDefinition? type)
    {
        if (type is not { Stereotype: "MenuItem" } || MenuRow.KindOf(type) is MenuKind.Other)
            return (OutlineMove?)null;
        if (Rows.Count >= MenuTree.MostRows)
            return TooMany;
        Rows.RemoveAll(row => row.IsRemoved);
        var added = new MenuRow(PublicId.New(), type.Name, MenuRow.KindOf(type), 0) { IsOpen = true };
        Rows.Add(added);
        return new OutlineMove(added.Id, $"{type.DisplayName} added at the end.");
    }

    /// <summary>Writes it into a menu.</summary>
    public void Write(ContentItem menu)
    {
        menu.GetOrAddPart("TitlePart")[TitleName] = Title;
        menu.GetOrAddPart("AliasPart")[AliasName] = Alias;
        MenuTree.Write(menu, Rows);
    }

    /// <summary>The inputs that a refusal is about, each with its messages.</summary>
    public IEnumerable<(string Name, string Message)> Complaints(Error error)
    {
        var kept = Rows.Where(row => !row.IsRemoved).ToList();
        var paths = MenuTree.Paths(kept);
        foreach (var (member, messages) in error.Members ?? new Dictionary<string, string[]>())
        {
            var at = paths.Select((path, index) => (path, index)).Where(one => member.StartsWith(one.path + ".", StringComparison.Ordinal))
                .OrderByDescending(one => one.path.Length).Select(one => one.index).DefaultIfEmpty(-1).First();
            var name = at >= 0 ? NameOf(Rows.IndexOf(kept[at]), InputOf(member)) : member switch
            {
                "TitlePart.Title" => TitleName,
                "AliasPart.Alias" => AliasName,
                _ => "",
            };
            foreach (var message in messages)
                yield return (name, message);
        }

        if (error.Members is not { Count: > 0 })
            yield return ("", error.Message);
    }

    private static Error TooMany { get; } = new("pages.menu.too_many", $"A menu takes {MenuTree.MostRows} entries.");

    private static string InputOf(string member) =>
        member.EndsWith(".Url", StringComparison.Ordinal) ? nameof(MenuRow.Url)
        : member.Contains("SelectedContentItem", StringComparison.Ordinal) ? nameof(MenuRow.Picked)
        : member.EndsWith(".Html", StringComparison.Ordinal) ? nameof(MenuRow.Html)
        : nameof(MenuRow.Text);

    private static MenuRow Row(IFormCollection form, int at, ContentDefinitions definitions)
    {
        string Value(string member) => form[NameOf(at, member)].ToString();
        var typeName = Value(nameof(MenuRow.TypeName));
        var depth = int.TryParse(Value(nameof(MenuRow.Depth)), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
        return new MenuRow(Value(nameof(MenuRow.Id)), typeName, MenuRow.KindOf(definitions.Type(typeName)), depth)
        {
            Text = Value(nameof(MenuRow.Text)).Trim(),
            Url = Value(nameof(MenuRow.Url)).Trim(),
            Target = Value(nameof(MenuRow.Target)) == "_blank" ? "_blank" : "",
            Html = Value(nameof(MenuRow.Html)),
            Picked = form[NameOf(at, nameof(MenuRow.Picked))].FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "",
            IsRemoved = Value(nameof(MenuRow.IsRemoved)) == "true",
            IsOpen = Value(nameof(MenuRow.IsOpen)) == "true",
        };
    }
}

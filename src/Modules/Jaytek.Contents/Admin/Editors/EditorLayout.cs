using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>Where the editor of a whole item shows what: the title on top, the body below, facts beside it, the rest folded at the end.</summary>
internal sealed record EditorLayout(
    EditorInput? Title, IReadOnlyList<EditorInput> Address, IReadOnlyList<EditorSection> Body, IReadOnlyList<EditorInput> Aside, IReadOnlyList<EditorSection> Folded)
{
    // Their inputs are for later: nobody writes a page's Open Graph title before its text.
    private static readonly HashSet<string> FoldedParts = ["SeoMetaPart", "AliasPart"];

    public static EditorLayout Of(EditorItem item)
    {
        var title = item.Parts.FirstOrDefault(part => part.Definition.Part.Name == "TitlePart");
        var address = item.Parts.FirstOrDefault(part => part.Definition.Part.Name == "AutoroutePart");
        var rest = item.Parts.Where(part => part != title && part != address && !FoldedParts.Contains(part.Definition.Part.Name)).ToList();
        var aside = rest.SelectMany(BesideOf).ToList();
        return new EditorLayout(
            title is { Inputs: [var only] } ? only : null,
            address?.Inputs ?? [],
            [.. rest.Select(part => new EditorSection(part, [.. part.Inputs.Except(aside)])).Where(section => section.Inputs.Count + section.Part.Lists.Count > 0)],
            aside,
            [.. item.Parts.Where(part => FoldedParts.Contains(part.Definition.Part.Name)).Select(part => new EditorSection(part, part.Inputs))]);
    }

    // A price and its currency stand together though the currency is a text.
    private static IEnumerable<EditorInput> BesideOf(EditorPart part) => part.Inputs.Where(input =>
        input.IsAside || (input.Name.EndsWith(".Currency.Text", StringComparison.Ordinal)
            && part.Definition.Part.Fields.Any(field => MoneyField.Is(part.Definition, field))));
}

/// <summary>What the body shows of a part.</summary>
internal sealed record EditorSection(EditorPart Part, IReadOnlyList<EditorInput> Inputs)
{
    /// <summary>The heading: a part that only groups its type's own fields needs none.</summary>
    public string? Heading => Part.Definition.DisplayName == Part.Definition.Part.Name ? null : Part.Definition.DisplayName;
}

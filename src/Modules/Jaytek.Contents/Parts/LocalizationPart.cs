using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Parts;

/// <summary><c>{"LocalizationSet","Culture"}</c>: kept as it came; items are found by either member.</summary>
internal sealed class LocalizationPart : IContentPart
{
    private static readonly string[] Members = ["LocalizationSet", "Culture"];

    public string Name => "LocalizationPart";

    public string DisplayName => "Localization";

    public string Description => "The item's culture and the set of its translations.";

    public IReadOnlyDictionary<string, IndexKind> Indexed { get; } = Members.ToDictionary(member => member, _ => IndexKind.Key);

    public Schema Describe(ContentTypePartDefinition part) => Schema.Shape(("LocalizationSet?", Schema.Text.OrNull()), ("Culture?", Schema.Text.OrNull()));

    public IEnumerable<(string Member, IndexValue Value)> IndexValues(PartContext part) =>
        from member in Members
        let text = part.Json[member].AsText()
        where !string.IsNullOrEmpty(text)
        select (member, IndexValue.Of(text));
}

using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions.Drafts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Contents.Admin.Types;

/// <summary>Every content type with what it is for, and the way to take them to another site.</summary>
[Require(View)]
internal sealed class TypesModel(DefinitionDesk desk, IContentDefinitionManager definitions, JaytekDb db) : DefinitionPage(desk)
{
    private IReadOnlyDictionary<string, int> _items = new Dictionary<string, int>();

    /// <summary>Plain types first, then by stereotype: widgets, menu items. Those that the draft removes are among them.</summary>
    public IEnumerable<IGrouping<string, ContentTypeDefinition>> Groups => Sight.Definitions.Types
        .Concat(Sight.Current.Types.Where(type => Sight.Definitions.Type(type.Name) is null))
        .OrderBy(type => type.DisplayName, StringComparer.Ordinal)
        .GroupBy(type => type.Stereotype is { } stereotype ? Words.Plural(Words.Apart(stereotype)) : type.IsListable ? "Content" : "Inside other content")
        .OrderBy(group => group.Key == "Content" ? "" : group.Key, StringComparer.Ordinal);

    /// <summary>How many items of a type there are, those inside others left out.</summary>
    public string ItemsOf(string type) => _items.GetValueOrDefault(type).ToString("N0", System.Globalization.CultureInfo.InvariantCulture);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync("Content types", cancellationToken);
        _items = await TouchedItems.ByTypeAsync(db, cancellationToken);
    }

    /// <summary>A recipe of the types that are named, or of all.</summary>
    public IActionResult OnGetExport([FromQuery] string[] types)
    {
        var chosen = types.Select(definitions.Current.Type).OfType<ContentTypeDefinition>().ToList();
        if (types.Length > 0 && chosen.Count == 0)
            return NotFound();
        var recipe = types.Length == 0 ? DefinitionExport.Recipe(definitions.Current) : DefinitionExport.Recipe(chosen, definitions.Current);
        return File(recipe, "application/json", chosen is [var only] ? $"{only.Name}.recipe.json" : "content-types.recipe.json");
    }
}

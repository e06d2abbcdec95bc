using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Engine.Features;
using Jaytek.Pages.Contracts.Views;
using Jaytek.Pages.Display;
using Jaytek.Pages.Templates;

namespace Jaytek.Pages.Contracts;

/// <summary>
/// Turns items into what views take: by the <see cref="IContentView"/> of the type's module, else part by part from the definition.
/// Items that the visitor may not see are left out, and so are those whose module is switched off. Where an admin wrote a template for the
/// type, the model comes with its markup.
/// </summary>
public sealed class ContentDisplay
{
    private readonly Lazy<Dictionary<string, IContentView>> _views;
    private readonly Lazy<HashSet<string>> _owned;
    private readonly IContentRights _rights;
    private readonly GenericModels _generic;
    private readonly ItemTemplates _templates;

    internal ContentDisplay(Enabled<IContentView> views, IContentRights rights, GenericModels generic, ItemTemplates templates) =>
        (_views, _owned, _rights, _generic, _templates) = (
            new(() => views.DistinctBy(view => view.ContentType).ToDictionary(view => view.ContentType, StringComparer.Ordinal)),
            new(() => [.. views.IncludingDisabled().Select(view => view.Value.ContentType)]),
            rights, generic, templates);

    /// <summary>Whether a module that is switched off owns the type, so that its items have no page now.</summary>
    public bool IsSwitchedOff(string contentType) =>
        !_views.Value.ContainsKey(contentType) && _owned.Value.Contains(contentType);

    /// <summary>The models of some items in their order, for the current visitor.</summary>
    public async Task<IReadOnlyList<DisplayItem>> ShowAsync(
        IReadOnlyList<ContentItem> items, string displayType, CancellationToken cancellationToken)
    {
        var visible = new List<ContentItem>(items.Count);
        foreach (var item in items)
        {
            if (await _rights.MayViewAsync(item, cancellationToken))
                visible.Add(item);
        }
        return await ShowContainedAsync(visible, displayType, cancellationToken);
    }

    /// <summary>The same for items that stand inside another one, whose rights are those of the item that holds them.</summary>
    public async Task<IReadOnlyList<DisplayItem>> ShowContainedAsync(
        IReadOnlyList<ContentItem> items, string displayType, CancellationToken cancellationToken)
    {
        var models = new Dictionary<ContentItem, object>(ReferenceEqualityComparer.Instance);
        foreach (var group in items.GroupBy(item => item.ContentType).Where(group => !IsSwitchedOff(group.Key)))
        {
            IReadOnlyList<ContentItem> some = [.. group];
            var built = _views.Value.TryGetValue(group.Key, out var view)
                ? await view.BuildAsync(some, displayType, cancellationToken)
                : await _generic.BuildAsync(some, this, cancellationToken);
            for (var at = 0; at < some.Count; at++)
                models[some[at]] = built[at];
        }
        IReadOnlyList<ContentItem> there = [.. items.Where(models.ContainsKey)];
        return await _templates.ApplyAsync(there, [.. there.Select(item => new DisplayItem(item.ContentType, displayType, models[item]))], displayType, cancellationToken);
    }
}

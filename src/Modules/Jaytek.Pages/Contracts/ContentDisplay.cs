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
    private readonly Enabled<IContentView> _views;
    private readonly IContentRights _rights;
    private readonly GenericModels _generic;
    private readonly ItemTemplates _templates;

    internal ContentDisplay(Enabled<IContentView> views, IContentRights rights, GenericModels generic, ItemTemplates templates) =>
        (_views, _rights, _generic, _templates) = (views, rights, generic, templates);

    /// <summary>Whether a module that is switched off owns the type, so that its items have no page now.</summary>
    public bool IsSwitchedOff(string contentType) =>
        !_views.Any(view => view.ContentType == contentType)
        && _views.IncludingDisabled().Any(view => view.Value.ContentType == contentType);

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
            var built = _views.FirstOrDefault(view => view.ContentType == group.Key) is { } view
                ? await view.BuildAsync(some, displayType, cancellationToken)
                : await _generic.BuildAsync(some, this, cancellationToken);
            for (var at = 0; at < some.Count; at++)
                models[some[at]] = built[at];
        }
        IReadOnlyList<ContentItem> there = [.. items.Where(models.ContainsKey)];
        return await _templates.ApplyAsync(there, [.. there.Select(item => new DisplayItem(item.ContentType, displayType, models[item]))], displayType, cancellationToken);
    }
}

using Jaytek.Engine.Features;
using Jaytek.Engine.Modules;
using Jaytek.Engine.Security;
using Jaytek.Kernel;

namespace Jaytek.Engine.Menus;

/// <summary>An entry of the admin's navigation.</summary>
/// <param name="Group">The heading: Content, Design, Media, Access, Tools, Settings, or a module's own.</param>
/// <param name="Text">The words.</param>
/// <param name="Href">The address, from <c>/admin</c>.</param>
/// <param name="Permission">Who sees it; the page checks for itself.</param>
/// <param name="Position">Order within the group, smaller first.</param>
/// <param name="Icon">Name of an icon in the sprite, or null.</param>
public sealed record MenuEntry(string Group, string Text, string Href, Permission Permission, int Position = 0, string? Icon = null);

/// <summary>Contributes menu entries that are only known at run time, such as one per content type.</summary>
public interface IMenuSource
{
    /// <summary>The entries as of now.</summary>
    Task<IReadOnlyList<MenuEntry>> ListAsync(CancellationToken cancellationToken);
}

/// <summary>The admin's navigation as the current actor may see it.</summary>
public sealed class AdminMenu
{
    private static readonly string[] GroupOrder = ["Content", "Design", "Media", "Access", "Tools", "Settings"];

    private readonly IEnumerable<Declared<MenuEntry>> _declared;
    private readonly FeatureView _features;
    private readonly Enabled<IMenuSource> _sources;
    private readonly ICurrentActor _actor;
    private readonly IAuthorizer _authorizer;

    internal AdminMenu(IEnumerable<Declared<MenuEntry>> declared, FeatureView features, Enabled<IMenuSource> sources, ICurrentActor actor, IAuthorizer authorizer)
    {
        (_declared, _features, _sources) = (declared, features, sources);
        (_actor, _authorizer) = (actor, authorizer);
    }

    /// <summary>The groups in order, each with at least one entry.</summary>
    public async Task<IReadOnlyList<IGrouping<string, MenuEntry>>> ListAsync(CancellationToken cancellationToken)
    {
        var entries = _declared.Where(d => _features.IsOn(d.FeatureId)).Select(d => d.Value).ToList();
        foreach (var source in _sources)
            entries.AddRange(await source.ListAsync(cancellationToken));
        var allowed = new List<MenuEntry>(entries.Count);
        foreach (var entry in entries)
        {
            if (await _authorizer.AllowsAsync(_actor.Actor, entry.Permission, _actor.Actor.UserId, cancellationToken))
                allowed.Add(entry);
        }
        return [.. allowed.OrderBy(e => e.Position).ThenBy(e => e.Text, StringComparer.Ordinal).GroupBy(e => e.Group).OrderBy(Rank)];
    }

    private static int Rank(IGrouping<string, MenuEntry> group) =>
        Array.IndexOf(GroupOrder, group.Key) is >= 0 and var index ? index : GroupOrder.Length;
}

namespace Jaytek.Admin.Contracts;

/// <summary>A panel of the dashboard that a module provides. Scoped; each is asked for each person.</summary>
public interface IDashboardWidget
{
    /// <summary>The panel's heading.</summary>
    string Title { get; }

    /// <summary>Where it stands: smaller is higher.</summary>
    int Position { get; }

    /// <summary>Whether it takes the whole width.</summary>
    bool IsWide => false;

    /// <summary>What it shows to the current user; null where the user may see nothing of it, and no panel is drawn.</summary>
    Task<WidgetBody?> BuildAsync(CancellationToken cancellationToken);
}

/// <summary>A panel's content.</summary>
/// <param name="Partial">The path of the partial view, from the root: <c>/Modules/Jaytek.X/…/_Widget.cshtml</c>.</param>
/// <param name="Model">Its model.</param>
/// <param name="Href">Where everything is that the panel shows some of, from <c>/admin</c>; or null.</param>
public sealed record WidgetBody(string Partial, object Model, string? Href = null);

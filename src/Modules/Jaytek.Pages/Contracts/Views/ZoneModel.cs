namespace Jaytek.Pages.Contracts.Views;

/// <summary>What a zone of the layout shows.</summary>
/// <param name="Name">The zone.</param>
/// <param name="Widgets">In their order; never empty where a view is asked for.</param>
public sealed record ZoneModel(string Name, IReadOnlyList<ZoneWidget> Widgets);

/// <summary>A widget in a zone.</summary>
/// <param name="Title">Shown above it, or null.</param>
/// <param name="Item">The widget.</param>
public sealed record ZoneWidget(string? Title, DisplayItem Item);

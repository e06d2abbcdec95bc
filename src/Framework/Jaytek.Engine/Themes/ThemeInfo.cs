namespace Jaytek.Engine.Themes;

/// <summary>A theme as its assembly declares it.</summary>
/// <param name="Id">The assembly's name; its views lie under <c>/Themes/{Id}/Views</c>.</param>
/// <param name="Name">What an admin reads.</param>
/// <param name="Description">One sentence.</param>
/// <param name="BaseId">The theme whose views serve where this one has none, or null.</param>
/// <param name="IsAdmin">True for the admin's shell.</param>
/// <param name="Zones">The places in its layout that take widgets, in their order on a page.</param>
/// <param name="HasIcons">
/// True where its <c>wwwroot</c> holds <c>favicon.ico</c>, <c>icon.svg</c>, <c>apple-touch-icon.png</c>, <c>icon-192.png</c> and
/// <c>icon-512.png</c>; else those of its base serve.
/// </param>
public sealed record ThemeInfo(
    string Id, string Name, string Description, string? BaseId, bool IsAdmin, IReadOnlyList<ThemeZone> Zones, bool HasIcons = false);

/// <summary>A place in a theme's layout that takes widgets.</summary>
/// <param name="Name">As widgets name it, and the layout.</param>
/// <param name="Place">Where that is, in words.</param>
public sealed record ThemeZone(string Name, string Place);

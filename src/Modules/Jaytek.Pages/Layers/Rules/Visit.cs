namespace Jaytek.Pages.Layers.Rules;

/// <summary>What rules ask about a page that is being shown.</summary>
/// <param name="Path">The path, with a slash in front and none behind.</param>
/// <param name="IsSignedIn">Whether somebody is signed in.</param>
/// <param name="Roles">The roles that the visitor is in.</param>
/// <param name="ContentType">The type of the item that the page is about, or null.</param>
internal sealed record Visit(string Path, bool IsSignedIn, IReadOnlyList<string> Roles, string? ContentType);

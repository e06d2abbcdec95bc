namespace Jaytek.Pages.Contracts.Views;

/// <summary>A menu as a theme shows it.</summary>
/// <param name="Label">What assistive technology reads.</param>
/// <param name="Items">Its links; empty where the site has no such menu.</param>
public sealed record MenuModel(string Label, IReadOnlyList<MenuLink> Items);

/// <summary>A link of a menu.</summary>
/// <param name="Text">What it says; plain text.</param>
/// <param name="Url">Where it leads.</param>
/// <param name="Target">For the attribute <c>target</c>, or null.</param>
/// <param name="IsCurrent">True where the visitor is on that page or below it.</param>
/// <param name="Items">Links below it.</param>
public sealed record MenuLink(string Text, string Url, string? Target, bool IsCurrent, IReadOnlyList<MenuLink> Items);

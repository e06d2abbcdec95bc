namespace Jaytek.Pages.Contracts.Views;

/// <summary>An item ready to be shown: the view's name follows from type and display type, the model is the type's module's.</summary>
/// <param name="ContentType">The item's type.</param>
/// <param name="DisplayType"><c>Detail</c>, <c>Summary</c>.</param>
/// <param name="Model">What the view <c>Content/{ContentType}.{DisplayType}</c> takes.</param>
public sealed record DisplayItem(string ContentType, string DisplayType, object Model)
{
    /// <summary>The names under which a view is looked for, most specific first.</summary>
    public IReadOnlyList<string> ViewNames => [$"Content/{ContentType}.{DisplayType}", $"Content/{DisplayType}"];

    /// <summary>What a template that an admin wrote made of it, shown instead of a view; null where there is none, or where it failed.</summary>
    public ItemMarkup? Markup { get; init; }
}

/// <summary>An item as its template shows it.</summary>
/// <param name="Html">Sanitised.</param>
/// <param name="VersionId">The version that is shown.</param>
public sealed record ItemMarkup(string Html, string VersionId);

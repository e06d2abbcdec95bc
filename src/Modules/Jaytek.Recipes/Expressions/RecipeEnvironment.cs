using System.Globalization;

namespace Jaytek.Recipes.Expressions;

/// <summary>What expressions may know of the site.</summary>
/// <param name="SiteId">Seeds the ids that recipes make.</param>
/// <param name="SetUpAt">The day from which <c>siteDate</c> counts.</param>
/// <param name="Now">What a script's clock says: when the recipe was first run here, so that a second run yields the same dates.</param>
/// <param name="Parameters">What <c>parameters(name)</c> answers; names in any case.</param>
internal sealed record RecipeEnvironment(string SiteId, DateTimeOffset SetUpAt, DateTimeOffset Now, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>The set-up day plus <paramref name="days"/> at <paramref name="time"/>, UTC, as content JSON writes instants.</summary>
    public string Date(int days, TimeOnly time) =>
        SetUpAt.UtcDateTime.Date.AddDays(days).Add(time.ToTimeSpan()).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

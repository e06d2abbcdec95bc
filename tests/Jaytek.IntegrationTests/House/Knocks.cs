namespace Jaytek.IntegrationTests.House;

/// <summary>What a person brings to a door so that nothing but a missing right would stop them there.</summary>
/// <param name="With">The thing that the knock is about, for the table; empty where there is but one.</param>
/// <param name="Ask">Makes the request; the second argument is the antiforgery token of the person.</param>
internal sealed record Knock(string With, Func<Stage, string, Task<HttpRequestMessage>> Ask)
{
    /// <summary>True where the knock ends or changes the session.</summary>
    public bool EndsSession { get; init; }
}

/// <summary>How each door is knocked at. A new door needs a line in its module's list: the walk fails without one.</summary>
internal static class Knocks
{
    private static readonly Dictionary<string, Knock[]> All = new[]
    {
        AdminKnocks.All, ApiKnocks.All, ContentKnocks.All, DefinitionKnocks.All, DocumentKnocks.All, HookKnocks.All, IdentityKnocks.All, LedgerKnocks.All, MediaKnocks.All, MoneyKnocks.All, OpenIdKnocks.All, PageKnocks.All,
            PaymentKnocks.All,
        RecipeKnocks.All, SiteKnocks.All,
    }.SelectMany(all => all).GroupBy(one => one.Door).ToDictionary(group => group.Key, group => group.Select(one => one.Knock).ToArray());

    /// <summary>False for a door that needs a line and has none.</summary>
    public static bool Knows(Door door) => All.ContainsKey(door.ToString()) || !(door.Route.Contains('{', StringComparison.Ordinal) || (!door.IsRead && door.HasHandler));

    /// <summary>The knocks at a door; a door without parameters that is only read needs none of its own.</summary>
    public static IReadOnlyList<Knock> At(Door door)
    {
        if (All.TryGetValue(door.ToString(), out var knocks))
            return knocks;
        if (!Knows(door))
            throw new InvalidOperationException($"Say in the Knocks of its module how one knocks at {door}.");
        return door.IsRead ? [KnockWays.Get("", _ => door.Route)] : [KnockWays.Form("", _ => Task.FromResult(door.Route))];
    }
}

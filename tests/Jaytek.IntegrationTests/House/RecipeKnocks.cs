using static Jaytek.IntegrationTests.House.KnockWays;

namespace Jaytek.IntegrationTests.House;

/// <summary>How the doors of recipes are knocked at.</summary>
internal static class RecipeKnocks
{
    public static IEnumerable<(string Door, Knock Knock)> All =>
    [
        ("GET /admin/recipes/recipe", Get("a recipe of the site", _ => "/admin/recipes/recipe?source=library:test-minimal")),
        ("POST /admin/recipes/recipe", Form("one that is not there", _ => Task.FromResult("/admin/recipes/recipe"), ("source", "library:none"))),
        ("POST /admin/recipes?handler=Upload", Form("nothing", _ => Task.FromResult("/admin/recipes?handler=Upload"))),
        ("POST /admin/recipes?handler=Delete", Form("one that is not there", _ => Task.FromResult("/admin/recipes?handler=Delete"), ("id", "none"))),
        ("GET /admin/recipes/runs/{id:long}", Get("one that is not there", _ => "/admin/recipes/runs/999999999")),
        ("POST /admin/recipes/runs/{id:long}", Form("", _ => Task.FromResult("/admin/recipes/runs/999999999"))),
    ];
}

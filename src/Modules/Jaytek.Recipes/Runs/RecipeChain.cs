using Jaytek.Kernel;

namespace Jaytek.Recipes.Runs;

/// <summary>The recipes that are being run in this scope, outermost first: one that ran itself again would never end.</summary>
internal sealed class RecipeChain
{
    private const int MaxDepth = 8;

    private readonly List<string> _names = [];

    public Error? Enter(string name)
    {
        if (_names.Contains(name, StringComparer.OrdinalIgnoreCase))
            return RecipesErrors.RecipeCycle(name);
        if (_names.Count >= MaxDepth)
            return RecipesErrors.RecipesTooDeep;
        _names.Add(name);
        return null;
    }

    public void Leave() => _names.RemoveAt(_names.Count - 1);
}

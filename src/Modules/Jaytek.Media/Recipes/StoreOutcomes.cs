using Jaytek.Engine.Contracts;
using Jaytek.Media.Files;

namespace Jaytek.Media.Recipes;

internal static class StoreOutcomes
{
    /// <summary>The outcome in the words of a recipe's report.</summary>
    public static RecipeChange ToRecipeChange(this StoreOutcome outcome) => outcome switch
    {
        StoreOutcome.Created => RecipeChange.Created,
        StoreOutcome.Replaced => RecipeChange.Changed,
        _ => RecipeChange.Unchanged,
    };
}

using Jaytek.Engine.Contracts;
using Jaytek.Engine.Modules;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Recipes.Library;

namespace Jaytek.Recipes.Runs;

/// <summary>Runs the recipes that a feature brings, when it is first switched on and in the same unit of work.</summary>
internal sealed class InstallFeatureRecipes(RecipeLibrary library, RunInnerRecipe inner, CurrentActor current) : IFeatureInstaller
{
    public async Task<Result> InstallAsync(FeatureInfo feature, CancellationToken cancellationToken)
    {
        // They are part of the product, as its migrations are: who may switch the feature on need not hold every right they use.
        var actor = current.Actor;
        current.Actor = Actor.System;
        try
        {
            foreach (var fileName in feature.Recipes)
            {
                var recipe = await library.OpenOfModuleAsync(feature.ModuleId, fileName, cancellationToken);
                if (recipe.Error is { } unreadable)
                    return unreadable;
                if ((await inner.RunAsync(recipe.Value, cancellationToken)).Error is { } error)
                    return error;
            }
            return Result.Success;
        }
        finally
        {
            current.Actor = actor;
        }
    }
}

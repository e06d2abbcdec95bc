using Jaytek.Engine.Contracts;
using Jaytek.Engine.Themes;
using Jaytek.Kernel;

namespace Jaytek.Recipes.Steps;

/// <summary><c>Themes</c>: chooses the public theme. The admin has one theme here; an unknown theme keeps the current one.</summary>
internal sealed class ThemesStep(SiteThemes themes, ApplyTheme apply) : IRecipeStep
{
    public IReadOnlyList<string> Names => ["Themes"];

    public async Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        if (context.Step.TextOf("admin") is { Length: > 0 } admin)
        {
            if (themes.Find(admin) is not { IsAdmin: true })
                context.Warn("$.admin", $"There is no admin theme {admin} here; the admin stays as it is.");
            context.Count(RecipeChange.Unchanged);
        }
        if (context.Step.TextOf("site") is not { Length: > 0 } site)
            return Result.Success;
        if (themes.Find(site) is not { IsAdmin: false } theme)
        {
            context.Warn("$.site", $"There is no theme {site} here; the site keeps its theme.");
            context.Count(RecipeChange.Unchanged);
            return Result.Success;
        }
        var applied = await apply.RunAsync(theme, cancellationToken);
        if (applied.Error is { } error)
            return error;
        context.Count(applied.Value ? RecipeChange.Changed : RecipeChange.Unchanged);
        return Result.Success;
    }
}

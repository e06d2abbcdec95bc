using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Settings;
using Jaytek.Recipes.Expressions;
using Jaytek.Recipes.Files;
using Jaytek.Recipes.Library;
using Jaytek.Recipes.Scripting;
using Jaytek.Recipes.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Jaytek.Recipes.Runs;

/// <summary>One recipe while it runs: its file, its files, its variables' values.</summary>
internal sealed class RecipeSession(OpenedRecipe recipe, RecipeExpressions expressions)
{
    public OpenedRecipe Recipe => recipe;

    public RecipeFile File => recipe.File;

    public IRecipeFiles? Files => recipe.Files;

    public RecipeExpressions Expressions => expressions;

    /// <summary>The warnings about the file itself, with their places.</summary>
    public IReadOnlyList<string> Warnings => [.. File.Warnings.Select(warning => $"{Place(warning.Path)}: {warning.Message}")];

    /// <summary>Words that name the place of a JSON path in the file.</summary>
    public string Place(string path) => $"{File.Source.Locate([path])[path]} ({path})";
}

/// <summary>Begins the running of recipes: gathers what expressions may know of the site.</summary>
internal sealed class RecipeSessions(
    ISettings<SiteSettings> site, ISettings<SetupState> setup, JaytekDb db, DatabaseOptions database, JavaScript javaScript,
    ConfigurationGate configuration, TimeProvider clock, ILogger<RecipeExpressions> logger)
{
    public async Task<RecipeSession> OpenAsync(OpenedRecipe recipe, CancellationToken ct)
    {
        var settings = await site.GetAsync(ct);
        var name = recipe.File.Header.Name;
        var firstRun = await db.Set<RecipeRun>().Where(run => run.Name == name).OrderBy(run => run.StartedAt)
            .Select(run => (DateTimeOffset?)run.StartedAt).FirstOrDefaultAsync(ct);
        var environment = new RecipeEnvironment(
            settings.SiteId, settings.SetUpAt, firstRun ?? clock.GetUtcNow(), Parameters(settings, await setup.GetAsync(ct)));
        return new RecipeSession(recipe, new RecipeExpressions(recipe.File, recipe.Files, environment, javaScript, configuration, logger));
    }

    /// <summary>Orchard's names; outside the set-up only the administrator's and the site's.</summary>
    private Dictionary<string, string> Parameters(SiteSettings settings, SetupState state)
    {
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["SiteName"] = settings.SiteName,
            ["AdminUserId"] = state.AdminUserId,
            ["AdminUsername"] = state.AdminUserName,
        };
        if (state.CompletedAt is not null)
            return parameters;
        parameters["AdminEmail"] = state.AdminEmail;
        parameters["DatabaseProvider"] = database.Provider.ToString();
        parameters["DatabaseTablePrefix"] = "";
        parameters["DatabaseSchema"] = "";
        parameters["SiteTimeZone"] = settings.TimeZoneId;
        return parameters;
    }
}

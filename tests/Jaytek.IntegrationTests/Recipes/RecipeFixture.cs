using System.Text;
using Jaytek.Engine.CommandLine;
using Jaytek.Engine.Settings;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Recipes.CommandLine;
using Jaytek.Recipes.Files;
using Jaytek.Recipes.Library;
using Jaytek.Recipes.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Recipes;

/// <summary>Recipes run on a test site as an operator runs them.</summary>
internal static class RecipeFixture
{
    /// <summary>Runs the steps as a recipe of this name.</summary>
    public static Task<RecipeReport> RunRecipeAsync(this TestSite site, string name, string steps, Actor? actor = null) =>
        site.InScopeAsync(async services => Whole(
            await services.GetRequiredService<RunRecipe>().RunAsync(Open(name, steps), _ => { }, CancellationToken.None)), actor);

    /// <summary>Checks the steps as a recipe of this name.</summary>
    public static Task<Result<RecipeReport>> CheckRecipeAsync(this TestSite site, string name, string steps) =>
        site.InScopeAsync(services => services.GetRequiredService<CheckRecipe>().RunAsync(Open(name, steps), _ => { }, CancellationToken.None));

    /// <summary>The verb <c>recipe</c> of the command line.</summary>
    public static async Task<(int Code, string Out, string Error)> RecipeVerbAsync(this TestSite site, params string[] arguments)
    {
        var console = new CommandConsole(new StringWriter(), new StringWriter());
        var code = await site.InScopeAsync(services =>
            services.GetRequiredService<RecipeVerb>().RunAsync(arguments, console, CancellationToken.None));
        return (code, console.Out.ToString()!, console.Error.ToString()!);
    }

    /// <summary>A section of the settings as it is committed, or null.</summary>
    public static Task<string?> SectionAsync(this TestSite site, string key) =>
        site.InScopeAsync(services => services.GetRequiredService<SettingsStore>().FindAsync(key, CancellationToken.None));

    public static OpenedRecipe Open(string name, string steps)
    {
        var file = RecipeReader.Read(Encoding.UTF8.GetBytes($$"""{"name":"{{name}}","steps":[{{steps}}]}"""), name);
        Assert.Null(file.Error);
        return new OpenedRecipe(file.Value, null, "a test");
    }

    private static RecipeReport Whole(Result<RecipeReport> report)
    {
        Assert.Null(report.Error);
        return report.Value;
    }
}

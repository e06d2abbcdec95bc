using Jaytek.Engine.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Recipes.Files;
using Jaytek.Recipes.Library;
using Jaytek.Recipes.Runs;
using Jaytek.Recipes.Steps;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Recipes.Admin;

/// <summary>One recipe: what it says of itself, its steps, and the buttons that check and run it.</summary>
[Require(RecipesPermissions.ManageText)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class RecipeModel(RecipeSources sources, StartRecipe start) : PageModel
{
    public OpenedRecipe Recipe { get; private set; } = null!;

    public string Source { get; private set; } = "";

    public string Title => Recipe.File.Header.DisplayName is { Length: > 0 } name ? name : Recipe.File.Header.Name;

    public IReadOnlyList<string> Warnings { get; private set; } = [];

    /// <summary>The names of the recipes that a step runs: without them eight such steps look alike.</summary>
    public static IReadOnlyList<string> Runs(RecipeFileStep step) =>
        string.Equals(step.Name, RecipesStep.Name, StringComparison.OrdinalIgnoreCase) ? [.. RecipesStep.Named(step.Data).Select(recipe => recipe.Name).OfType<string>()] : [];

    public async Task<IActionResult> OnGetAsync([FromQuery] string? source, CancellationToken cancellationToken) =>
        await FindAsync(source, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromForm] string? source, [FromForm] bool check, CancellationToken cancellationToken)
    {
        if (!await FindAsync(source, cancellationToken))
            return NotFound();
        var started = await start.RunAsync(Source, check, cancellationToken);
        if (started.Error is not { } error)
            return LocalRedirect($"~/admin/recipes/runs/{started.Value}");
        if (error.Kind is ErrorKind.Forbidden or ErrorKind.Unauthenticated)
            return Forbid();
        ModelState.AddModelError("", error.Message);
        Response.StatusCode = Problems.StatusOf(error.Kind);
        return Page();
    }

    private async Task<bool> FindAsync(string? source, CancellationToken cancellationToken)
    {
        if (source is null || await sources.OpenAsync(source, cancellationToken) is not { IsSuccess: true } opened)
            return false;
        (Recipe, Source) = (opened.Value, source);
        var file = Recipe.File;
        Warnings = [.. file.Warnings.Select(warning => $"{file.Source.Locate([warning.Path])[warning.Path]} ({warning.Path}): {warning.Message}")];
        ViewData["Title"] = Title;
        ViewData["Section"] = "/admin/recipes";
        return true;
    }
}

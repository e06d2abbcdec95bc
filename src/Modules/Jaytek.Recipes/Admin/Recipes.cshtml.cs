using Jaytek.Admin.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Recipes.Files;
using Jaytek.Recipes.Library;
using Jaytek.Recipes.Runs;
using Jaytek.Recipes.Uploads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Recipes.Admin;

/// <summary>The recipes that the site finds, those that were uploaded, and the history of runs.</summary>
[Require(RecipesPermissions.ManageText)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[LargestFile(RecipeReader.MaxMegabytes)]
internal sealed class RecipesModel(RecipeLibrary library, JaytekDb db, UploadRecipe upload, DeleteUpload delete) : PageModel
{
    public const int Size = 25;

    public const int UploadsSize = 10;

    public IReadOnlyList<FoundRecipe> Found { get; private set; } = [];

    public IReadOnlyList<string> Unreadable { get; private set; } = [];

    public IReadOnlyList<UploadLine> Uploads { get; private set; } = [];

    public IReadOnlyList<RecipeRun> Runs { get; private set; } = [];

    /// <summary>The page of the history, from 1.</summary>
    public int At { get; private set; } = 1;

    public int Total { get; private set; }

    /// <summary>The page of the uploaded files, from 1.</summary>
    public int UploadsAt { get; private set; } = 1;

    public int UploadsTotal { get; private set; }

    public Task OnGetAsync([FromQuery(Name = "page")] int? at, [FromQuery(Name = "uploads")] int? uploadsAt, CancellationToken cancellationToken) =>
        ShowAsync(at ?? 1, uploadsAt ?? 1, cancellationToken);

    public async Task<IActionResult> OnPostUploadAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        var result = await TakeAsync(file, cancellationToken);
        if (result.Error is { } error)
            return await RefuseAsync(error, cancellationToken);
        return LocalRedirect($"~/admin/recipes/recipe?source={Uri.EscapeDataString(RecipeSources.OfUpload(result.Value))}");
    }

    public async Task<IActionResult> OnPostDeleteAsync(string? id, CancellationToken cancellationToken)
    {
        if ((await delete.RunAsync(id ?? "", cancellationToken)).Error is { } error)
            return await RefuseAsync(error, cancellationToken);
        TempData.Notify(NoticeKind.Success, "The file is deleted. Its runs stay in the history.");
        return LocalRedirect("~/admin/recipes");
    }

    private async Task<Result<string>> TakeAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is null || file.Length == 0)
            return RecipesErrors.NothingUploaded;
        await using var content = file.OpenReadStream();
        return await upload.RunAsync(file.FileName, content, cancellationToken);
    }

    private async Task<IActionResult> RefuseAsync(Error error, CancellationToken cancellationToken)
    {
        if (error.Kind is ErrorKind.Forbidden or ErrorKind.Unauthenticated)
            return Forbid();
        ModelState.AddModelError(error.Code.StartsWith("recipes.file", StringComparison.Ordinal) || error.Members is not null ? "File" : "", error.Message);
        Response.StatusCode = FormErrors.StatusOf(error);
        await ShowAsync(1, 1, cancellationToken);
        return Page();
    }

    private async Task ShowAsync(int at, int uploadsAt, CancellationToken cancellationToken)
    {
        ViewData["Title"] = "Recipes";
        var found = await library.ListAsync(cancellationToken);
        Unreadable = [.. found.Select(one => one.Error?.Message).OfType<string>()];
        Found = [.. found.Select(one => one.Recipe).OfType<OpenedRecipe>().Where(recipe => !recipe.File.Header.IsHidden).Select(FoundRecipe.Of)];
        UploadsTotal = await db.Set<RecipeUpload>().CountAsync(cancellationToken);
        UploadsAt = Within(uploadsAt, UploadsTotal, UploadsSize);
        Uploads = await db.Set<RecipeUpload>().AsNoTracking().OrderByDescending(one => one.At).ThenBy(one => one.Id).Skip((UploadsAt - 1) * UploadsSize).Take(UploadsSize)
            .Select(one => new UploadLine(one.Id, one.Name, one.FileName, one.At, one.ActorName)).ToListAsync(cancellationToken);
        Total = await db.Set<RecipeRun>().CountAsync(cancellationToken);
        At = Within(at, Total, Size);
        Runs = await db.Set<RecipeRun>().AsNoTracking().OrderByDescending(run => run.Id).Skip((At - 1) * Size).Take(Size).ToListAsync(cancellationToken);
    }

    private static int Within(int page, int total, int size) => Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));

    /// <summary>A recipe of the library.</summary>
    internal sealed record FoundRecipe(string Source, string Title, string Description, string Origin, int Steps, bool IsSetup)
    {
        public static FoundRecipe Of(OpenedRecipe recipe)
        {
            var header = recipe.File.Header;
            return new FoundRecipe(
                RecipeSources.OfLibrary(header.Name), header.DisplayName.Length > 0 ? header.DisplayName : header.Name, header.Description, RunWords.Origin(recipe.Origin),
                recipe.File.Steps.Count, header.IsSetupRecipe);
        }
    }

    /// <summary>An uploaded file without its bytes.</summary>
    internal sealed record UploadLine(string Id, string Name, string FileName, DateTimeOffset At, string? ActorName)
    {
        public string Source => RecipeSources.OfUpload(Id);
    }
}

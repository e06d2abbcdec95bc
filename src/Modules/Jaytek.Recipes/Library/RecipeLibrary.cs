using System.Reflection;
using Jaytek.Engine.Modules;
using Jaytek.Kernel;
using Jaytek.Recipes.Files;
using Microsoft.Extensions.Options;

namespace Jaytek.Recipes.Library;

/// <summary>
/// Finds recipes: by path, by name in the recipes folder, or inside a module. The parts of a large recipe lie in a folder below the
/// recipes folder and go by the name in their header, so that a part's file <c>demo/pages</c> hides no other recipe <c>pages</c>.
/// </summary>
internal sealed class RecipeLibrary(ModuleCatalog catalog, IOptions<RecipesOptions> options)
{
    private const string Suffix = ".recipe.json";

    // Links are not followed: one that leads upwards would never end.
    private static readonly EnumerationOptions PlainFolders = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    private string Folder => Path.GetFullPath(
        options.Value.Directory is { Length: > 0 } given ? given : Path.Combine(AppContext.BaseDirectory, "recipes"));

    /// <summary>Opens a recipe by its path. It may read the files of the recipes folder if it lies there, else those of its own folder.</summary>
    public async Task<Result<OpenedRecipe>> OpenAsync(string path, CancellationToken ct)
    {
        var full = Path.GetFullPath(path);
        if (!File.Exists(full))
            return RecipesErrors.NoFile(path);
        var own = Path.GetDirectoryName(full)!;
        var root = full.StartsWith(Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? Folder : own;
        try
        {
            await using var stream = File.OpenRead(full);
            var file = await RecipeReader.ReadAsync(stream, NameOf(full), ct);
            return file.IsSuccess ? new OpenedRecipe(file.Value, new RecipeFolder(root, own), path) : file.Error!;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return RecipesErrors.Unreadable(path, e.Message);
        }
    }

    /// <summary>Opens a recipe of the recipes folder or of a module by its name: that of a file at the top, or the one that its header gives.</summary>
    public async Task<Result<OpenedRecipe>> FindAsync(string name, CancellationToken ct)
    {
        if (Paths().FirstOrDefault(path => NameOf(path).Equals(name, StringComparison.OrdinalIgnoreCase)) is { } top)
            return await OpenAsync(top, ct);
        foreach (var (recipe, _) in await ListAsync(ct))
            if (recipe?.File.Header.Name.Equals(name, StringComparison.OrdinalIgnoreCase) == true)
                return recipe;
        return RecipesErrors.UnknownRecipe(name);
    }

    /// <summary>Every recipe that can be found by name; those that cannot be read come with the reason.</summary>
    public async Task<IReadOnlyList<(OpenedRecipe? Recipe, Error? Error)>> ListAsync(CancellationToken ct)
    {
        var found = new List<(OpenedRecipe?, Error?)>();
        foreach (var path in Paths().Concat(PathsOfParts()))
            Note(await OpenAsync(path, ct), path);
        foreach (var feature in catalog.Features)
            foreach (var file in feature.Recipes)
                Note(await OpenOfModuleAsync(feature.ModuleId, file, ct), $"{feature.ModuleId}: {file}");
        return found;

        void Note(Result<OpenedRecipe> opened, string origin) => found.Add(opened.Error is { } error
            ? (null, error with { Message = $"{origin}: {error.Message}" })
            : (opened.Value, null));
    }

    /// <summary>Opens a recipe that travels inside a module's assembly.</summary>
    public async Task<Result<OpenedRecipe>> OpenOfModuleAsync(string moduleId, string fileName, CancellationToken ct)
    {
        var assembly = catalog.Assemblies.FirstOrDefault(assembly => assembly.GetName().Name == moduleId);
        await using var stream = assembly?.GetManifestResourceStream(fileName);
        if (stream is null)
            return RecipesErrors.NoFile($"{moduleId}: {fileName}");
        var file = await RecipeReader.ReadAsync(stream, NameOf(fileName), ct);
        return file.IsSuccess ? new OpenedRecipe(file.Value, new EmbeddedFiles(assembly!), $"{moduleId}: {fileName}") : file.Error!;
    }

    private List<string> Paths() => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder, "*" + Suffix).Order(StringComparer.Ordinal)]
        : [];

    private IEnumerable<string> PathsOfParts() => Directory.Exists(Folder)
        ? Directory.EnumerateDirectories(Folder, "*", PlainFolders).Order(StringComparer.Ordinal)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*" + Suffix).Order(StringComparer.Ordinal))
        : [];

    private static string NameOf(string path)
    {
        var name = Path.GetFileName(path);
        return name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? name[..^Suffix.Length] : Path.GetFileNameWithoutExtension(name);
    }
}

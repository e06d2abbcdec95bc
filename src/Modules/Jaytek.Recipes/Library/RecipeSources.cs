using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Recipes.Files;
using Jaytek.Recipes.Uploads;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Recipes.Library;

/// <summary>Names recipes so that a run can be worked off later: <c>library:demo</c> by its name, <c>upload:</c> and an id.</summary>
internal sealed class RecipeSources(RecipeLibrary library, JaytekDb db)
{
    public const int MaxLength = 240;

    private const string Library = "library:";
    
    /// <summary>Stands before an upload's id.</summary>
    public const string UploadPrefix = "upload:";

    public static string OfLibrary(string name) => Library + name;

    public static string OfUpload(string id) => UploadPrefix + id;

    /// <summary>Opens a recipe; what is gone is <c>recipes.source.unknown</c>. An uploaded one may read no files.</summary>
    public async Task<Result<OpenedRecipe>> OpenAsync(string source, CancellationToken cancellationToken)
    {
        if (source.StartsWith(Library, StringComparison.Ordinal))
            return await library.FindAsync(source[Library.Length..], cancellationToken);
        if (!source.StartsWith(UploadPrefix, StringComparison.Ordinal))
            return RecipesErrors.NoSource(source);
        var id = source[UploadPrefix.Length..];
        if (await db.Set<RecipeUpload>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } upload)
            return RecipesErrors.NoSource(source);
        var file = RecipeReader.Read(upload.Content, upload.Name);
        return file.Error is { } error ? error : new OpenedRecipe(file.Value, null, upload.FileName);
    }
}

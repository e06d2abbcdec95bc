using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Recipes.Files;

namespace Jaytek.Recipes.Uploads;

/// <summary>Takes a recipe file: it is read whole first, so that what is kept is a recipe.</summary>
internal sealed class UploadRecipe(ActionRunner runner)
{
    /// <summary>The upload's id; or why the file is no recipe, with line and column (<c>recipes.file.*</c>).</summary>
    /// <param name="fileName">What the file is called; only its last part counts.</param>
    /// <param name="content">Its bytes; it can be read twice.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<string>> RunAsync(string fileName, Stream content, CancellationToken cancellationToken)
    {
        var name = NameOf(fileName);
        var read = await RecipeReader.ReadAsync(content, name, cancellationToken);
        if (read.Error is { } error)
            return error;
        var bytes = new byte[content.Length];
        content.Position = 0;
        await content.ReadExactlyAsync(bytes, cancellationToken);
        return await runner.RunAsync<string>("recipes.upload.add", async scope =>
        {
            if (await scope.RefuseAsync(RecipesPermissions.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            var upload = new RecipeUpload
            {
                Id = PublicId.New(), Name = read.Value.Header.Name, FileName = name, Content = bytes, Length = bytes.Length, At = scope.Now, ActorName = scope.Actor.UserName,
            };
            scope.Db.Add(upload);
            scope.Audit("RecipeUpload", upload.Id, $"Recipe {upload.Name} uploaded as {name}");
            return upload.Id;
        }, cancellationToken);
    }

    private static string NameOf(string fileName)
    {
        var last = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        var plain = new string([.. last.Where(c => !char.IsControl(c) && !char.IsSurrogate(c))]);
        return plain.Length == 0 ? "recipe.json" : plain[..Math.Min(plain.Length, RecipeUploadTable.MaxFileName)];
    }
}

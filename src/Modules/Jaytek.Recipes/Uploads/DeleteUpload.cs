using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Recipes.Library;
using Jaytek.Recipes.Runs;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Recipes.Uploads;

/// <summary>Forgets an uploaded recipe; its runs stay in the history.</summary>
internal sealed class DeleteUpload(ActionRunner runner)
{
    public Task<Result> RunAsync(string id, CancellationToken cancellationToken) =>
        runner.RunAsync("recipes.upload.delete", async scope =>
        {
            if (await scope.RefuseAsync(RecipesPermissions.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            var source = RecipeSources.OfUpload(id);
            if (await scope.Db.Set<RecipeUpload>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } upload)
                return RecipesErrors.NoSource(source);
            if (await scope.Db.Set<RecipeRun>().AnyAsync(
                run => run.Source == source && (run.Outcome == RecipeOutcome.Waiting || run.Outcome == RecipeOutcome.Running), cancellationToken))
                return RecipesErrors.UploadInUse;
            scope.Db.Remove(upload);
            scope.Audit("RecipeUpload", id, $"Recipe file {upload.FileName} deleted");
            return Result.Success;
        }, cancellationToken);
}

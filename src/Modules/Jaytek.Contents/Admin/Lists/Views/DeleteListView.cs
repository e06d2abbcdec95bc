using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Admin.Lists.Views;

/// <summary>Forgets a view: one's own, or a shared one where one may share.</summary>
internal sealed class DeleteListView(ActionRunner runner)
{
    /// <summary>Errors: <c>contents.list_view.not_found</c>.</summary>
    public Task<Result> RunAsync(string id, CancellationToken cancellationToken) =>
        runner.RunAsync("contents.list_view.delete", async scope =>
        {
            if (await scope.Db.Set<ListView>().SingleOrDefaultAsync(view => view.Id == id, cancellationToken) is not { } view
                || (view.UserId != scope.Actor.UserId && (!view.IsShared || await scope.RefuseAsync(ContentsPermissions.ShareViews, null, cancellationToken) is not null)))
                return new Error("contents.list_view.not_found", "There is no such view.", ErrorKind.NotFound);
            scope.Db.Remove(view);
            scope.Audit("ListView", view.Id, $"View '{view.Name}' of {view.ContentType} deleted");
            return Result.Success;
        }, cancellationToken);
}

using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Admin.Lists.Views;

/// <summary>Gives a person a view that a recipe brings, unless they have one of that name: theirs stays as it is.</summary>
internal sealed class ImportListView(ActionRunner runner, IUserDirectory users)
{
    /// <summary>What to keep, and for whom.</summary>
    public sealed record Input(string UserId, string ContentType, string Name, string Query, bool IsShared);

    /// <summary>Whether it is new. Errors: <c>contents.list_view.shape</c>, <c>contents.list_view.no_person</c>; <c>list-views:share</c> is needed.</summary>
    public Task<Result<bool>> RunAsync(Input input, CancellationToken cancellationToken) =>
        runner.RunAsync<bool>("contents.list_view.import", async scope =>
        {
            // A recipe may give views to others, so it takes what sharing one takes.
            if (await scope.RefuseAsync(ContentsPermissions.ShareViews, null, cancellationToken) is { } refusal)
                return refusal;
            if (input.Name.Trim().Length is 0 or > ListViewTable.MaxName || input.Query.Length > ListViewTable.MaxQuery || input.ContentType.Length is 0 or > 100)
                return new Error("contents.list_view.shape", "A view has a type, a name and a query, none of them too long.");
            if (!(await users.FindAsync([input.UserId], cancellationToken)).ContainsKey(input.UserId))
                return new Error("contents.list_view.no_person", $"There is no user {input.UserId} to whom the view '{input.Name}' could belong.");
            var name = input.Name.Trim();
            if (await scope.Db.Set<ListView>().AnyAsync(view => view.ContentType == input.ContentType && view.UserId == input.UserId && view.Name == name, cancellationToken))
                return false;
            var added = new ListView { Id = PublicId.New(), ContentType = input.ContentType, UserId = input.UserId, Name = name, Query = input.Query, IsShared = input.IsShared };
            scope.Db.Add(added);
            scope.Audit("ListView", added.Id, $"View '{name}' of {input.ContentType} imported");
            return true;
        }, cancellationToken);
}

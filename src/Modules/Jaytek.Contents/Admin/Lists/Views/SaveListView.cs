using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Admin.Lists.Views;

/// <summary>Keeps a list's address under a name; one of that name is replaced only where that is said.</summary>
internal sealed class SaveListView(ActionRunner runner)
{
    private const int Most = 50;

    /// <summary>What to keep, and whether one's own view of that name may go for it.</summary>
    public sealed record Input(string ContentType, string Name, string Query, bool IsShared, bool Replaces = false);

    /// <summary>Errors: <c>contents.list_view.name</c>, <c>contents.list_view.too_long</c>, <c>contents.list_view.too_many</c>, <c>contents.list_view.no_person</c>, <c>contents.list_view.taken</c>; sharing needs <c>list-views:share</c>.</summary>
    public Task<Result<string>> RunAsync(Input input, CancellationToken cancellationToken) =>
        runner.RunAsync<string>("contents.list_view.save", async scope =>
        {
            if (scope.Actor.UserId is not { } userId)
                return new Error("contents.list_view.no_person", "A view belongs to a person; sign in first.", ErrorKind.Unauthenticated);
            if (input.IsShared && await scope.RefuseAsync(ContentsPermissions.ShareViews, null, cancellationToken) is { } refusal)
                return refusal;
            var name = input.Name.Trim();
            if (name.Length is 0 or > ListViewTable.MaxName)
                return Error.Member("contents.list_view.name", "name", $"Give the view a name of 1 to {ListViewTable.MaxName} letters.");
            if (input.Query.Length > ListViewTable.MaxQuery)
                return new Error("contents.list_view.too_long", "The filter is too long to be kept.");
            var own = scope.Db.Set<ListView>().Where(view => view.ContentType == input.ContentType && view.UserId == userId);
            if (await own.SingleOrDefaultAsync(view => view.Name == name, cancellationToken) is { } known)
            {
                // The same filters again only change who sees them.
                if (!input.Replaces && known.Query != input.Query)
                    return new Error("contents.list_view.taken", $"You have a view “{name}” of this list already. Tick that it is to be replaced, or give another name.", ErrorKind.Conflict);
                (known.Query, known.IsShared) = (input.Query, input.IsShared);
                scope.Audit("ListView", known.Id, $"View '{name}' of {input.ContentType} replaced{(input.IsShared ? " for everybody" : "")}");
                return known.Id;
            }

            if (await own.CountAsync(cancellationToken) >= Most)
                return new Error("contents.list_view.too_many", $"A list has at most {Most} views of a person. Delete one first.", ErrorKind.Conflict);
            var added = new ListView { Id = PublicId.New(), ContentType = input.ContentType, UserId = userId, Name = name, Query = input.Query, IsShared = input.IsShared };
            scope.Db.Add(added);
            scope.Audit("ListView", added.Id, $"View '{name}' of {input.ContentType} saved{(input.IsShared ? " for everybody" : "")}");
            return added.Id;
        }, cancellationToken);
}

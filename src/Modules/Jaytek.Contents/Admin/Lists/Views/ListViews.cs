using Jaytek.Engine.Data;
using Jaytek.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Admin.Lists.Views;

/// <summary>The views of a list that a person sees: their own first, then what others share.</summary>
internal sealed class ListViews(JaytekDb db, ICurrentActor current, IAuthorizer authorizer)
{
    /// <summary>The views by name.</summary>
    public async Task<IReadOnlyList<ListView>> ListAsync(string contentType, CancellationToken cancellationToken)
    {
        var userId = current.Actor.UserId;
        var views = await db.Set<ListView>().AsNoTracking().Where(view => view.ContentType == contentType && (view.UserId == userId || view.IsShared))
            .OrderBy(view => view.Name).Take(100).ToListAsync(cancellationToken);
        return [.. views.OrderBy(view => view.UserId != userId)];
    }

    /// <summary>Whether the current user may share views with everybody.</summary>
    public ValueTask<bool> MayShareAsync(CancellationToken cancellationToken) =>
        authorizer.AllowsAsync(current.Actor, ContentsPermissions.ShareViews, null, cancellationToken);
}

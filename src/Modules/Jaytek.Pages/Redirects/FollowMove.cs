using System.Globalization;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Pages.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Pages.Redirects;

/// <summary>
/// A published item has another address now: the old one leads there. It belongs to the publishing of the item and asks no right of its own.
/// What led to the old address leads to the new one at once, and an address that answers again needs no redirect any more.
/// </summary>
internal sealed class FollowMove(ActionRunner runner) : IContentHandler
{
    public async ValueTask ChangedAsync(ContentChange change, CancellationToken cancellationToken)
    {
        if (change.IsRebuild || change.PublishedBefore?.Url() is not { } old || change.Published?.Url() is not { } now
            || RedirectPath.KeyOf(old) == RedirectPath.KeyOf(now))
            return;
        await runner.RunAsync("pages.redirect.follow", scope => MoveAsync(scope, change.ContentItemId, old, now, cancellationToken), cancellationToken);
    }

    private static async Task<Result> MoveAsync(ActionScope scope, string contentItemId, string old, string now, CancellationToken cancellationToken)
    {
        var (oldKey, nowKey) = (RedirectPath.KeyOf(old), RedirectPath.KeyOf(now));
        // An address longer than any that is kept is left alone: publishing must not fail for it.
        if (oldKey.Length > RedirectPath.MaxLength || nowKey.Length > RedirectPath.MaxTarget || RedirectPath.ReadFrom(old).Error is not null)
            return Result.Success;
        var touched = await scope.Db.Set<Redirect>().Where(one => one.FromKey == oldKey || one.FromKey == nowKey || one.ToKey == oldKey).ToListAsync(cancellationToken);
        foreach (var answered in touched.Where(one => one.FromKey == nowKey))
        {
            scope.Db.Remove(answered);
            Audit(scope, answered.Id, $"Redirect of {answered.From} deleted: an item is there again", answered, null);
        }
        foreach (var leading in touched.Where(one => one.ToKey == oldKey && one.FromKey != nowKey))
        {
            var before = SaveRedirect.Json(leading);
            (leading.To, leading.ToKey, leading.ChangedAt) = (now, nowKey, scope.Now);
            scope.Audit("Redirect", Id(leading.Id), $"Redirect of {leading.From} follows its target to {now}", before, SaveRedirect.Json(leading));
        }
        var wanted = new Redirect { From = old, FromKey = oldKey, To = now, ToKey = nowKey, Status = 301, Source = RedirectSource.Move, ContentItemId = contentItemId };
        var kept = touched.Find(one => one.FromKey == oldKey);
        if (kept is null)
            scope.Db.Add(kept = wanted);
        else
            SaveRedirect.Take(kept, wanted);
        kept.ChangedAt = scope.Now;
        await scope.Db.SaveChangesAsync(cancellationToken);
        Audit(scope, kept.Id, $"{old} leads to {now}: the item moved", null, kept);
        scope.Bump(RedirectCache.Name);
        return Result.Success;
    }

    private static void Audit(ActionScope scope, long id, string summary, Redirect? before, Redirect? after) =>
        scope.Audit("Redirect", Id(id), summary, before is null ? null : SaveRedirect.Json(before), after is null ? null : SaveRedirect.Json(after));

    private static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);
}

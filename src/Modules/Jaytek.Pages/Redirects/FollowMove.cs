using System.Globalization;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Pages.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Jaytek.Pages.Redirects;

/// <summary>
/// A published item has another address now: the old one leads there. It belongs to the publishing of the item and asks no right of its own.
/// What led to the old address leads to the new one at once, and an address that answers again needs no redirect any more. Where visitors
/// would go in a circle once the item is gone, the redirect stays as it was, or is not made: publishing does not fail for it.
/// </summary>
internal sealed class FollowMove(ActionRunner runner, RedirectFinder finder, IHostContext host) : IContentHandler
{
    public async ValueTask ChangedAsync(ContentChange change, CancellationToken cancellationToken)
    {
        if (change.IsRebuild || change.PublishedBefore?.Url() is not { } old || change.Published?.Url() is not { } now
            || RedirectPath.KeyOf(old) == RedirectPath.KeyOf(now))
            return;
        await runner.RunAsync("pages.redirect.follow", scope => MoveAsync(scope, change.ContentItemId, old, now, cancellationToken), cancellationToken);
    }

    private async Task<Result> MoveAsync(ActionScope scope, string contentItemId, string old, string now, CancellationToken cancellationToken)
    {
        var (oldKey, nowKey) = (RedirectPath.KeyOf(old), RedirectPath.KeyOf(now));
        // An address longer than any that is kept is left alone: publishing must not fail for it.
        if (oldKey.Length > RedirectPath.MaxLength || nowKey.Length > RedirectPath.MaxTarget || RedirectPath.ReadFrom(old, "").Error is not null)
            return Result.Success;
        var touched = await scope.Db.Set<Redirect>()
            .Where(one => one.BrandId == host.BrandId && (one.FromKey == oldKey || one.FromKey == nowKey || one.ToKey == oldKey)).ToListAsync(cancellationToken);
        foreach (var answered in touched.Where(one => one.FromKey == nowKey))
        {
            scope.Db.Remove(answered);
            scope.Audit("Redirect", Id(answered), $"Redirect of {answered.From} deleted: an item is there again", SaveRedirect.Json(answered));
        }
        var wanted = new Redirect
        {
            BrandId = host.BrandId, From = old, FromKey = oldKey, To = now, ToKey = nowKey, Status = 301, Source = RedirectSource.Move, ContentItemId = contentItemId,
        };
        var changed = new List<Change> { Keep(scope, touched.Find(one => one.FromKey == oldKey), wanted) };
        foreach (var leading in touched.Where(one => one.ToKey == oldKey && one.FromKey != nowKey && one.FromKey != oldKey))
        {
            var change = Change.Of(scope, leading, $"Redirect of {leading.From} follows its target to {now}");
            (leading.To, leading.ToKey, leading.ChangedAt) = (now, nowKey, scope.Now);
            changed.Add(change);
        }
        await scope.Db.SaveChangesAsync(cancellationToken);
        foreach (var change in changed)
        {
            if (await RedirectChains.RefuseAsync(finder, change.Redirect, cancellationToken) is { } circle)
                await TakeBackAsync(scope, change, now, circle, cancellationToken);
            else
                scope.Audit("Redirect", Id(change.Redirect), change.Summary, change.Json, SaveRedirect.Json(change.Redirect));
        }
        scope.Bump(RedirectCache.Name);
        return Result.Success;
    }

    private static Change Keep(ActionScope scope, Redirect? known, Redirect wanted)
    {
        var summary = $"{wanted.From} leads to {wanted.To}: the item moved";
        var change = known is null ? new Change(wanted, null, null, summary) : Change.Of(scope, known, summary);
        if (known is null)
            scope.Db.Add(wanted);
        else
            SaveRedirect.Take(known, wanted);
        change.Redirect.ChangedAt = scope.Now;
        return change;
    }

    private static async Task TakeBackAsync(ActionScope scope, Change change, string now, Error circle, CancellationToken cancellationToken)
    {
        scope.Audit("Redirect", Id(change.Redirect), $"{change.Redirect.From} does not follow the item to {now}. {circle.Message}", change.Json, change.Json);
        if (change.Before is null)
        {
            scope.Db.Remove(change.Redirect);
        }
        else
        {
            change.Before[nameof(IRowVersioned.RowVersion)] = change.Redirect.RowVersion;
            scope.Db.Entry(change.Redirect).CurrentValues.SetValues(change.Before);
        }
        await scope.Db.SaveChangesAsync(cancellationToken);
    }

    private static string Id(Redirect redirect) => redirect.Id.ToString(CultureInfo.InvariantCulture);

    // Before and Json are null for one that is new.
    private sealed record Change(Redirect Redirect, PropertyValues? Before, JsonObject? Json, string Summary)
    {
        public static Change Of(ActionScope scope, Redirect redirect, string summary) =>
            new(redirect, scope.Db.Entry(redirect).CurrentValues.Clone(), SaveRedirect.Json(redirect), summary);
    }
}

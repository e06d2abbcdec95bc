using Jaytek.Admin.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Admin.Notices;

/// <summary>The table of notices; a person reads and marks their own.</summary>
internal sealed class NoticeStore(JaytekDb db, ActionRunner runner) : INotices
{
    private const int MostCounted = 100;

    public void Leave(ActionScope scope, string userId, NoticeKind kind, string text, string? href) => scope.Db.Add(new NoticeRow
    {
        UserId = userId,
        At = scope.Now,
        Kind = kind,
        Text = text.Length > NoticeTable.MaxText ? text[..(NoticeTable.MaxText - 1)] + "…" : text,
        Href = href,
    });

    public Task<int> CountUnreadAsync(string userId, CancellationToken cancellationToken) =>
        db.Set<NoticeRow>().Where(notice => notice.UserId == userId && notice.ReadAt == null).OrderBy(notice => notice.Id).Take(MostCounted).CountAsync(cancellationToken);

    public async Task<IReadOnlyList<KeptNotice>> ListAsync(string userId, long? before, int take, CancellationToken cancellationToken) =>
        await db.Set<NoticeRow>().Where(notice => notice.UserId == userId && (before == null || notice.Id < before))
            .OrderByDescending(notice => notice.Id).Take(take)
            .Select(notice => new KeptNotice(notice.Id, notice.At, notice.Kind, notice.Text, notice.Href, notice.ReadAt != null))
            .ToListAsync(cancellationToken);

    public Task<Result> MarkReadAsync(long? id, CancellationToken cancellationToken) =>
        runner.RunAsync("admin.notice.read", async scope =>
        {
            var userId = scope.Actor.UserId;
            var own = scope.Db.Set<NoticeRow>().Where(notice => notice.UserId == userId && (id == null || notice.Id == id));
            if (id is not null && !await own.AnyAsync(cancellationToken))
                return new Error("admin.notice.not_found", "There is no such notice.", ErrorKind.NotFound);
            await own.Where(notice => notice.ReadAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(notice => notice.ReadAt, scope.Now), cancellationToken);
            return Result.Success;
        }, cancellationToken);
}

using Jaytek.Engine.Actions;
using Jaytek.Engine.Jobs;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Postings;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Holds;

/// <summary>Makes held earnings available whose time has come, each in a transaction of its own.</summary>
internal sealed class ReleaseHolds(ActionRunner runner, UnitOfWork unit, IPostings postings, TimeProvider clock) : IJob
{
    private const int Batch = 200;

    /// <inheritdoc/>
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var (last, failed) = (0L, new List<string>());
        while (true)
        {
            var now = clock.GetUtcNow();
            var after = last;
            var due = await unit.Db.Set<Hold>().AsNoTracking().Where(h => h.Left > 0 && h.ReleaseAt <= now && h.Id > after)
                .OrderBy(h => h.Id).Take(Batch).Select(h => new { h.Id, h.SaleKey }).ToListAsync(cancellationToken);
            if (due.Count == 0)
                break;
            foreach (var hold in due)
            {
                if ((await ReleaseAsync(hold.Id, hold.SaleKey, cancellationToken)).Error is { } error)
                    failed.Add($"Hold {hold.Id} could not be released: {error}");
            }

            last = due[^1].Id;
        }

        // One that cannot be released holds up nobody else's.
        if (failed.Count > 0)
            throw new InvalidOperationException(string.Join(' ', failed.Take(20)));
    }

    private Task<Result> ReleaseAsync(long id, string saleKey, CancellationToken cancellationToken) =>
        runner.RunAsync("ledger.hold.release", async scope =>
        {
            // A refund of the sale may take from the hold at this moment.
            await scope.LockAsync(saleKey, cancellationToken);
            if (await scope.Db.Set<Hold>().SingleOrDefaultAsync(h => h.Id == id && h.Left > 0, cancellationToken) is not { } hold)
                return Result.Success;
            var posted = await postings.PostAsync(
                new PostingDraft
                {
                    Key = $"hold:{hold.Id}:release",
                    Kind = PostingKind.Release,
                    Source = "ledger",
                    Description = $"Earnings of {hold.SaleKey} released",
                    Entries = EntryDraft.Move(hold.Holding, AccountRef.Available(hold.UserId, hold.Currency), new Money(hold.Left, hold.Currency)),
                    Metadata = new Dictionary<string, string> { ["sale"] = hold.SaleKey },
                },
                cancellationToken);
            if (posted.Error is { } error)
                return error;
            (hold.Left, hold.ReleasedAt) = (0, scope.Now);
            return Result.Success;
        }, cancellationToken);
}

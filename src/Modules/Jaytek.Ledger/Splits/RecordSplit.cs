using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Postings;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Splits;

/// <summary>Records the shares of a scope from an instant on.</summary>
internal sealed class RecordSplit(ActionRunner runner)
{
    /// <summary>The name under which one at a time records splits of a scope.</summary>
    public static string LockName(string scopeKey) => "split:" + scopeKey;

    /// <summary>As <see cref="ISplits.RecordAsync"/>.</summary>
    public Task<Result> RunAsync(string scopeKey, IReadOnlyList<SplitShare> shares, DateTimeOffset from, CancellationToken cancellationToken) =>
        runner.RunAsync("ledger.split.record", async scope =>
        {
            if (Refuse(shares) is { } refusal)
                return refusal;
            await scope.LockAsync(LockName(scopeKey), cancellationToken);
            var rows = scope.Db.Set<SplitVersion>();
            if (await rows.AnyAsync(v => v.Scope == scopeKey && v.From >= from, cancellationToken))
                return LedgerErrors.SplitDate;
            rows.Add(new SplitVersion
            {
                Scope = scopeKey, From = from, Shares = SplitVersion.Write(shares), RecordedBy = scope.Actor.UserId, RecordedAt = scope.Now,
            });
            scope.Audit("Split", scopeKey, shares.Count == 0
                ? $"The split of {scopeKey} ends"
                : $"The split of {scopeKey} is {string.Join(", ", shares.Select(s => $"{s.Holder} {s.BasisPoints}"))} basis points");
            return Result.Success;
        }, cancellationToken);

    private static Error? Refuse(IReadOnlyList<SplitShare> shares)
    {
        if (shares.Any(s => s.BasisPoints is <= 0 or > (int)Rounding.Whole))
            return LedgerErrors.Shares("Each share is above zero and at most 10,000 basis points.");
        if (shares.Sum(s => (long)s.BasisPoints) > Rounding.Whole)
            return LedgerErrors.Shares("The shares are more than the whole.");
        return shares.Any(s => s.Holder != SplitShare.Seller && !PublicId.IsWellFormed(s.Holder)) || shares.Select(s => s.Holder).Distinct().Count() < shares.Count
            ? LedgerErrors.Shares("Each holder is a user or the seller, once.")
            : null;
    }
}

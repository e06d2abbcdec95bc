using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Postings;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Transfers;

/// <summary>Sets money aside, and moves it on or back.</summary>
internal sealed class MoveInTwo(ActionRunner runner, IPostings postings) : ITransfers
{
    /// <inheritdoc/>
    public Task<Result> ReserveAsync(string key, string userId, Money amount, DateTimeOffset? expiresAt, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount.Minor, nameof(amount));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(key.Length, TransferTable.MaxKey, nameof(key));
        return runner.RunAsync("ledger.transfer.reserve", async scope =>
        {
            await scope.LockAsync(key, cancellationToken);
            if (await FindAsync(scope, key, cancellationToken) is { } there)
                return there.UserId == userId && there.Amount == amount.Minor && there.Currency == amount.Currency ? Result.Success : LedgerErrors.KeyReused(key);
            scope.Db.Add(new Transfer
            {
                Key = key, UserId = userId, Currency = amount.Currency, Amount = amount.Minor, ReservedAt = scope.Now, ExpiresAt = expiresAt,
            });
            return await MoveAsync(
                "transfer:" + key + ":reserve", PostingKind.Reserve, $"{amount} set aside", AccountRef.Available(userId, amount.Currency), AccountRef.Reserve(userId, amount.Currency),
                amount, key, cancellationToken);
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Result> PostAsync(string key, AccountRef to, PostingKind kind, string description, CancellationToken cancellationToken) =>
        EndAsync("ledger.transfer.post", key, TransferState.Posted, t => MoveAsync(
            "transfer:" + key + ":post", kind, description, AccountRef.Reserve(t.UserId, t.Currency), to, new Money(t.Amount, t.Currency), key, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<Result> VoidAsync(string key, string reason, CancellationToken cancellationToken) =>
        EndAsync("ledger.transfer.void", key, TransferState.Voided, t => MoveAsync(
            "transfer:" + key + ":void", PostingKind.Reserve, reason[..Math.Min(reason.Length, LedgerPosting.MaxDescription)], AccountRef.Reserve(t.UserId, t.Currency), AccountRef.Available(t.UserId, t.Currency),
            new Money(t.Amount, t.Currency), key, cancellationToken), cancellationToken);

    private Task<Result> EndAsync(string action, string key, TransferState end, Func<Transfer, Task<Result>> moveAsync, CancellationToken cancellationToken) =>
        runner.RunAsync(action, async scope =>
        {
            await scope.LockAsync(key, cancellationToken);
            if (await FindAsync(scope, key, cancellationToken) is not { } transfer)
                return LedgerErrors.TransferUnknown(key);
            if (transfer.State == end)
                return Result.Success;
            if (transfer.State != TransferState.Reserved)
                return LedgerErrors.TransferEnded(key, transfer.State == TransferState.Posted ? "carried out" : "given back");
            (transfer.State, transfer.EndedAt) = (end, scope.Now);
            return await moveAsync(transfer);
        }, cancellationToken);

    private static Task<Transfer?> FindAsync(ActionScope scope, string key, CancellationToken cancellationToken) =>
        scope.Db.Set<Transfer>().SingleOrDefaultAsync(t => t.Key == key, cancellationToken);

    private async Task<Result> MoveAsync(
        string key, PostingKind kind, string description, AccountRef from, AccountRef to, Money amount, string transfer, CancellationToken cancellationToken) =>
        await postings.PostAsync(
            new PostingDraft
            {
                Key = key,
                Kind = kind,
                Source = "ledger",
                Description = description,
                Entries = EntryDraft.Move(from, to, amount),
                Metadata = new Dictionary<string, string> { ["transfer"] = transfer },
            },
            cancellationToken);
}

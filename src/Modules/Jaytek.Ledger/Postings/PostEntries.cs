using System.Data.Common;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Postings.Seals;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Postings;

/// <summary>Writes a posting: the entries first, their posting last, whose seal counts, sums and moves the balances. The only writer of the books.</summary>
internal sealed class PostEntries(ActionRunner runner, UnitOfWork unit, PostingIds ids, KnownAccounts accounts) : IPostings
{
    /// <inheritdoc/>
    public Task<Result<Posted>> PostAsync(PostingDraft draft, CancellationToken cancellationToken)
    {
        Check(draft);
        var hash = PostingHash.Of(draft);
        return runner.RunRepeatableAsync<Posted>("ledger.posting.write", async scope =>
        {
            await accounts.OpenAsync(scope, unit.Transaction!, draft, cancellationToken);
            var id = await NextAsync(scope.Db.Provider, cancellationToken);
            try
            {
                if (await WritePosting.RunAsync(scope, unit.Transaction!, draft, hash, id, cancellationToken) is not { } first)
                    return new Posted(id, PostingIds.At(id), IsReplay: false);
                return first.Hash.AsSpan().SequenceEqual(hash) ? new Posted(first.Id, PostingIds.At(first.Id), IsReplay: true) : LedgerErrors.KeyReused(draft.Key);
            }
            catch (DbException e) when (SealErrors.IsInsufficient(e))
            {
                return LedgerErrors.Insufficient;
            }
            catch (DbException)
            {
                accounts.Forget();
                throw;
            }
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Money> BalanceAsync(AccountRef account, CancellationToken cancellationToken) => new(
        await unit.Db.Set<LedgerAccount>()
            .Where(a => a.Owner == account.Owner && a.Kind == account.Kind && a.Currency == account.Currency)
            .Select(a => a.Balance).SingleOrDefaultAsync(cancellationToken),
        account.Currency);

    // A draft that is none is a bug of who made it. The database would refuse it too, with less to say.
    private static void Check(PostingDraft draft)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(draft.Key);
        ArgumentException.ThrowIfNullOrWhiteSpace(draft.Source);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(draft.Key.Length, PostingDraft.MaxKey, "Key");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(draft.Source.Length, LedgerPosting.MaxSource, "Source");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(draft.Description.Length, LedgerPosting.MaxDescription, "Description");
        if (draft.Entries.Count is < 2 or > PostingDraft.MaxEntries)
            throw new ArgumentException($"A posting has 2 to {PostingDraft.MaxEntries} entries; {draft.Key} has {draft.Entries.Count}.", nameof(draft));
        if (draft.Entries.FirstOrDefault(e => e.Amount is 0 or < -EntryDraft.MaxAmount or > EntryDraft.MaxAmount) is { } wrong)
            throw new ArgumentException($"{draft.Key}: {wrong.Amount} is no amount of an entry.", nameof(draft));
        if (draft.Entries.GroupBy(e => e.Account.Currency).FirstOrDefault(one => one.Sum(e => e.Amount) != 0) is { } currency)
            throw new ArgumentException($"{draft.Key}: the entries in {currency.Key} do not sum to zero.", nameof(draft));
    }

    // SQLite's seal knows by the numbers which posting is later. PostgreSQL's writers do not wait for each other for a number.
    private async Task<long> NextAsync(DatabaseProvider provider, CancellationToken cancellationToken)
    {
        if (provider == DatabaseProvider.Postgres)
            return ids.Next(above: 0);
        await using var command = unit.Transaction!.Command($"select max(id) from {PostingTable.Name}");
        return ids.Next(await command.ExecuteScalarAsync(cancellationToken) is long last ? last : 0);
    }
}

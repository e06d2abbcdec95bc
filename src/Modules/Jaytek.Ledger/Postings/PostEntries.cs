using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Postings.Seals;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Postings;

/// <summary>Writes a posting: the entries first, their posting last, whose seal counts, sums and moves the balances. The only writer of the books.</summary>
internal sealed class PostEntries(ActionRunner runner, UnitOfWork unit, PostingIds ids) : IPostings
{
    /// <inheritdoc/>
    public Task<Result<Posted>> PostAsync(PostingDraft draft, CancellationToken cancellationToken)
    {
        Check(draft);
        return runner.RunRepeatableAsync<Posted>("ledger.posting.write", async scope =>
        {
            var hash = PostingHash.Of(draft);
            if (await FindAsync(scope.Db.Provider, draft.Key, cancellationToken) is { } first)
                return first.Hash.AsSpan().SequenceEqual(hash) ? first.Posted with { IsReplay = true } : LedgerErrors.KeyReused(draft.Key);
            var accounts = await AccountIds.FindOrOpenAsync(
                unit.Transaction!, scope.Db.Provider, draft.Entries.Select(e => e.Account).ToHashSet(), scope.Now, cancellationToken);
            var posted = new Posted(await NextAsync(scope.Db.Provider, cancellationToken), scope.Now, IsReplay: false);
            try
            {
                await WriteAsync(scope, draft, hash, posted.Id, accounts, cancellationToken);
            }
            catch (DbException e) when (SealErrors.IsInsufficient(e))
            {
                return LedgerErrors.Insufficient;
            }
            return posted;
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

    // Twins meet here: the second waits until the first's transaction has ended, and then finds its posting. SQLite has one writer.
    private async Task<(byte[] Hash, Posted Posted)?> FindAsync(DatabaseProvider provider, string key, CancellationToken cancellationToken)
    {
        var wait = provider == DatabaseProvider.Postgres ? "select pg_advisory_xact_lock(hashtextextended(@key, 0)); " : "";
        await using var command = unit.Transaction!.Command($"{wait}select id, at, input_hash from {PostingTable.Name} where key = @key", ("key", key));
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        if (wait.Length > 0)
            await rows.NextResultAsync(cancellationToken);
        if (!await rows.ReadAsync(cancellationToken))
            return null;
        var at = provider == DatabaseProvider.Sqlite ? new DateTimeOffset(rows.GetInt64(1), TimeSpan.Zero) : rows.GetFieldValue<DateTimeOffset>(1);
        return (rows.GetFieldValue<byte[]>(2), new Posted(rows.GetInt64(0), at, IsReplay: true));
    }

    // SQLite's seal knows by the numbers which posting is later. PostgreSQL's writers do not wait for each other for a number.
    private async Task<long> NextAsync(DatabaseProvider provider, CancellationToken cancellationToken)
    {
        if (provider == DatabaseProvider.Postgres)
            return ids.Next(above: 0);
        await using var command = unit.Transaction!.Command($"select max(id) from {PostingTable.Name}");
        return ids.Next(await command.ExecuteScalarAsync(cancellationToken) is long last ? last : 0);
    }

    private async Task WriteAsync(
        ActionScope scope, PostingDraft draft, byte[] hash, long id, IReadOnlyDictionary<AccountRef, long> accounts, CancellationToken cancellationToken)
    {
        await using var command = unit.Transaction!.Command("");
        // SQLite's foreign keys are checked at once unless the transaction asks otherwise.
        var sql = new StringBuilder(scope.Db.Provider == DatabaseProvider.Sqlite ? "pragma defer_foreign_keys=on; " : "");
        sql.Append(CultureInfo.InvariantCulture, $"insert into {PostingTable.Entries} (posting_id, line, account_id, amount) values ");
        for (var line = 0; line < draft.Entries.Count; line++)
        {
            sql.Append(line == 0 ? "" : ", ").Append(CultureInfo.InvariantCulture, $"(@id, {line}, @a{line}, @m{line})");
            command.Add($"a{line}", accounts[draft.Entries[line].Account]);
            command.Add($"m{line}", draft.Entries[line].Amount);
        }
        sql.Append(CultureInfo.InvariantCulture, $"""
            ; insert into {PostingTable.Name} (id, key, input_hash, kind, source, description, metadata, actor_id, at, reverses, entry_count)
            values (@id, @key, @hash, @kind, @source, @description, @metadata, @actor_id, @at, {draft.Reverses?.ToString(CultureInfo.InvariantCulture) ?? "null"}, @count)
            """);
        command.CommandText = sql.ToString();
        command.Add("id", id);
        command.Add("key", draft.Key);
        command.Add("hash", hash);
        command.Add("kind", Words.Of(draft.Kind));
        command.Add("source", draft.Source);
        command.Add("description", draft.Description);
        command.Add("metadata", JsonSerializer.Serialize(draft.Metadata));
        command.Add("actor_id", (object?)scope.Actor.UserId ?? DBNull.Value);
        command.Add("at", scope.Db.Provider.Instant(scope.Now));
        command.Add("count", draft.Entries.Count);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

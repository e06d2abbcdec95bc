using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Contracts;

namespace Jaytek.Ledger.Postings;

/// <summary>
/// The one command that looks for a posting and writes it where it is not there: its key's lock, the look, the entries, their posting and what
/// it mentions. One command because on PostgreSQL each is a journey; and each of its statements sees what was committed while the lock was waited for.
/// </summary>
internal sealed class WritePosting
{
    private readonly StringBuilder _sql = new();
    private readonly PostingDraft _draft;
    private readonly bool _isPostgres;

    private WritePosting(PostingDraft draft, bool isPostgres) => (_draft, _isPostgres) = (draft, isPostgres);

    /// <summary>The posting of the draft's key with the hash of its input, if there was one; else null, and the draft is written under the number.</summary>
    public static async Task<(long Id, byte[] Hash)?> RunAsync(
        ActionScope scope, DbTransaction transaction, PostingDraft draft, byte[] hash, long id, CancellationToken cancellationToken)
    {
        await using var command = transaction.Command(
            "", ("id", id), ("key", draft.Key), ("hash", hash), ("kind", Words.Of(draft.Kind)), ("source", draft.Source), ("description", draft.Description),
            ("metadata", JsonSerializer.Serialize(draft.Metadata)), ("actor_id", (object?)scope.Actor.UserId ?? DBNull.Value),
            ("currency", (object?)CurrencyOf(draft) ?? DBNull.Value), ("at", scope.Db.Provider.Instant(PostingIds.At(id))), ("count", draft.Entries.Count));
        var write = new WritePosting(draft, scope.Db.Provider == DatabaseProvider.Postgres);
        write.Look();
        write.Entries(command);
        write.Posting();
        write.Mentions(command);
        command.CommandText = write._sql.ToString();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        if (write._isPostgres)
            await rows.NextResultAsync(cancellationToken);
        (long, byte[])? first = await rows.ReadAsync(cancellationToken) ? (rows.GetInt64(0), rows.GetFieldValue<byte[]>(1)) : null;
        // What the other statements are refused for is told when their answers are read.
        while (await rows.NextResultAsync(cancellationToken))
        {
        }
        return first;
    }

    // Twins meet here: the second waits until the first's transaction has ended, and then finds its posting. SQLite has one writer; its
    // foreign keys are checked at once unless the transaction asks otherwise.
    private void Look() => _sql.Append(CultureInfo.InvariantCulture, $"""
        {(_isPostgres ? NameLock.Sql("@key") : "pragma defer_foreign_keys=on")};
        select id, input_hash from {PostingTable.Name} where key = @key;

        """);

    private void Entries(DbCommand command)
    {
        _sql.Append(CultureInfo.InvariantCulture, $"insert into {PostingTable.Entries} (posting_id, line, account_id, amount) select v.* from (values ");
        for (var line = 0; line < _draft.Entries.Count; line++)
        {
            var (account, amount) = _draft.Entries[line];
            _sql.Append(line == 0 ? "" : ", ").Append(
                CultureInfo.InvariantCulture, $"(@id, {line}, (select id from {AccountTable.Name} where owner = @o{line} and kind = @k{line} and currency = @c{line}), @m{line})");
            command.Add($"o{line}", account.Owner);
            command.Add($"k{line}", Words.Of(account.Kind));
            command.Add($"c{line}", account.Currency);
            command.Add($"m{line}", amount);
        }
        _sql.Append(CultureInfo.InvariantCulture, $") as v where not exists (select 1 from {PostingTable.Name} where key = @key);\n");
    }

    private void Posting() => _sql.Append(CultureInfo.InvariantCulture, $"""
        insert into {PostingTable.Name} (id, key, input_hash, kind, currency, source, description, metadata, actor_id, at, reverses, entry_count)
        select @id, @key, @hash, @kind, @currency, @source, @description, @metadata, @actor_id, @at, cast({_draft.Reverses?.ToString(CultureInfo.InvariantCulture) ?? "null"} as bigint), @count
        where not exists (select 1 from {PostingTable.Name} where key = @key);

        """);

    private void Mentions(DbCommand command)
    {
        var index = 0;
        foreach (var value in _draft.Metadata.Values.Where(value => value.Length is > 0 and <= PostingMention.MaxValue).Distinct(StringComparer.Ordinal))
        {
            _sql.Append(CultureInfo.InvariantCulture, $"insert into {PostingTable.Mentions} (value, posting_id) select @v{index}, @id where exists (select 1 from {PostingTable.Name} where id = @id);\n");
            command.Add($"v{index}", value);
            index++;
        }
    }

    private static string? CurrencyOf(PostingDraft draft) =>
        draft.Entries.Select(e => e.Account.Currency).Distinct(StringComparer.Ordinal).Take(2).ToList() is [var one] ? one : null;
}

using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Postings;

namespace Jaytek.Ledger.Accounts;

/// <summary>
/// Opens the accounts that a posting names, and remembers which are there, so that most postings ask nothing. Not their numbers: a database
/// that was put back from a backup under a running process may have given those to others, and then a posting is refused instead of misled.
/// </summary>
internal sealed class KnownAccounts
{
    private const int Most = 50_000;

    private readonly ConcurrentDictionary<AccountRef, bool> _known = new();

    /// <summary>Opens those of a draft that nobody has posted to yet.</summary>
    public async Task OpenAsync(ActionScope scope, DbTransaction transaction, PostingDraft draft, CancellationToken cancellationToken)
    {
        // In one order, so that two postings that open the same accounts wait for each other instead of meeting in a deadlock.
        var unknown = draft.Entries.Select(e => e.Account).Where(one => !_known.ContainsKey(one)).Distinct()
            .OrderBy(one => one.Owner, StringComparer.Ordinal).ThenBy(one => one.Kind).ThenBy(one => one.Currency, StringComparer.Ordinal).ToList();
        if (unknown.Count == 0)
            return;
        // The key first, as everybody takes it: who has opened an account and waits for a key would meet who has the key and waits for the account.
        await scope.LockAsync(draft.Key, cancellationToken);
        await using var command = transaction.Command("", ("at", scope.Db.Provider.Instant(scope.Now)));
        var sql = new StringBuilder();
        for (var i = 0; i < unknown.Count; i++)
            Append(sql, command, scope.Db.Provider, unknown[i], i.ToString(CultureInfo.InvariantCulture));
        command.CommandText = sql.ToString();
        await command.ExecuteNonQueryAsync(cancellationToken);
        // What is rolled back was never there.
        scope.AfterCommit(() => Remember(unknown));
    }

    /// <summary>Forgets all: what was known turned out not to be so.</summary>
    public void Forget() => _known.Clear();

    // Another transaction may open the same account at this moment: it is waited for. SQLite has one writer, and its seal refuses what is
    // there already before "on conflict" is asked.
    private static void Append(StringBuilder sql, DbCommand command, DatabaseProvider provider, AccountRef account, string i)
    {
        sql.Append(CultureInfo.InvariantCulture, $"""
            insert into {AccountTable.Name} (kind, owner, currency, balance, floor, opened_at) select @k{i}, @o{i}, @c{i}, 0, {(int)AccountTable.FloorOf(account.Kind)}, @at
            where not exists (select 1 from {AccountTable.Name} where owner = @o{i} and kind = @k{i} and currency = @c{i})
            {(provider == DatabaseProvider.Postgres ? "on conflict (owner, kind, currency) do nothing" : "")};

            """);
        command.Add("k" + i, Words.Of(account.Kind));
        command.Add("o" + i, account.Owner);
        command.Add("c" + i, account.Currency);
    }

    private void Remember(List<AccountRef> accounts)
    {
        if (_known.Count + accounts.Count > Most)
            _known.Clear();
        foreach (var account in accounts)
            _known[account] = true;
    }
}

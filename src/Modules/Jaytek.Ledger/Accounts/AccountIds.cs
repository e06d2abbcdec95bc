using System.Data.Common;
using System.Text;
using Jaytek.Engine.Data;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Postings;

namespace Jaytek.Ledger.Accounts;

/// <summary>Finds the accounts that a posting names, and opens those that are new.</summary>
internal static class AccountIds
{
    /// <summary>The number of each account.</summary>
    public static async Task<IReadOnlyDictionary<AccountRef, long>> FindOrOpenAsync(
        DbTransaction transaction, DatabaseProvider provider, IReadOnlyCollection<AccountRef> accounts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = new Dictionary<AccountRef, long>();
        await FindAsync(transaction, accounts, found, cancellationToken);
        // In one order, so that two postings that open the same accounts wait for each other instead of meeting in a deadlock.
        var missing = accounts.Where(one => !found.ContainsKey(one))
            .OrderBy(one => one.Owner, StringComparer.Ordinal).ThenBy(one => one.Kind).ThenBy(one => one.Currency, StringComparer.Ordinal).ToList();
        if (missing.Count == 0)
            return found;
        foreach (var account in missing)
            await OpenAsync(transaction, provider, account, now, cancellationToken);
        await FindAsync(transaction, missing, found, cancellationToken);
        return found;
    }

    private static async Task FindAsync(
        DbTransaction transaction, IReadOnlyCollection<AccountRef> accounts, Dictionary<AccountRef, long> found, CancellationToken cancellationToken)
    {
        await using var command = transaction.Command("");
        var sql = new StringBuilder($"select id, owner, kind, currency from {AccountTable.Name} where ");
        var index = 0;
        foreach (var account in accounts)
        {
            sql.Append(index == 0 ? "" : " or ").Append(System.Globalization.CultureInfo.InvariantCulture, $"(owner = @o{index} and kind = @k{index} and currency = @c{index})");
            command.Add($"o{index}", account.Owner);
            command.Add($"k{index}", Words.Of(account.Kind));
            command.Add($"c{index}", account.Currency);
            index++;
        }
        command.CommandText = sql.ToString();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            found[AccountRef.Of(Words.Account(rows.GetString(2)), rows.GetString(1), rows.GetString(3))] = rows.GetInt64(0);
    }

    // Another transaction may open the same account at this moment: it is waited for, and its row found afterwards. SQLite has one writer,
    // and its seal refuses what is there already before "on conflict" is asked.
    private static async Task OpenAsync(DbTransaction transaction, DatabaseProvider provider, AccountRef account, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = transaction.Command(
            $"""
            insert into {AccountTable.Name} (kind, owner, currency, balance, floor, opened_at) values (@kind, @owner, @currency, 0, @floor, @at)
            {(provider == DatabaseProvider.Postgres ? "on conflict (owner, kind, currency) do nothing" : "")}
            """,
            ("kind", Words.Of(account.Kind)), ("owner", account.Owner), ("currency", account.Currency),
            ("floor", (int)AccountTable.FloorOf(account.Kind)), ("at", provider.Instant(now)));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

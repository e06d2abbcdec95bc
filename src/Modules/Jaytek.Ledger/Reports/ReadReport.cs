using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Settings;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Contracts.Views;
using Jaytek.Ledger.Invoices;
using Jaytek.Ledger.Postings;
using Jaytek.Ledger.Statements;

namespace Jaytek.Ledger.Reports;

/// <summary>Reads a month of the books from the entries: what each person earned and was paid, what the platform kept, where the money is. A report for each currency, and nothing across them.</summary>
internal sealed class ReadReport(IReadConnections connections, SiteZone zone, IUserDirectory users, ISettings<InvoiceSettings> issuer, ISettings<SiteSettings> site)
{
    // Of what is undecided each sale has an account of its own.
    private static readonly string Moved =
        $"""
        select a.currency, a.kind, case when a.kind in ('{Words.Of(AccountKind.Suspense)}', '{Words.Of(AccountKind.Conversion)}') then '' else a.owner end as whose, p.kind, cast(sum(e.amount) as bigint)
        from {PostingTable.Entries} e join {AccountTable.Name} a on a.id = e.account_id join {PostingTable.Name} p on p.id = e.posting_id
        where e.posting_id >= @from and e.posting_id < @before group by 1, 2, 3, 4
        """;

    private static readonly AccountKind[] Wallet = [AccountKind.Available, AccountKind.Pending, AccountKind.Reserve];

    private sealed record Movement(string Currency, AccountKind Account, string Owner, PostingKind Kind, long Amount);

    /// <summary>By currency; empty where nothing moved. Only one of them where <paramref name="currency"/> names it.</summary>
    public async Task<IReadOnlyList<ReportDocument>> RunAsync(BookMonth month, string? currency, CancellationToken cancellationToken)
    {
        var moved = await ReadAsync(month, cancellationToken);
        if (currency is not null)
            moved = moved.FindAll(one => one.Currency == currency);
        var names = await users.FindAsync([.. moved.Where(one => Wallet.Contains(one.Account)).Select(one => one.Owner).Distinct()], cancellationToken);
        var current = await issuer.GetAsync(cancellationToken);
        var name = current.LegalName.Length > 0 ? current.LegalName : (await site.GetAsync(cancellationToken)).SiteName;
        return [.. moved.GroupBy(one => one.Currency).OrderBy(one => one.Key, StringComparer.Ordinal).Select(all => new ReportDocument
        {
            Issuer = name, Month = month.Text, From = month.FirstDay, To = month.LastDay, Currency = all.Key,
            People = [.. all.Where(one => Wallet.Contains(one.Account)).GroupBy(one => one.Owner)
                .Select(person => Line(person.Key, names.GetValueOrDefault(person.Key)?.DisplayName ?? "Account " + person.Key, person))
                .OrderByDescending(line => line.Earned).ThenBy(line => line.Name, StringComparer.Ordinal).ThenBy(line => line.Id, StringComparer.Ordinal)],
            Platform =
            [
                Line("", "Platform revenue", all.Where(one => one.Account == AccountKind.Revenue)),
                Line("", "Tax withheld", all.Where(one => one.Account == AccountKind.Tax)),
                Line("", "Fees of providers", all.Where(one => one.Account == AccountKind.Fees)),
                .. new[]
                {
                    Line("", "Sales that are not divided yet", all.Where(one => one.Account == AccountKind.Suspense)),
                    Line("", "Conversions", all.Where(one => one.Account == AccountKind.Conversion)),
                }.Where(line => line.Change != 0),
            ],
            Places = [.. all.Where(one => one.Account == AccountKind.Clearing).GroupBy(one => one.Owner).OrderBy(place => place.Key, StringComparer.Ordinal)
                .Select(place => new ReportPlace(place.Key, -place.Sum(one => one.Amount)))],
        })];
    }

    private async Task<List<Movement>> ReadAsync(BookMonth month, CancellationToken cancellationToken)
    {
        var (from, before) = month.Span(await zone.GetAsync(cancellationToken));
        await using var connection = await connections.OpenAsync(cancellationToken);
        await using var command = connection.Command(Moved, ("from", from), ("before", before));
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<Movement>();
        while (await rows.ReadAsync(cancellationToken))
            found.Add(new Movement(rows.GetString(0), Words.Account(rows.GetString(1)), rows.GetString(2), Words.Posting(rows.GetString(3)), rows.GetInt64(4)));
        return found;
    }

    private static ReportLine Line(string id, string name, IEnumerable<Movement> moved)
    {
        var (earned, takenBack, paidOut, other) = (0L, 0L, 0L, 0L);
        foreach (var (_, _, _, kind, amount) in moved)
        {
            switch (kind)
            {
                case PostingKind.Split or PostingKind.Subscription or PostingKind.CoursePurchase or PostingKind.RoyaltyPayout:
                    earned += amount;
                    break;
                case PostingKind.Refund or PostingKind.Dispute:
                    takenBack += amount;
                    break;
                case PostingKind.Withdrawal or PostingKind.InstructorPayout:
                    paidOut += amount;
                    break;
                default:
                    other += amount;
                    break;
            }
        }

        return new ReportLine(id, name, earned, takenBack, paidOut, other);
    }
}

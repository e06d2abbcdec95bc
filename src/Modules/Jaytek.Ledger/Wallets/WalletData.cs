using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Postings;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Wallets;

/// <summary>A person's accounts and what moved them.</summary>
internal sealed class WalletData(OwnRows own) : IPersonalData
{
    public string Section => "wallets";

    public async Task<JsonNode> ExportAsync(string userId, CancellationToken cancellationToken)
    {
        var entries = await own.ReadAsync(
            userId,
            db => (
                from account in db.Set<LedgerAccount>().AsNoTracking()
                where account.Owner == userId
                join entry in db.Set<LedgerEntry>() on account.Id equals entry.AccountId
                join posting in db.Set<LedgerPosting>() on entry.PostingId equals posting.Id
                orderby posting.Id, entry.Line
                select new { account.Kind, account.Currency, entry.Amount, Why = posting.Kind, posting.At, posting.Description }).ToListAsync(cancellationToken),
            cancellationToken);
        return new JsonArray([.. entries.Select(e => new JsonObject
        {
            ["at"] = e.At, ["account"] = Words.Of(e.Kind), ["amount"] = new Kernel.Money(e.Amount, e.Currency).ToString(), ["kind"] = Words.Of(e.Why), ["description"] = e.Description,
        })]);
    }

    /// <summary>Erases nothing: the books are kept, and the accounts' owner is an id without a name from then on.</summary>
    public Task EraseAsync(string userId, CancellationToken cancellationToken) => Task.CompletedTask;
}

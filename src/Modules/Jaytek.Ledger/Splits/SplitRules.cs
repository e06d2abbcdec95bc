using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaytek.Ledger.Splits;

/// <summary>Which shares hold for a sale, and what each line of it comes to.</summary>
internal sealed class SplitRules(IOptions<LedgerOptions> options)
{
    /// <summary>The scope whose split holds where no special one does.</summary>
    public const string Platform = "platform";

    /// <summary>The recorded split in force for the first scope that has one, else the configured.</summary>
    public async Task<(long? VersionId, IReadOnlyList<SplitShare> Shares)> FindAsync(JaytekDb db, Sale sale, CancellationToken cancellationToken)
    {
        foreach (var scope in sale.Scopes.Append(Platform))
        {
            var version = await db.Set<SplitVersion>().AsNoTracking().Where(v => v.Scope == scope && v.From <= sale.At)
                .OrderByDescending(v => v.From).FirstOrDefaultAsync(cancellationToken);
            if (version?.Read() is { Count: > 0 } shares)
                return (version.Id, shares);
        }

        return (null, options.Value.SellerBasisPoints == 0 ? [] : [new SplitShare(SplitShare.Seller, options.Value.SellerBasisPoints)]);
    }

    /// <summary>The lines of a sale: tax, each holder's, and last the platform's. Together they are what the buyer paid.</summary>
    public static List<DividedLine> Divide(Sale sale, IReadOnlyList<SplitShare> shares)
    {
        var divided = (sale.Gross - sale.Tax).Allocate([.. shares.Select(s => (long)s.BasisPoints)], Rounding.Whole);
        var holders = shares.Select((share, i) => (Holder: share.Holder == SplitShare.Seller ? sale.SellerId : share.Holder, Amount: divided.Shares[i].Minor))
            .GroupBy(one => one.Holder, StringComparer.Ordinal).Select(one => (Holder: (string?)one.Key, Account: AccountKind.Pending, Amount: one.Sum(o => o.Amount)));
        (string? Holder, AccountKind Account, long Amount)[] lines =
            [(null, AccountKind.Tax, sale.Tax.Minor), .. holders, (null, AccountKind.Revenue, divided.Rest.Minor)];
        return [.. lines.Select((line, i) => new DividedLine { SaleKey = sale.Key, Line = i, Holder = line.Holder, Account = line.Account, Amount = line.Amount })];
    }

    /// <summary>
    /// Takes an amount off the lines in proportion to what each still has; how much of each. Since what is left is the weight, no line gives more
    /// than it has and no later refund gives anything back, and the last one takes the rest of all of them exactly.
    /// </summary>
    public static IReadOnlyList<long> TakeOff(IReadOnlyList<DividedLine> lines, long amount)
    {
        var parts = Rounding.Allocate(amount, [.. lines.Select(line => line.Amount - line.TakenBack)]).Shares;
        for (var i = 0; i < lines.Count; i++)
            lines[i].TakenBack += parts[i];
        return parts;
    }
}

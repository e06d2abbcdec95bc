using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaytek.Ledger.Splits;

/// <summary>Which shares hold for a part of a sale.</summary>
/// <param name="Part">What is sold, of whom.</param>
/// <param name="VersionId">The recorded split; null for the configured.</param>
/// <param name="Shares">Of the part net of tax.</param>
internal sealed record PartSplit(SalePart Part, long? VersionId, IReadOnlyList<SplitShare> Shares);

/// <summary>Which shares hold for a sale, and what each line of it comes to.</summary>
internal sealed class SplitRules(IOptions<LedgerOptions> options)
{
    /// <summary>The scope whose split holds where no special one does.</summary>
    public const string Platform = "platform";

    /// <summary>Of each part, the recorded split in force for the first of its scopes that has one, else the configured.</summary>
    public async Task<IReadOnlyList<PartSplit>> FindAsync(JaytekDb db, Sale sale, CancellationToken cancellationToken)
    {
        var found = new List<PartSplit>(sale.Parts.Count);
        foreach (var part in sale.Parts)
            found.Add(await FindAsync(db, part, sale.At, cancellationToken));
        return found;
    }

    /// <summary>The lines of a sale: tax, of each part each holder's, and last the platform's. Together they are what the buyer paid.</summary>
    public static List<DividedLine> Divide(Sale sale, IReadOnlyList<PartSplit> splits)
    {
        var net = Rounding.Allocate((sale.Gross - sale.Tax).Minor, [.. splits.Select(split => split.Part.Weight)]).Shares;
        var divided = splits.Select((split, i) => (Split: split, Money: new Money(net[i], sale.Gross.Currency)
            .Allocate([.. split.Shares.Select(share => (long)share.BasisPoints)], Rounding.Whole))).ToList();
        var holders = divided.SelectMany(one => one.Split.Shares.Select((share, i) => (
                Holder: share.Holder == SplitShare.Seller ? one.Split.Part.SellerId : share.Holder, one.Split.VersionId, Amount: one.Money.Shares[i].Minor)))
            .GroupBy(one => (one.Holder, one.VersionId))
            .Select(one => (Holder: (string?)one.Key.Holder, Account: AccountKind.Pending, one.Key.VersionId, Amount: one.Sum(o => o.Amount)));
        (string? Holder, AccountKind Account, long? VersionId, long Amount)[] lines =
            [(null, AccountKind.Tax, null, sale.Tax.Minor), .. holders, (null, AccountKind.Revenue, null, divided.Sum(one => one.Money.Rest.Minor))];
        return [.. lines.Select((line, i) => new DividedLine
        {
            SaleKey = sale.Key, Line = i, Holder = line.Holder, Account = line.Account, VersionId = line.VersionId, Amount = line.Amount,
        })];
    }

    private async Task<PartSplit> FindAsync(JaytekDb db, SalePart part, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var scope in part.Scopes.Append(Platform))
        {
            var version = await db.Set<SplitVersion>().AsNoTracking().Where(v => v.Scope == scope && v.From <= at)
                .OrderByDescending(v => v.From).FirstOrDefaultAsync(cancellationToken);
            if (version?.Read() is { Count: > 0 } shares)
                return new PartSplit(part, version.Id, shares);
        }

        return new PartSplit(part, null, options.Value.SellerBasisPoints == 0 ? [] : [new SplitShare(SplitShare.Seller, options.Value.SellerBasisPoints)]);
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

using Jaytek.Kernel;
using Jaytek.Ledger.Contracts.Views;

namespace Jaytek.Ledger.Invoices;

/// <summary>What of an invoice's lines is credited, and what is left of them.</summary>
internal static class InvoiceMath
{
    /// <summary>What is left of the lines of an invoice after some corrections: credit notes take off, invoices add again.</summary>
    public static IReadOnlyList<InvoiceLine> Left(IReadOnlyList<InvoiceLine> lines, IEnumerable<InvoiceDocument> corrections)
    {
        var left = lines.ToArray();
        foreach (var document in corrections)
        {
            var sign = document.Kind == Contracts.InvoiceKind.CreditNote ? -1 : 1;
            foreach (var line in document.Lines)
            {
                var now = left[line.Line];
                left[line.Line] = now with { Net = now.Net + (sign * line.Net), Tax = now.Tax + (sign * line.Tax), Gross = now.Gross + (sign * line.Gross) };
            }
        }

        return left;
    }

    /// <summary>
    /// Divides an amount over what is left, and in each line over net and tax, by largest remainder. No part is larger than what is left of it,
    /// and all that is left is taken to the last unit.
    /// </summary>
    /// <param name="left">What is left of the lines.</param>
    /// <param name="amount">At most all of that.</param>
    /// <param name="tax">How much of it is tax; null for the proportion in which each line has it.</param>
    public static IReadOnlyList<InvoiceLine> Take(IReadOnlyList<InvoiceLine> left, long amount, long? tax = null) =>
        [.. (tax is { } given ? Known(left, amount, given) : InProportion(left, amount)).Where(line => line.Gross > 0)];

    // Net and tax each for themselves: each part finds room in the lines, whatever the other one takes there.
    private static IEnumerable<InvoiceLine> Known(IReadOnlyList<InvoiceLine> left, long amount, long tax)
    {
        tax = Math.Clamp(tax, Math.Max(0, amount - left.Sum(line => line.Net)), Math.Min(amount, left.Sum(line => line.Tax)));
        var (nets, taxes) = (Rounding.Allocate(amount - tax, [.. left.Select(line => line.Net)]).Shares, Rounding.Allocate(tax, [.. left.Select(line => line.Tax)]).Shares);
        return left.Select((line, at) => line with { Net = nets[at], Tax = taxes[at], Gross = nets[at] + taxes[at] });
    }

    private static IEnumerable<InvoiceLine> InProportion(IReadOnlyList<InvoiceLine> left, long amount)
    {
        var parts = Rounding.Allocate(amount, [.. left.Select(line => line.Gross)]).Shares;
        return left.Zip(parts, (line, part) =>
        {
            var shares = Rounding.Allocate(part, [line.Net, line.Tax]).Shares;
            return line with { Net = shares[0], Tax = shares[1], Gross = part };
        });
    }
}

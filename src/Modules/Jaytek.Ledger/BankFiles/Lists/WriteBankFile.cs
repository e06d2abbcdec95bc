using System.Globalization;
using System.Security.Cryptography;
using Jaytek.Kernel;
using Microsoft.Extensions.Options;

namespace Jaytek.Ledger.BankFiles.Lists;

/// <summary>Makes the file of a list: the same list makes the same bytes.</summary>
internal sealed class WriteBankFile(IOptions<LedgerOptions> options)
{
    private static readonly string[] Titles = ["List", "Id", "Name", "IBAN", "Amount", "Currency", "Reference", "Asked for"];

    /// <summary>The bytes.</summary>
    public Task<byte[]> RunAsync(BankList list, IReadOnlyList<BankLine> lines, CancellationToken cancellationToken) =>
        list.Format == BankListFormat.Sepa ? Task.FromResult(SepaFile.Write(list, lines, options.Value.BankFile)) : TableAsync(list, lines, cancellationToken);

    /// <summary>What tells one file from another.</summary>
    public static string HashOf(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));

    private static async Task<byte[]> TableAsync(BankList list, IReadOnlyList<BankLine> lines, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream();
        var csv = new CsvWriter(stream);
        foreach (var title in Titles)
            csv.Plain(title);
        await csv.EndRowAsync(cancellationToken);
        foreach (var (withdrawal, account) in lines)
        {
            csv.Plain(list.Id);
            csv.Plain(withdrawal.Id);
            csv.Text(account.Name);
            csv.Plain(account.Iban);
            csv.Plain(MajorUnits.Format(withdrawal.Money));
            csv.Plain(withdrawal.Currency);
            csv.Plain("Payout " + withdrawal.Id);
            csv.Plain(withdrawal.RequestedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            await csv.EndRowAsync(cancellationToken);
        }

        await csv.FlushAsync(cancellationToken);
        return stream.ToArray();
    }
}

using Jaytek.Engine.Actions;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;
using Jaytek.Ledger.Withdrawals;
using Microsoft.Extensions.Options;

namespace Jaytek.Ledger.BankFiles.Lists;

/// <summary>Gathers what is to leave into a list for the bank. A withdrawal gets into one list, however many people gather at once.</summary>
internal sealed class GatherBankList(ActionRunner runner, BankLines lines, WriteBankFile write, SiteZone zone, IOptions<LedgerOptions> options)
{
    /// <summary>The most payments of one list: what banks take in one file without asking.</summary>
    public const int Most = 1_000;

    /// <summary>
    /// The list. What a SEPA file cannot say (<see cref="SepaFile.Takes"/>) goes on waiting. Errors: <c>engine.forbidden</c>,
    /// <c>ledger.bank_list.currency</c>, <c>ledger.bank_list.debtor</c>, <c>ledger.bank_list.nothing</c>.
    /// </summary>
    public Task<Result<BankList>> RunAsync(string currency, BankListFormat format, CancellationToken cancellationToken) =>
        runner.RunAsync<BankList>("ledger.bank_list.gather", async scope =>
        {
            if (await scope.RefuseAsync(LedgerPermissions.SendPayouts, null, cancellationToken) is { } refusal)
                return refusal;
            if (format == BankListFormat.Sepa && currency != "EUR")
                return LedgerErrors.BankListCurrency;
            if (format == BankListFormat.Sepa && !options.Value.BankFile.IsSet())
                return LedgerErrors.BankListDebtor;
            // Whoever gathers at the same moment finds what this one leaves.
            await scope.LockAsync("bank-list:" + currency, cancellationToken);
            var chosen = (await lines.WaitingAsync(currency, cancellationToken)).Where(line => format == BankListFormat.Csv || SepaFile.Takes(line)).Take(Most).ToList();
            if (chosen.Count == 0)
                return LedgerErrors.BankListNothing;
            var list = new BankList
            {
                Id = PublicId.New(), Currency = currency, Format = format, CreatedBy = scope.Actor.UserId, FileHash = "",
                CreatedAt = new DateTimeOffset(scope.Now.UtcTicks - (scope.Now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero),
                ExecuteOn = Workday(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(scope.Now, await zone.GetAsync(cancellationToken)).DateTime)),
                Count = chosen.Count, Total = Money.Sum(currency, chosen.Select(line => line.Withdrawal.Money)).Minor,
            };
            list.FileHash = WriteBankFile.HashOf(await write.RunAsync(list, chosen, cancellationToken));
            scope.Db.Add(list);
            foreach (var line in chosen)
                line.Withdrawal.BankListId = list.Id;
            scope.Audit("BankList", list.Id, $"{Counted.Of(list.Count, "withdrawal")} of {list.Sum} together gathered");
            return list;
        }, cancellationToken);

    /// <summary>A day on which banks work; their holidays are theirs, they carry out on the next day that is none.</summary>
    internal static DateOnly Workday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };
}

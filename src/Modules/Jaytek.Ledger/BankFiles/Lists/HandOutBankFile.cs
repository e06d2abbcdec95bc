using System.Globalization;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Withdrawals;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.BankFiles.Lists;

/// <summary>The file of a list.</summary>
internal sealed record BankFile(string Name, string ContentType, byte[] Bytes);

/// <summary>Hands out a list's file, and leaves a line that says to whom: it holds people's bank accounts, and a bank pays by it.</summary>
internal sealed class HandOutBankFile(ActionRunner runner, BankLines lines, WriteBankFile write)
{
    /// <summary>
    /// The same file each time, until it is known of a part of it what the bank did. Errors: <c>engine.forbidden</c>,
    /// <c>ledger.bank_list.not_found</c>, <c>ledger.bank_list.dissolved</c>, <c>ledger.bank_list.begun</c>, <c>ledger.bank_list.changed</c>.
    /// </summary>
    public Task<Result<BankFile>> RunAsync(string id, CancellationToken cancellationToken) =>
        runner.RunAsync<BankFile>("ledger.bank_list.hand_out", async scope =>
        {
            if (await scope.RefuseAsync(LedgerPermissions.SendPayouts, null, cancellationToken) is { } refusal)
                return refusal;
            if (await BankLists.LockAsync(scope, id, cancellationToken) is not { } list)
                return LedgerErrors.BankListNotFound;
            if (list.State == BankListState.Dissolved)
                return LedgerErrors.BankListDissolved;
            if (await scope.Db.Set<Withdrawal>().AnyAsync(w => w.BankListId == id && w.State != WithdrawalState.Processing, cancellationToken))
                return LedgerErrors.BankListBegun;
            var bytes = await write.RunAsync(list, await lines.OfAsync(id, cancellationToken), cancellationToken);
            if (WriteBankFile.HashOf(bytes) != list.FileHash)
                return LedgerErrors.BankListChanged;
            if (list.State == BankListState.Gathered)
                (list.State, list.HandedOutAt, list.HandedOutBy) = (BankListState.HandedOut, scope.Now, scope.Actor.UserId);
            scope.Audit("BankList", id, $"The file of {Counted.Of(list.Count, "withdrawal")}, {list.Sum} together, was handed out");
            var name = string.Create(CultureInfo.InvariantCulture, $"payouts-{list.CreatedAt:yyyy-MM-dd}-{id[^6..]}");
            return list.Format == BankListFormat.Sepa ? new BankFile(name + ".xml", "application/xml", bytes) : new BankFile(name + ".csv", "text/csv; charset=utf-8", bytes);
        }, cancellationToken);
}

/// <summary>Finds lists for who changes them or what is in them.</summary>
internal static class BankLists
{
    /// <summary>The list, or null; nobody else changes it or hands out its file until the unit of work ends.</summary>
    public static async Task<BankList?> LockAsync(ActionScope scope, string id, CancellationToken cancellationToken)
    {
        await scope.LockAsync("bank-list:" + id, cancellationToken);
        return await scope.Db.Set<BankList>().SingleOrDefaultAsync(l => l.Id == id, cancellationToken);
    }
}

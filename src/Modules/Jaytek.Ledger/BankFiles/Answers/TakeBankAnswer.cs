using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.BankFiles.Lists;
using Jaytek.Ledger.Withdrawals;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.BankFiles.Answers;

/// <summary>What a line of an answer did.</summary>
internal enum AnswerOutcome
{
    /// <summary>The withdrawal is completed now.</summary>
    Executed,

    /// <summary>The money is its owner's again now.</summary>
    Returned,

    /// <summary>It was known already.</summary>
    AsItWas,

    /// <summary>The bank is not done with it.</summary>
    UnderWay,

    /// <summary>Somebody has to look at it.</summary>
    Refused,

    /// <summary>No withdrawal of this list is called that.</summary>
    Unknown,
}

/// <summary>What came of a line.</summary>
/// <param name="Id">As the bank repeats it.</param>
/// <param name="Status">What the bank says, its reason included.</param>
/// <param name="Outcome">What that did.</param>
/// <param name="Why">A sentence where somebody has to look; else null.</param>
internal sealed record AnsweredLine(string Id, string Status, AnswerOutcome Outcome, string? Why);

/// <summary>Takes in what a bank answers of a list. The file is read whole before anything changes; the same file again changes nothing.</summary>
internal sealed class TakeBankAnswer(ActionRunner runner, UnitOfWork unit, SettleBankWithdrawal settle)
{
    /// <summary>What came of each line. Errors: <c>engine.forbidden</c>, <c>ledger.bank_answer.file</c>, <c>ledger.bank_list.not_found</c>, <c>ledger.bank_list.kept</c>.</summary>
    public async Task<Result<IReadOnlyList<AnsweredLine>>> RunAsync(byte[] file, CancellationToken cancellationToken)
    {
        var noted = await runner.RunAsync<BankAnswer>("ledger.bank_answer.take", async scope =>
        {
            if (await scope.RefuseAsync(LedgerPermissions.SendPayouts, null, cancellationToken) is { } refusal)
                return refusal;
            if (ReadBankAnswer.Of(file) is var read && read.Error is { } unreadable)
                return unreadable;
            if (await BankLists.LockAsync(scope, read.Value.ListId, cancellationToken) is not { } list)
                return LedgerErrors.AnswerFile($"It answers {read.Value.ListId}; no list here is called that.");
            if (list.State != BankListState.HandedOut)
                return LedgerErrors.BankListKept;
            scope.Audit("BankList", list.Id, $"The bank's answer {read.Value.Hash[..12]} of {Counted.Of(read.Value.Lines.Count, "line")} was taken in");
            return read.Value;
        }, cancellationToken);
        if (noted.Error is { } error)
            return error;
        var answer = noted.Value;
        var states = await unit.Db.Set<Withdrawal>().AsNoTracking().Where(w => w.BankListId == answer.ListId).ToDictionaryAsync(w => w.Id, w => w.State, cancellationToken);
        var done = new List<AnsweredLine>();
        foreach (var line in answer.Lines)
            done.Add(states.ContainsKey(line.Id) ? await TakeAsync(line with { IsDuplicate = line.IsDuplicate || answer.IsDuplicate }, line.Status, BankStatus.IsExecuted(line.Status), cancellationToken) : Unknown(line));
        // What the bank says of the whole holds for those that it does not name, as far as they are under way.
        var named = answer.Lines.Select(line => line.Id).ToHashSet();
        if (answer.Status is not null and not "PART")
        {
            foreach (var (id, _) in states.Where(one => one.Value == WithdrawalState.Processing && !named.Contains(one.Key)).OrderBy(one => one.Key, StringComparer.Ordinal))
                done.Add(await TakeAsync(new AnswerLine(id, answer.Status, answer.ReasonCode, answer.IsDuplicate), answer.Status, BankStatus.IsWholeExecuted(answer.Status), cancellationToken));
        }

        return done;
    }

    private async Task<AnsweredLine> TakeAsync(AnswerLine line, string? status, bool isExecuted, CancellationToken cancellationToken)
    {
        var said = string.Join(' ', new[] { status ?? "nothing", line.ReasonCode }.OfType<string>());
        var isRejected = BankStatus.IsRejected(status);
        if (!isExecuted && !isRejected)
            return new AnsweredLine(line.Id, said, AnswerOutcome.UnderWay, null);
        // Of two copies one may have been paid: giving the money back as well would be paying twice.
        if (isRejected && line.IsDuplicate)
            return new AnsweredLine(line.Id, said, AnswerOutcome.Refused, "The bank has had this one already. Look whether it was paid then, and say so by hand.");
        var settled = await settle.RunAsync(
            line.Id, isExecuted ? BankOutcome.Executed : BankOutcome.Returned, isRejected ? BankStatus.Sentence(status!, line.ReasonCode) : null, cancellationToken);
        return settled.Error is { } error
            ? new AnsweredLine(line.Id, said, AnswerOutcome.Refused, error.Message)
            : new AnsweredLine(line.Id, said, !settled.Value ? AnswerOutcome.AsItWas : isExecuted ? AnswerOutcome.Executed : AnswerOutcome.Returned, null);
    }

    private static AnsweredLine Unknown(AnswerLine line) => new(
        line.Id, line.Status ?? "nothing", AnswerOutcome.Unknown, line.Id.Length == 0 ? "The line names no withdrawal (OrgnlEndToEndId)." : "No withdrawal of this list is called that.");
}

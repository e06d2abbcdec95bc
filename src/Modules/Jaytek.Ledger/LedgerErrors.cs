using System.Globalization;
using Jaytek.Kernel;

namespace Jaytek.Ledger;

/// <summary>Every refusal of this module.</summary>
internal static class LedgerErrors
{
    public static Error Insufficient { get; } = new("ledger.funds.insufficient", "There is not as much on the account.", ErrorKind.Conflict);

    public static Error SplitDate { get; } = new("ledger.split.date", "A split from that day or a later one is recorded already.", ErrorKind.Conflict);

    public static Error NoWallet { get; } = new("ledger.wallet.none", "Only a person has a wallet.", ErrorKind.Forbidden);

    public static Error Own { get; } = new("ledger.own", "It is about your own money; somebody else has to decide it.", ErrorKind.Conflict);

    public static Error Method { get; } = Error.Member("ledger.payee.method", "Method", "There is no such way for money to leave.");

    public static Error PayeeNotFound { get; } = new("ledger.payee.not_found", "There are no such details.", ErrorKind.NotFound);

    public static Error PayeeDecided { get; } = new("ledger.payee.decided", "These details are decided already, or newer ones came.", ErrorKind.Conflict);

    public static Error NoPayee { get; } = new("ledger.payee.none", "Say first where your money is to go, and wait until that is approved.", ErrorKind.Conflict);

    public static Error WithdrawalAmount { get; } = Error.Member("ledger.withdrawal.amount", "Amount", "An amount is above zero.");

    public static Error WithdrawalNotFound { get; } = new("ledger.withdrawal.not_found", "There is no such withdrawal.", ErrorKind.NotFound);

    public static Error WithdrawalDecided { get; } = new("ledger.withdrawal.decided", "This withdrawal waits for nobody's decision any more.", ErrorKind.Conflict);

    public static Error WithdrawalEnded { get; } = new("ledger.withdrawal.ended", "This withdrawal was not sent, or has ended otherwise.", ErrorKind.Conflict);

    public static Error WithdrawalReason { get; } = Error.Member("ledger.withdrawal.reason", "Reason", "Say why, in at most 300 characters.");

    public static Error Cooling(DateTimeOffset until) => new(
        "ledger.payee.cooling", string.Create(CultureInfo.InvariantCulture, $"Where your money goes has changed; it may go there from {until:yyyy-MM-dd HH:mm} UTC on."), ErrorKind.Conflict);

    public static Error KeyReused(string key) => new(
        "ledger.posting.key_reused", $"The key {key} is in the books with another content; nothing was moved.", ErrorKind.Unprocessable);

    public static Error Shares(string reason) => Error.Member("ledger.split.shares", "Shares", reason);

    public static Error OtherSale(string key) => new(
        "ledger.split.other_sale", $"The sale {key} is in the books with other amounts; nothing was moved.", ErrorKind.Unprocessable);

    public static Error TooMuch(Money left) => Error.Member("ledger.split.too_much", "Amount", $"Of this sale {left} are left.");

    public static Error NotTaken(string key) => new("ledger.split.not_taken", $"Nothing was taken back under {key}.", ErrorKind.NotFound);

    public static Error TransferUnknown(string key) => new("ledger.transfer.unknown", $"There is no transfer {key}.", ErrorKind.NotFound);

    public static Error TransferEnded(string key, string how) => new("ledger.transfer.ended", $"The transfer {key} is {how} already.", ErrorKind.Conflict);

    public static Error Rate { get; } = Error.Member("ledger.conversion.rate", "Rate", "A rate is above zero, and converts the amount to at least one unit of the other currency.");
}

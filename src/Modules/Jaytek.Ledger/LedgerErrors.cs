using Jaytek.Kernel;

namespace Jaytek.Ledger;

/// <summary>Every refusal of this module.</summary>
internal static class LedgerErrors
{
    public static Error Insufficient { get; } = new("ledger.funds.insufficient", "There is not as much on the account.", ErrorKind.Conflict);

    public static Error SplitDate { get; } = new("ledger.split.date", "A split from that day or a later one is recorded already.", ErrorKind.Conflict);

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

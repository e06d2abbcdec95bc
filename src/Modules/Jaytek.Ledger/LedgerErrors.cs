using Jaytek.Kernel;

namespace Jaytek.Ledger;

/// <summary>Every refusal of this module.</summary>
internal static class LedgerErrors
{
    public static Error KeyReused(string key) => new(
        "ledger.posting.key_reused", $"The key {key} is in the books with another content; nothing was moved.", ErrorKind.Unprocessable);

    public static Error Insufficient { get; } = new("ledger.funds.insufficient", "There is not as much on the account.", ErrorKind.Conflict);
}

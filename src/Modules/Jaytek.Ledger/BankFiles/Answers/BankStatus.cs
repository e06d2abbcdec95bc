using System.Collections.Frozen;

namespace Jaytek.Ledger.BankFiles.Answers;

/// <summary>What banks' codes mean here (ISO 20022, external code sets for payment transactions' status and its reasons).</summary>
internal static class BankStatus
{
    // Paid. ACCP says only that the order was accepted; but many banks say no more of a transfer that they carry out, and tell in another
    // message of one that comes back.
    private static readonly FrozenSet<string> Executed = new[] { "ACSC", "ACCC", "ACCP" }.ToFrozenSet();

    private static readonly FrozenSet<string> Rejected = new[] { "RJCT", "CANC" }.ToFrozenSet();

    // The bank has had the same before, and may have paid that.
    private static readonly FrozenSet<string> Duplicate = new[] { "AM05", "DU01", "DU02", "DU03", "DU04", "DU05", "DUPL" }.ToFrozenSet();

    private static readonly FrozenDictionary<string, string> Reasons = new Dictionary<string, string>
    {
        ["AC01"] = "the account number is wrong",
        ["AC04"] = "the account is closed",
        ["AC06"] = "the account is blocked",
        ["AC13"] = "the account takes no such payments",
        ["AG01"] = "the account takes no such payments",
        ["AM02"] = "the amount is too large",
        ["AM04"] = "the paying account had not enough money",
        ["BE01"] = "the name does not belong to the account",
        ["BE04"] = "the receiver's address is missing",
        ["MD07"] = "the account's owner has died",
        ["MS02"] = "the receiver did not want it",
        ["MS03"] = "the bank gives no reason",
        ["RC01"] = "the bank is unknown",
        ["RR04"] = "a regulation forbids it",
    }.ToFrozenDictionary();

    public static bool IsExecuted(string? status) => status is not null && Executed.Contains(status);

    /// <summary>Whether a whole list is paid: an accepted list says nothing yet of what becomes of its payments.</summary>
    public static bool IsWholeExecuted(string? status) => status != "ACCP" && IsExecuted(status);

    public static bool IsRejected(string? status) => status is not null && Rejected.Contains(status);

    /// <summary>Whether the bank rejects it because it has it already.</summary>
    public static bool IsDuplicate(string? reasonCode) => reasonCode is not null && (Duplicate.Contains(reasonCode) || reasonCode.Contains("DUPL", StringComparison.OrdinalIgnoreCase));

    /// <summary>Why it came back, for its owner to read.</summary>
    public static string Sentence(string status, string? reasonCode) => reasonCode switch
    {
        null => status == "CANC" ? "The bank was asked to cancel it." : "The bank sent it back without a reason.",
        _ when Reasons.TryGetValue(reasonCode, out var words) => $"The bank sent it back: {words} ({reasonCode}).",
        _ => $"The bank sent it back ({reasonCode}).",
    };
}

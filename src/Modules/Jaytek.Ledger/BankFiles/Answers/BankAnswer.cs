namespace Jaytek.Ledger.BankFiles.Answers;

/// <summary>What a bank says of a list: of the whole, and of single withdrawals.</summary>
/// <param name="Hash">SHA-256 of the file, in hexadecimal.</param>
/// <param name="ListId">Which list, as the bank repeats it.</param>
/// <param name="Status">Of the whole, such as <c>RJCT</c>; null where it says none.</param>
/// <param name="ReasonCode">Why, where the whole was rejected.</param>
/// <param name="IsDuplicate">True where it says anywhere above the single withdrawals that it has had this before: then that holds for all of them.</param>
/// <param name="Lines">Of single withdrawals.</param>
internal sealed record BankAnswer(string Hash, string ListId, string? Status, string? ReasonCode, bool IsDuplicate, IReadOnlyList<AnswerLine> Lines);

/// <summary>What it says of one withdrawal.</summary>
/// <param name="Id">The end-to-end id as the bank repeats it: the withdrawal's, where it is one of ours.</param>
/// <param name="Status">A status of ISO 20022, such as <c>ACSC</c>.</param>
/// <param name="ReasonCode">Why it was rejected, such as <c>AC04</c>; null where it says none.</param>
/// <param name="IsDuplicate">True where one of its reasons says that the bank has had it before.</param>
internal sealed record AnswerLine(string Id, string? Status, string? ReasonCode, bool IsDuplicate = false);

namespace Jaytek.Ledger.Invoices;

/// <summary>Words in a row: a, b and c.</summary>
internal static class Listed
{
    public static string Of(IReadOnlyList<string> words) => words switch
    {
        [] => "",
        [var one] => one,
        _ => string.Join(", ", words.Take(words.Count - 1)) + " and " + words[^1],
    };
}

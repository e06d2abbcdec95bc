using Jaytek.Kernel;
using Microsoft.Extensions.Logging;

namespace Jaytek.Payments.Providers;

/// <summary>
/// What a provider answers names calls, codes and numbers of its own. That is for the log and for administrators; whoever buys or is paid reads words
/// of ours. The code stays.
/// </summary>
internal sealed class OurWords(ILogger<OurWords> logger)
{
    /// <summary>The error as people are shown it; one that is not a provider's as it is.</summary>
    /// <param name="error">What was answered.</param>
    /// <param name="about">Of what, for the log, such as <c>order 01…</c>.</param>
    public Error Of(Error error, string about)
    {
        if (WordsFor(error.Code) is not { } words)
            return error;
        logger.LogWarning("The provider answered for {About}: {Error}", about, error);
        return error with { Message = words };
    }

    private static string? WordsFor(string code) => code switch
    {
        PaymentsErrors.RefusedCode => "Who takes the payments here did not accept this. Nothing was taken. Write to us if it stays so.",
        PaymentsErrors.UnreachableCode => "Who takes the payments here does not answer at the moment. Nothing is lost; try again in a few minutes.",
        _ => null,
    };
}

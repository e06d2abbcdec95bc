using Jaytek.Kernel;

namespace Jaytek.Ledger.Contracts;

/// <summary>Money that is to leave for somebody's bank.</summary>
/// <param name="Id">26 characters; the key under which it is sent once, however often it is asked for.</param>
/// <param name="UserId">Whose money.</param>
/// <param name="Amount">How much.</param>
/// <param name="Details">Where to, as the provider's <see cref="IPayoutProvider.Check"/> took it.</param>
public sealed record PayoutOrder(string Id, string UserId, Money Amount, string Details);

/// <summary>How far a payout is after it was sent.</summary>
public enum PayoutProgress
{
    /// <summary>It is on its way; whether it arrived is told later.</summary>
    UnderWay,

    /// <summary>It has arrived.</summary>
    Completed,
}

/// <summary>Where money is sent to, as it may be shown and is kept.</summary>
/// <param name="Details">As the provider wants it again; kept encrypted.</param>
/// <param name="Label">Enough to recognise it by, such as the last four characters of an account.</param>
public sealed record PayeeDetails(string Details, string Label);

/// <summary>A way for money to leave: a bank file, an account at a payment provider.</summary>
public interface IPayoutProvider
{
    /// <summary>Its name in the books, such as <c>bank_file</c>: the clearing account that the money goes to.</summary>
    string Method { get; }

    /// <summary>What a person reads.</summary>
    string DisplayName { get; }

    /// <summary>False where it is not configured: nobody can choose it then.</summary>
    bool IsReady => true;

    /// <summary>The page on which a person sets it up before they choose it; null where what they type is all that it needs.</summary>
    string? SetUpPath => null;

    /// <summary>Looks at what somebody typed. Errors: the provider's own, by member.</summary>
    Result<PayeeDetails> Check(IReadOnlyDictionary<string, string> input);

    /// <summary>
    /// Sends a payout, once for its id. Errors: of kind <see cref="ErrorKind.Unavailable"/> where the outcome is not known, then it is asked again;
    /// any other means that no money left.
    /// </summary>
    Task<Result<PayoutProgress>> SendAsync(PayoutOrder order, CancellationToken cancellationToken);

    /// <summary>
    /// Whether money of a payout has left, for one that nobody sends any more; asked before it is given back to its owner. False, the default,
    /// is for ways by which nothing leaves in <see cref="SendAsync"/>. Errors: of kind <see cref="ErrorKind.Unavailable"/> where it is not known.
    /// </summary>
    Task<Result<bool>> HasLeftAsync(PayoutOrder order, CancellationToken cancellationToken) => Task.FromResult(Result.From(false));
}

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

    /// <summary>Looks at what somebody typed. Errors: the provider's own, by member.</summary>
    Result<PayeeDetails> Check(IReadOnlyDictionary<string, string> input);

    /// <summary>
    /// Sends a payout, once for its id. Errors: of kind <see cref="ErrorKind.Unavailable"/> where the outcome is not known, then it is asked again;
    /// any other means that no money left.
    /// </summary>
    Task<Result<PayoutProgress>> SendAsync(PayoutOrder order, CancellationToken cancellationToken);
}

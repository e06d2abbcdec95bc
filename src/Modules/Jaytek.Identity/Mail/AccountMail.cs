using Jaytek.Kernel;

namespace Jaytek.Identity.Mail;

/// <summary>What a mail about an account is for.</summary>
internal enum AccountMailKind
{
    ConfirmSignUp,
    AlreadyMember,
    ResetPassword,
    ConfirmAddress,
    AddressTaken,
    Approved,
    Declined,
    SignInLink,
}

/// <summary>
/// A mail about an account is to be sent. Its link is made when it is sent, so that no token lies in the outbox, and a link is good for the
/// account as it is then.
/// </summary>
/// <param name="UserId">Whose account.</param>
/// <param name="Kind">What for.</param>
/// <param name="Site">The site's address without a trailing slash; empty where nobody knows it for certain.</param>
/// <param name="Address">Where to, where that is not the account's own address.</param>
internal sealed record AccountMailRequested(string UserId, AccountMailKind Kind, string Site, string? Address = null) : IDomainEvent
{
    /// <summary>Where somebody goes on who signs in by the link; null where they said nothing.</summary>
    public string? ReturnUrl { get; init; }

    public string AggregateId => UserId;
}

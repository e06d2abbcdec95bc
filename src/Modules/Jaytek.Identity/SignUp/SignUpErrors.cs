using Jaytek.Kernel;

namespace Jaytek.Identity.SignUp;

/// <summary>Refusals of signing up and of what people do with their own account.</summary>
internal static class SignUpErrors
{
    public static readonly Error Closed = new(
        "identity.sign_up.closed", "This site does not take sign-ups of this kind. Ask who runs it for an account.", ErrorKind.Forbidden);

    /// <summary>The same words for a link that is too old, was used, or was never one.</summary>
    public static readonly Error LinkEnded = new(
        "identity.link.ended", "This link is too old or was used already. Ask for a new one.", ErrorKind.Invalid);

    public static readonly Error Unauthenticated = new("engine.unauthenticated", "Sign in first.", ErrorKind.Unauthenticated);

    public static readonly Error SignInAgain = new(
        "identity.sign_in.again", "This account has no password. Sign out and in again, and do this within ten minutes, or choose a password first.", ErrorKind.Invalid);

    public static readonly Error UnknownZone = Error.Member("identity.account.unknown_zone", "TimeZone", "There is no such time zone. Choose one such as Europe/Lisbon.");

    public static readonly Error NotPending = new(
        "identity.application.not_pending", "This application was decided already, or its applicant has not confirmed their address.", ErrorKind.Conflict);

    public static readonly Error NotWaiting = new(
        "identity.sign_up.not_waiting", "This account does not wait for its confirmation any more.", ErrorKind.Conflict);

    public static readonly Error JustSent = new("identity.sign_up.just_sent", "A mail went out within the last minute. Wait a little before you send another.", ErrorKind.Conflict);

    public static readonly Error NotForgotten = new(
        "identity.sign_up.not_forgotten", "This account was confirmed meanwhile, or has a role or something of its own. Take the role away, or delete the account.", ErrorKind.Conflict);

    public static Error NoPassword(string member) => Error.Member("identity.password.wrong", member, "Type your password.");

    public static Error WrongPassword(string member) => Error.Member("identity.password.wrong", member, "This is not the password of the account.");
}

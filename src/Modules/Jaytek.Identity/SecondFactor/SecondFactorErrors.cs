using Jaytek.Kernel;

namespace Jaytek.Identity.SecondFactor;

/// <summary>Refusals around the second step.</summary>
internal static class SecondFactorErrors
{
    /// <summary>For programs: the password was right and a code is missing.</summary>
    public static readonly Error Required = new(
        "identity.two_factor.required", "This account asks for a second step: send twoFactorCode or twoFactorRecoveryCode as well.", ErrorKind.Unauthenticated);

    public static readonly Error SetUpNeeded = new(
        "identity.two_factor.setup_needed", "A role of this account asks for a second step, and none is set up. Sign in with a browser and do so first.", ErrorKind.Forbidden);

    /// <summary>The same words for a wrong code, one that was used, and one that came while the account rests.</summary>
    public static readonly Error Refused = new(
        "identity.two_factor.refused", "This code is wrong, was used already, or came after too many wrong ones. Wait for the next one and try again.", ErrorKind.Unauthenticated);

    public static readonly Error NotPending = new(
        "identity.sign_in.not_pending", "Nobody is signing in here, or it took too long. Begin again with your password.", ErrorKind.Unauthenticated);

    public static readonly Error NotStarted = new("identity.two_factor.not_started", "Begin the set-up again.", ErrorKind.Conflict);

    public static readonly Error AlreadyOn = new("identity.two_factor.already_on", "Two-step sign-in is on already.", ErrorKind.Conflict);

    public static readonly Error IsOff = new("identity.two_factor.off", "Two-step sign-in is off.", ErrorKind.Conflict);

    public static readonly Error OfRole = new(
        "identity.two_factor.of_role", "A role of this account asks for two-step sign-in: it can be set up anew, not switched off.", ErrorKind.Conflict);

    public static Error WrongCode(string member) => Error.Member("identity.two_factor.refused", member, Refused.Message);
}

using Jaytek.Kernel;

namespace Jaytek.Identity.Passkeys;

internal static class PasskeyErrors
{
    /// <summary>The same words whatever was wrong.</summary>
    public static readonly Error Refused = new(
        "identity.passkey.refused", "This passkey was not accepted. Try again, or sign in another way.", ErrorKind.Unauthenticated);

    public static readonly Error NotAdded = new("identity.passkey.not_added", "The passkey could not be added. Try again.", ErrorKind.Invalid);

    public static readonly Error Off = new("identity.passkey.off", "This site does not take passkeys.", ErrorKind.Forbidden);

    public static readonly Error Unknown = new("identity.passkey.unknown", "There is no such passkey any more.", ErrorKind.NotFound);

    public static readonly Error TooMany = new("identity.passkey.too_many", "An account has 20 passkeys at most. Delete one that you do not use.", ErrorKind.Conflict);

    public static readonly Error LastWay = new(
        "identity.sign_in.last_way", "This is the last way into your account. Choose a password or add another way first.", ErrorKind.Conflict);

    public static readonly Error NoName = Error.Member("identity.passkey.name", "Name", "Give it a name of 1 to 60 characters.");
}

using Jaytek.Kernel;

namespace Jaytek.Identity.External;

internal static class ExternalErrors
{
    public static readonly Error Unknown = new("identity.external.not_linked", "This account is not linked to it any more.", ErrorKind.NotFound);

    public static Error NotOffered(string id) => new("identity.external.off", $"This site does not offer sign-in by {id}.", ErrorKind.NotFound);

    /// <summary>The same words for a stale answer, a made-up one, and one that is not to be believed.</summary>
    public static Error Failed(string title) => new("identity.external.failed", $"Signing in by {title} did not work. Try again.", ErrorKind.Invalid);

    public static Error Denied(string title) => new("identity.external.denied", $"You did not agree at {title}, so nothing was done.", ErrorKind.Invalid);

    public static Error NoAccount(string title) => new(
        "identity.external.no_account", $"No account of this site is linked to this one of {title}. Sign in as you usually do, and link it on the page of your account.", ErrorKind.Invalid);

    public static Error Taken(string title) => new("identity.external.taken", $"This account of {title} is linked to another account of this site.", ErrorKind.Conflict);

    public static Error HasOne(string title) => new("identity.external.has_one", $"Your account is linked to another one of {title}. Unlink that first.", ErrorKind.Conflict);

    public static Error NotYours(string title) => new("identity.external.not_yours", $"You are no longer signed in as who you were when you went to {title}. Try again.", ErrorKind.Conflict);

    public static readonly Error Suspended = new("identity.external.suspended", "This account cannot sign in.", ErrorKind.Forbidden);
}

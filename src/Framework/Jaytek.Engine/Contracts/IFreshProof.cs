using Jaytek.Engine.Actions;
using Jaytek.Kernel;

namespace Jaytek.Engine.Contracts;

/// <summary>
/// Asks whoever is signed in to prove it once more, before they are given what outlives their session. The module Identity implements it.
/// </summary>
public interface IFreshProof
{
    /// <summary>What a form asks of this actor: their password, a code of their app. Neither, where they have no password and signed in by another way.</summary>
    Task<(bool Password, bool Code)> AskedOfAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>
    /// Null where it is proven. It counts as an attempt to sign in, so it is asked before an action's transaction. Errors: <c>engine.unauthenticated</c>,
    /// <c>identity.password.wrong</c> at <c>Password</c>, <c>identity.two_factor.refused</c> at <c>Code</c>, <c>identity.sign_in.again</c>, <c>identity.sign_in.busy</c>.
    /// </summary>
    Task<Error?> RefuseAsync(Actor actor, string? password, string? code, CancellationToken cancellationToken);

    /// <summary>
    /// Null where the account is as it was when whoever asks was let in, and stays so until the end of this unit of work: a new password or "sign out
    /// everywhere" comes before it, and is told by <c>engine.unauthenticated</c>, or after it, and ends what it has made. Proof takes time in which these happen.
    /// </summary>
    Task<Error?> HoldAsync(ActionScope scope, CancellationToken cancellationToken);
}

using Jaytek.Engine.Actions;
using Jaytek.Kernel;

namespace Jaytek.Engine.Contracts;

/// <summary>
/// What a module has given out for accounts and would otherwise outlive their sessions, such as API keys. It ends with them: with a new
/// password, "sign out everywhere", a suspension, and when an administrator takes an account back from somebody.
/// </summary>
public interface IAccountCredentials
{
    /// <summary>Ends all that the account was given; in the transaction of what ends it, so that nothing is good between the two.</summary>
    /// <param name="scope">The running action.</param>
    /// <param name="userId">Whose.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task EndAsync(ActionScope scope, string userId, CancellationToken cancellationToken);
}

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
}

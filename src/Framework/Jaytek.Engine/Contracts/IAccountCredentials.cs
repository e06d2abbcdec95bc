using Jaytek.Engine.Actions;

namespace Jaytek.Engine.Contracts;

/// <summary>
/// What a module has given out for accounts and would otherwise outlive their sessions, such as API keys. It ends with them: with a new
/// password, "sign out everywhere", a suspension, and when an administrator takes an account back from somebody. A new address and a change of
/// the second step end sessions alone: servers would stop over what makes the account safer, and no key was ever made without the password.
/// </summary>
public interface IAccountCredentials
{
    /// <summary>Ends all that the account was given; in the transaction of what ends it, so that nothing is good between the two.</summary>
    /// <param name="scope">The running action.</param>
    /// <param name="userId">Whose.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task EndAsync(ActionScope scope, string userId, CancellationToken cancellationToken);
}

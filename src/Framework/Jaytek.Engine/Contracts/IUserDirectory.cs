namespace Jaytek.Engine.Contracts;

/// <summary>Names of users for other modules; the module Identity implements it.</summary>
public interface IUserDirectory
{
    /// <summary>The users with these ids; unknown ids are left out.</summary>
    Task<IReadOnlyDictionary<string, UserCard>> FindAsync(IReadOnlyCollection<string> userIds, CancellationToken cancellationToken);

    /// <summary>Users by name, for pickers: those in whose user or display name the words stand, in any case. Suspended ones are left out.</summary>
    /// <param name="search">The words; empty for everybody.</param>
    /// <param name="roles">Technical names; only users with one of them, or of any role where it is empty.</param>
    /// <param name="take">How many to answer at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<UserCard>> SearchAsync(string search, IReadOnlyCollection<string> roles, int take, CancellationToken cancellationToken);

    /// <summary>The id of the user with this name, or null.</summary>
    Task<string?> FindIdByNameAsync(string userName, CancellationToken cancellationToken);

    /// <summary>The address of a user, suspended or not, or null; for what is written to them or kept about them, never for other users' eyes.</summary>
    Task<string?> FindEmailAsync(string userId, CancellationToken cancellationToken);
}

/// <summary>What others may know of a user.</summary>
/// <param name="UserId">26 characters.</param>
/// <param name="UserName">The sign-in name.</param>
/// <param name="DisplayName">The name to show.</param>
public sealed record UserCard(string UserId, string UserName, string DisplayName);

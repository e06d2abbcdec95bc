namespace Jaytek.Engine.Contracts;

/// <summary>Says how much of a module's things a user owns, for who is about to delete the account.</summary>
public interface IOwnedThings
{
    /// <summary>The sorts of which the user owns any, with how many.</summary>
    Task<IReadOnlyList<OwnedCount>> CountAsync(string userId, CancellationToken cancellationToken);
}

/// <summary>How many of one sort.</summary>
/// <param name="Name">What an admin reads behind the count: “page” of one, “pages” of more.</param>
/// <param name="Count">How many, at least one.</param>
public sealed record OwnedCount(string Name, int Count);

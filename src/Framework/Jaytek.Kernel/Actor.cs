namespace Jaytek.Kernel;

/// <summary>Who asks.</summary>
public enum ActorKind
{
    /// <summary>Nobody is signed in.</summary>
    Anonymous,
    /// <summary>A signed-in person or script.</summary>
    User,
    /// <summary>The system itself: set-up, jobs, event handlers, the command line.</summary>
    System,
}

/// <summary>Who asks: a user, nobody, or the system. It names a person; it never carries roles, which are looked up per request.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="UserId">26 characters; null unless a user.</param>
/// <param name="UserName">The user's name; <c>system</c> for the system, null for nobody.</param>
public sealed record Actor(ActorKind Kind, string? UserId, string? UserName)
{
    /// <summary>Nobody.</summary>
    public static Actor Anonymous { get; } = new(ActorKind.Anonymous, null, null);

    /// <summary>The system; it may do everything.</summary>
    public static Actor System { get; } = new(ActorKind.System, null, "system");

    /// <summary>A signed-in user.</summary>
    public static Actor User(string userId, string userName) => new(ActorKind.User, userId, userName);

    /// <summary>True for a user or the system.</summary>
    public bool IsAuthenticated => Kind != ActorKind.Anonymous;
}

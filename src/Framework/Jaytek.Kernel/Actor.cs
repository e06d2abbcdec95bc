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
    /// <summary>A program that acts for itself and for no user; it holds the roles of its <see cref="Actor.Limit"/>.</summary>
    Application,
}

/// <summary>
/// Narrows what an actor may do to some roles' or permissions' worth: a token is given for a part of what its user holds. It widens nothing:
/// both the user and the limit must allow. One instance stands for one limit as it was read last, so that what follows from it can be kept.
/// </summary>
/// <param name="roles">The names of roles; empty where it is a list of permissions.</param>
/// <param name="permissions">The permissions; empty where it is a list of roles.</param>
public sealed class ActorLimit(IReadOnlyList<string> roles, IReadOnlyList<Permission> permissions)
{
    /// <summary>The names of roles whose rights are within the limit.</summary>
    public IReadOnlyList<string> Roles { get; } = roles;

    /// <summary>The rights that are within the limit.</summary>
    public IReadOnlyList<Permission> Permissions { get; } = permissions;
}

/// <summary>Who asks: a user, an application, nobody, or the system. It names a person; it never carries roles, which are looked up per request.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="UserId">26 characters; null unless a user, or an application, whose own id it is then.</param>
/// <param name="UserName">The user's name; <c>system</c> for the system, null for nobody.</param>
public sealed record Actor(ActorKind Kind, string? UserId, string? UserName)
{
    /// <summary>Nobody.</summary>
    public static Actor Anonymous { get; } = new(ActorKind.Anonymous, null, null);

    /// <summary>The system; it may do everything.</summary>
    public static Actor System { get; } = new(ActorKind.System, null, "system");

    /// <summary>A program that acts for itself.</summary>
    /// <param name="id">The application's id, 26 characters: it stands where a user's would.</param>
    /// <param name="name">The application's name.</param>
    /// <param name="limit">The roles that it holds.</param>
    public static Actor Application(string id, string name, ActorLimit limit) => new(ActorKind.Application, id, name) { Limit = limit };

    /// <summary>Within what the actor may act; null where nothing narrows it.</summary>
    public ActorLimit? Limit { get; init; }

    /// <summary>The state of the user's account under which this request was let in; what must not outlive that state asks whether it still stands. Null where no session is asked.</summary>
    public string? Stamp { get; init; }

    /// <summary>The key or the grant by which a program acts for the actor; null where they act themselves.</summary>
    public string? Credential { get; init; }

    /// <summary>A signed-in user.</summary>
    public static Actor User(string userId, string userName) => new(ActorKind.User, userId, userName);

    /// <summary>True for a user, an application or the system.</summary>
    public bool IsAuthenticated => Kind != ActorKind.Anonymous;
}

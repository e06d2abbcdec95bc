using Jaytek.Identity.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Identity.Rights;

/// <summary>What somebody holds: the grants of their roles, with everything that these imply.</summary>
internal sealed class Grants
{
    // Orchard's implications, which the grammar alone does not show. "manage" is not among them: it stands for every action.
    private static readonly (string Action, string[] Implied)[] OfContent =
    [
        ("publish", ["edit", "view", "preview", "clone"]),
        ("edit", ["view", "preview", "clone"]),
    ];

    private readonly Permission[] _held;

    // Sorted from wide to narrow, so that the answer is mostly found at once.
    private Grants(IEnumerable<Permission> held) => _held = [.. held.Distinct().OrderBy(permission => permission.Resource.Length)];

    public static Grants None { get; } = new([]);

    public static Grants Everything { get; } = new([Permission.All]);

    /// <summary>True for somebody who holds every right there is.</summary>
    public bool AreEverything => Array.Exists(_held, held => held.Covers(Permission.All));

    /// <summary>The grants of names as roles keep them; unknown names grant nothing.</summary>
    public static Grants Of(IEnumerable<string> names) => new(names.SelectMany(name => PermissionNames.TryResolve(name, out var permission) ? Implied(permission) : []));

    /// <summary>What holders of any of these hold.</summary>
    public static Grants Union(IEnumerable<Grants> grants) => new(grants.SelectMany(one => one._held));

    /// <summary>True where this is held.</summary>
    /// <param name="permission">The right that is asked for.</param>
    /// <param name="isOwn">Whose thing it is: the asker's, somebody else's, or null where it is nobody's in particular.</param>
    public bool Allow(Permission permission, bool? isOwn)
    {
        var asked = (isOwn, permission.Scope) switch
        {
            (true, "any") => permission.Own(),
            (false, "own") => Permission.Of(permission.Resource, permission.Action),
            _ => permission,
        };
        return Array.Exists(_held, held => held.Covers(asked));
    }

    /// <summary>True where a holder of these may hand the others on: nobody grants what they do not hold.</summary>
    public bool Cover(Grants others) => Array.TrueForAll(others._held, other => Array.Exists(_held, held => held.Covers(other)));

    private static IEnumerable<Permission> Implied(Permission permission)
    {
        yield return permission;
        if (permission.Action == "manage")
            yield return Permission.Of(permission.Resource, "*", permission.Scope);
        if (permission.Resource != "content" && !permission.Resource.StartsWith("content.", StringComparison.Ordinal))
            yield break;
        foreach (var action in Array.Find(OfContent, row => row.Action == permission.Action).Implied ?? [])
            yield return Permission.Of(permission.Resource, action, permission.Scope);
    }
}

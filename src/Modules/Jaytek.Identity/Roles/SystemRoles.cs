namespace Jaytek.Identity.Roles;

/// <summary>The three roles that the product itself knows by name; they can be neither deleted nor renamed.</summary>
internal static class SystemRoles
{
    /// <summary>Holds every right, whatever its row says.</summary>
    public const string Administrator = "Administrator";

    /// <summary>Everybody who is signed in; nobody is made a member.</summary>
    public const string Authenticated = "Authenticated";

    /// <summary>Everybody, signed in or not; nobody is made a member.</summary>
    public const string Anonymous = "Anonymous";

    /// <summary>The form in which names are compared and unique.</summary>
    public static string Normalize(string name) => name.Normalize().ToUpperInvariant();

    public static bool IsAdministrator(string? name) => name is not null && Normalize(name) == Normalize(Administrator);

    /// <summary>True for the roles that come with being signed in or not, so that nobody is made a member of them.</summary>
    public static bool IsImplicit(string name) => Normalize(name) == Normalize(Authenticated) || Normalize(name) == Normalize(Anonymous);

    public static bool IsSystem(string name) => IsAdministrator(name) || IsImplicit(name);
}

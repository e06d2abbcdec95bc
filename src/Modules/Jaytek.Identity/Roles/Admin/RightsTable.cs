using Jaytek.Engine.Security;
using Jaytek.Identity.Contracts;
using Jaytek.Identity.Rights;
using Jaytek.Kernel;

namespace Jaytek.Identity.Roles.Admin;

/// <summary>One verb on one resource: the right for everybody's things, the right for one's own, or both.</summary>
/// <param name="Text">What one may do, in a sentence.</param>
/// <param name="Any">The right over everything; null where it is not offered.</param>
/// <param name="Own">The right over one's own; null where it is not offered.</param>
/// <param name="IsSensitive">True where holding it is nearly as good as being administrator.</param>
internal sealed record RightsRow(string Text, string? Any, string? Own, bool IsSensitive)
{
    /// <summary>The names in the order of their boxes, with the word for each.</summary>
    public IEnumerable<(string Name, string Scope)> Boxes =>
        new[] { (Name: Own, Scope: "own"), (Name: Any, Scope: "any") }.Where(box => box.Name is not null).Select(box => (box.Name!, box.Scope));

    /// <summary>What the search looks through.</summary>
    public string Words(string category) => $"{category} {Text} {Own} {Any}";
}

/// <summary>The rows under one heading: a feature's, or a content type's.</summary>
internal sealed record RightsGroup(string Category, IReadOnlyList<RightsRow> Rows);

/// <summary>Everything that can be granted, as rows of a matrix.</summary>
internal static class RightsTable
{
    /// <summary>The groups, those of content types last; <paramref name="search"/> leaves the rows in which all its words stand.</summary>
    public static IReadOnlyList<RightsGroup> Of(IReadOnlyList<PermissionInfo> offered, string? search)
    {
        var words = (search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. offered.GroupBy(right => right.Category)
                .OrderBy(category => category.Key.StartsWith("Content:", StringComparison.Ordinal)).ThenBy(category => category.Key, StringComparer.Ordinal)
                .Select(category => new RightsGroup(category.Key,
                    [.. category.GroupBy(right => (right.Permission.Resource, right.Permission.Action)).Select(Row)
                        .Where(row => words.All(word => row.Words(category.Key).Contains(word, StringComparison.OrdinalIgnoreCase)))]))
                .Where(group => group.Rows.Count > 0),
        ];
    }

    /// <summary>Every name of these groups.</summary>
    public static IReadOnlyList<string> Names(IReadOnlyList<RightsGroup> groups) =>
        [.. groups.SelectMany(group => group.Rows).SelectMany(row => row.Boxes).Select(box => box.Name)];

    private static RightsRow Row(IEnumerable<PermissionInfo> rights)
    {
        var both = rights.ToList();
        var (any, own) = (both.Find(right => right.Permission.Scope == "any"), both.Find(right => right.Permission.Scope == "own"));
        return new RightsRow((any ?? own!).Description, any?.Permission.ToString(), own?.Permission.ToString(), both.Exists(right => right.IsSensitive));
    }
}

/// <summary>A role as a column: what it was given, and what comes with that.</summary>
/// <param name="Role">The role.</param>
/// <param name="Held">The names that it was given.</param>
/// <param name="Always">What everybody who has this role holds besides, by the name of the role that grants it: Anonymous, Authenticated.</param>
internal sealed record RoleColumn(AppRole Role, IReadOnlySet<string> Held, IReadOnlyList<(string RoleName, Grants Grants)> Always)
{
    private readonly (string Name, Grants Grants)[] _byName = [.. Held.Select(name => (name, Grants.Of([name])))];

    /// <summary>Why the role has this right though it was not given: the name of a wider right or another role. Null where it has not.</summary>
    public string? ImpliedBy(string name)
    {
        if (!PermissionNames.TryResolve(name, out var right))
            return null;
        if (SystemRoles.IsAdministrator(Role.Name))
            return "being administrator";
        if (Array.Find(_byName, one => one.Name != name && Allows(one.Grants, right)) is { Name: { } wider })
            return wider;
        return Always.FirstOrDefault(one => Allows(one.Grants, right)).RoleName;
    }

    // A right to one's own things is asked for as such; one to any is not had by who may touch only their own.
    private static bool Allows(Grants grants, Permission right) => grants.Allow(right, right.Scope == "own" ? true : null);
}

using Jaytek.Identity.Roles;

namespace Jaytek.Identity.Users.Admin;

/// <summary>The roles as boxes to tick.</summary>
/// <param name="Offered">Every role that there is to have.</param>
/// <param name="Chosen">The names of those that are ticked.</param>
internal sealed record RolesField(IReadOnlyList<AppRole> Offered, IReadOnlyList<string> Chosen);

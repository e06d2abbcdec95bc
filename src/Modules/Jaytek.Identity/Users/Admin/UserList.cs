using Jaytek.Engine.Data;
using Jaytek.Identity.Roles;
using Jaytek.Identity.SignUp;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Users.Admin;

/// <summary>A line of the admin's list.</summary>
internal sealed record UserLine(
    string Id, string UserName, string? DisplayName, string? Email, bool IsEnabled, bool IsWaiting, bool HasPassword, DateTimeOffset? LastSignInAt, DateTimeOffset CreatedAt,
    IReadOnlyList<string> Roles);

/// <summary>Which accounts, as the address says it; null or empty members do not filter.</summary>
/// <param name="Search">Words in a name or an address.</param>
/// <param name="Role">A role's name.</param>
/// <param name="State"><c>active</c>, <c>unconfirmed</c>, <c>suspended</c> or <c>no-password</c>.</param>
/// <param name="Sort"><c>created</c> and <c>seen</c> put the newest first; anything else sorts by name.</param>
internal sealed record UserFilter(string? Search, string? Role, string? State, string? Sort)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Search) && string.IsNullOrEmpty(Role) && string.IsNullOrEmpty(State);
}

/// <summary>Pages of users, suspended ones among them; those that were deleted are nobody.</summary>
internal sealed class UserList(JaytekDb db, ILookupNormalizer normalizer)
{
    public Task<int> CountAsync(UserFilter filter, CancellationToken cancellationToken) => Matching(filter).CountAsync(cancellationToken);

    public async Task<IReadOnlyList<UserLine>> ListAsync(UserFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        var waiting = Unconfirmed.Rows(db);
        var users = await Sorted(Matching(filter), filter.Sort).Skip(skip).Take(take)
            .Select(user => new
            {
                user.Id, user.UserName, user.DisplayName, user.Email, user.IsEnabled, HasPassword = user.PasswordHash != null, user.LastSignInAt, user.CreatedAt,
                IsWaiting = waiting.Any(row => row.UserId == user.Id),
            })
            .ToListAsync(cancellationToken);
        var ids = users.ConvertAll(user => user.Id);
        var roles = await db.Set<IdentityUserRole<string>>().Where(member => ids.Contains(member.UserId))
            .Join(db.Set<AppRole>(), member => member.RoleId, role => role.Id, (member, role) => new { member.UserId, role.Name })
            .ToListAsync(cancellationToken);
        var byUser = roles.ToLookup(role => role.UserId, role => role.Name!);
        return [.. users.Select(user => new UserLine(
            user.Id, user.UserName!, user.DisplayName, user.Email, user.IsEnabled, user.IsWaiting, user.HasPassword, user.LastSignInAt, user.CreatedAt,
            [.. byUser[user.Id].Order(StringComparer.Ordinal)]))];
    }

    private IQueryable<AppUser> Matching(UserFilter filter)
    {
        var users = db.Set<AppUser>().AsNoTracking().Where(user => user.ErasedAt == null);
        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            var (key, name) = (normalizer.NormalizeName(filter.Search.Trim()), NameKey.Of(filter.Search.Trim()));
            users = users.Where(user => user.NormalizedUserName!.Contains(key) || user.NormalizedEmail!.Contains(key)
                || (user.DisplayNameKey != null && user.DisplayNameKey.Contains(name)));
        }

        if (!string.IsNullOrEmpty(filter.Role))
        {
            var role = SystemRoles.Normalize(filter.Role);
            users = users.Where(user => db.Set<IdentityUserRole<string>>().Any(member => member.UserId == user.Id
                && db.Set<AppRole>().Any(one => one.Id == member.RoleId && one.NormalizedName == role)));
        }

        var waiting = Unconfirmed.Rows(db);
        return filter.State switch
        {
            "unconfirmed" => users.Where(user => waiting.Any(row => row.UserId == user.Id)),
            "active" => users.Where(user => user.IsEnabled && user.PasswordHash != null),
            "suspended" => users.Where(user => !user.IsEnabled && !waiting.Any(row => row.UserId == user.Id)),
            "no-password" => users.Where(user => user.IsEnabled && user.PasswordHash == null),
            _ => users,
        };
    }

    private static IOrderedQueryable<AppUser> Sorted(IQueryable<AppUser> users, string? sort) => sort switch
    {
        "created" => users.OrderByDescending(user => user.CreatedAt).ThenBy(user => user.Id),
        // Null is first on one database and last on the other.
        "seen" => users.OrderBy(user => user.LastSignInAt == null).ThenByDescending(user => user.LastSignInAt).ThenBy(user => user.Id),
        _ => users.OrderBy(user => user.NormalizedUserName),
    };
}

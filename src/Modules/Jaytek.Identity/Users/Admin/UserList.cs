using Jaytek.Engine.Data;
using Jaytek.Identity.Roles;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Users.Admin;

/// <summary>A line of the admin's list.</summary>
internal sealed record UserLine(string Id, string UserName, string? DisplayName, string? Email, bool IsEnabled, bool HasPassword, IReadOnlyList<string> Roles);

/// <summary>Pages of users, suspended ones among them.</summary>
internal sealed class UserList(JaytekDb db, ILookupNormalizer normalizer)
{
    public Task<int> CountAsync(string? search, CancellationToken cancellationToken) => Matching(search).CountAsync(cancellationToken);

    public async Task<IReadOnlyList<UserLine>> ListAsync(string? search, int skip, int take, CancellationToken cancellationToken)
    {
        var users = await Matching(search).OrderBy(user => user.NormalizedUserName).Skip(skip).Take(take)
            .Select(user => new { user.Id, user.UserName, user.DisplayName, user.Email, user.IsEnabled, HasPassword = user.PasswordHash != null })
            .ToListAsync(cancellationToken);
        var ids = users.ConvertAll(user => user.Id);
        var roles = await db.Set<IdentityUserRole<string>>().Where(member => ids.Contains(member.UserId))
            .Join(db.Set<AppRole>(), member => member.RoleId, role => role.Id, (member, role) => new { member.UserId, role.Name })
            .ToListAsync(cancellationToken);
        var byUser = roles.ToLookup(role => role.UserId, role => role.Name!);
        return [.. users.Select(user => new UserLine(
            user.Id, user.UserName!, user.DisplayName, user.Email, user.IsEnabled, user.HasPassword, [.. byUser[user.Id].Order(StringComparer.Ordinal)]))];
    }

    private IQueryable<AppUser> Matching(string? search)
    {
        var users = db.Set<AppUser>().AsNoTracking();
        if (string.IsNullOrWhiteSpace(search))
            return users;
        var key = normalizer.NormalizeName(search.Trim());
        return users.Where(user => user.NormalizedUserName!.Contains(key) || user.NormalizedEmail!.Contains(key));
    }
}

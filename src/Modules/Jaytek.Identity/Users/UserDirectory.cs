using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Identity.Roles;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Users;

/// <summary>Names of users for everybody else.</summary>
internal sealed class UserDirectory(JaytekDb db, ILookupNormalizer normalizer) : IUserDirectory
{
    // SQLite and PostgreSQL take many more parameters; a page of anything is far below it.
    private const int MostAtOnce = 500;

    public async Task<IReadOnlyDictionary<string, UserCard>> FindAsync(IReadOnlyCollection<string> userIds, CancellationToken cancellationToken)
    {
        var cards = new Dictionary<string, UserCard>(StringComparer.Ordinal);
        foreach (var ids in userIds.Distinct(StringComparer.Ordinal).Chunk(MostAtOnce))
        {
            var users = await db.Set<AppUser>().AsNoTracking().Where(user => ids.Contains(user.Id))
                .Select(user => new UserCard(user.Id, user.UserName!, user.DisplayName ?? user.UserName!))
                .ToListAsync(cancellationToken);
            foreach (var user in users)
                cards[user.UserId] = user;
        }

        return cards;
    }

    public async Task<IReadOnlyList<UserCard>> SearchAsync(
        string search, IReadOnlyCollection<string> roles, int take, CancellationToken cancellationToken)
    {
        var users = db.Set<AppUser>().AsNoTracking().Where(user => user.IsEnabled);
        if (roles.Count > 0)
        {
            var names = roles.Select(normalizer.NormalizeName).ToList();
            var members = db.Set<IdentityUserRole<string>>()
                .Where(member => db.Set<AppRole>().Any(role => role.Id == member.RoleId && names.Contains(role.NormalizedName)));
            users = users.Where(user => members.Any(member => member.UserId == user.Id));
        }

        if (!string.IsNullOrWhiteSpace(search))
        {
            var (name, key) = (normalizer.NormalizeName(search.Trim()), NameKey.Of(search.Trim()));
            users = users.Where(user => user.NormalizedUserName!.Contains(name) || (user.DisplayNameKey != null && user.DisplayNameKey.Contains(key)));
        }

        return await users.OrderBy(user => user.DisplayNameKey ?? user.NormalizedUserName).ThenBy(user => user.Id).Take(take)
            .Select(user => new UserCard(user.Id, user.UserName!, user.DisplayName ?? user.UserName!)).ToListAsync(cancellationToken);
    }

    public Task<string?> FindIdByNameAsync(string userName, CancellationToken cancellationToken)
    {
        var key = normalizer.NormalizeName(userName);
        return db.Set<AppUser>().AsNoTracking().Where(user => user.NormalizedUserName == key).Select(user => user.Id).SingleOrDefaultAsync(cancellationToken);
    }

    public Task<string?> FindEmailAsync(string userId, CancellationToken cancellationToken) =>
        db.Set<AppUser>().AsNoTracking().Where(user => user.Id == userId).Select(user => user.Email).SingleOrDefaultAsync(cancellationToken);
}

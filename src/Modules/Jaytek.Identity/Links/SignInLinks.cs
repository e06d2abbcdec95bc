using System.Security.Cryptography;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Identity.SignUp;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Links;

/// <summary>Makes links that let their owner sign in, and uses them up.</summary>
internal sealed class SignInLinks(JaytekDb db, ActionRunner runner, TimeProvider clock)
{
    public const int Minutes = 15;

    private const int Bytes = 32;

    /// <summary>A new link's token, for the mail alone. Links sent before stay good as long as they are: mails overtake each other.</summary>
    public async Task<string> MakeAsync(AppUser user, CancellationToken cancellationToken)
    {
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(Bytes));
        var made = await runner.RunAsync("identity.sign_in_link.make", scope =>
        {
            scope.Db.Add(new SignInLink { TokenHash = Hash(token), UserId = user.Id, Stamp = user.SecurityStamp!, ExpiresAt = scope.Now.AddMinutes(Minutes) });
            return Task.FromResult(Result.Success);
        }, cancellationToken);
        return made.Error is { } error ? throw new InvalidOperationException($"The link could not be kept: {error}") : token;
    }

    /// <summary>Whose link this is, without using it up: programs that look through mail open links. Null where it is none, or no longer good.</summary>
    public async Task<AppUser?> FindAsync(string? token, CancellationToken cancellationToken)
    {
        if (token is not { Length: > 0 and < 128 })
            return null;
        var (hash, now) = (Hash(token), clock.GetUtcNow());
        return await db.Set<SignInLink>().Where(link => link.TokenHash == hash && link.ExpiresAt > now)
            .Join(db.Set<AppUser>().AsNoTracking().Where(user => user.IsEnabled), link => new { Id = link.UserId, Stamp = (string?)link.Stamp }, user => new { user.Id, Stamp = user.SecurityStamp }, (_, user) => user)
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Uses a link up: of two who come with it at once, one comes in. Errors: <c>identity.link.ended</c>.</summary>
    public Task<Result<AppUser>> UseAsync(string? token, CancellationToken cancellationToken) =>
        runner.RunAsync<AppUser>("identity.sign_in_link.use", async scope =>
        {
            if (await FindAsync(token, cancellationToken) is not { Id: var id })
                return SignUpErrors.LinkEnded;
            var hash = Hash(token!);
            if (await scope.Db.Set<SignInLink>().Where(link => link.TokenHash == hash).ExecuteDeleteAsync(cancellationToken) != 1)
                return SignUpErrors.LinkEnded;
            var user = await scope.Db.Set<AppUser>().SingleAsync(one => one.Id == id, cancellationToken);
            // Who opens a link that was sent to the address has proven it.
            (user.EmailConfirmed, user.LastSignInAt) = (true, scope.Now);
            return user;
        }, cancellationToken);

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token)));
}

using Jaytek.Engine.Actions;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Identity.Account;
using Jaytek.Identity.SignIn;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace Jaytek.Identity.Passkeys;

/// <param name="Id">The credential's id, base64url.</param>
/// <param name="Name">As its owner calls it.</param>
/// <param name="AddedAt">When.</param>
internal sealed record PasskeyView(string Id, string Name, DateTimeOffset AddedAt);

/// <summary>The passkeys of one's own account. To add one asks for password and code first: it lets in past both.</summary>
internal sealed class OwnPasskeys(
    ActionRunner runner, UserManager<AppUser> users, IPasskeyHandler<AppUser> handler, PasskeyState state, OwnAccount own, LastWay lastWay,
    ISettings<SignInSettings> settings, ICurrentActor current)
{
    private const int Most = 20;

    private const int LongestName = 60;

    public async Task<IReadOnlyList<PasskeyView>> ListAsync(string userId, CancellationToken cancellationToken) =>
        await users.FindByIdAsync(userId).WaitAsync(cancellationToken) is { } user
            ? [.. (await users.GetPasskeysAsync(user)).OrderBy(one => one.CreatedAt).Select(one => new PasskeyView(WebEncoders.Base64UrlEncode(one.CredentialId), one.Name ?? "Passkey", one.CreatedAt))]
            : [];

    /// <summary>What the browser is to ask of its authenticator, as JSON. Errors: <c>identity.passkey.off</c>, <c>.too_many</c>, those of <see cref="OwnAccount.RefuseAsync"/>.</summary>
    public async Task<Result<string>> BeginAsync(HttpContext context, string? password, string? code)
    {
        var cancellationToken = context.RequestAborted;
        if (!(await settings.GetAsync(cancellationToken)).Passkeys)
            return PasskeyErrors.Off;
        if (await own.RefuseAsync(current.Actor, password, code, "Password", cancellationToken) is { } refusal)
            return refusal;
        var user = (await users.FindByIdAsync(current.Actor.UserId!))!;
        if ((await users.GetPasskeysAsync(user)).Count >= Most)
            return PasskeyErrors.TooMany;
        var entity = new PasskeyUserEntity { Id = user.Id, Name = user.Email ?? user.UserName!, DisplayName = user.DisplayName ?? user.UserName! };
        var options = await handler.MakeCreationOptionsAsync(entity, context);
        state.Keep(context, Purpose(user.Id), options.AttestationState);
        return options.CreationOptionsJson;
    }

    /// <summary>Keeps what the authenticator made. Errors: <c>identity.passkey.not_added</c>, <c>identity.passkey.name</c>.</summary>
    public async Task<Result> AddAsync(HttpContext context, string? credential, string? name)
    {
        if (current.Actor.UserId is not { } userId || state.Take(context, Purpose(userId)) is not { Length: > 0 } asked || credential is not { Length: > 0 and < 32_768 })
            return PasskeyErrors.NotAdded;
        if (!IsName(name))
            return PasskeyErrors.NoName;
        var made = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = context, CredentialJson = credential, AttestationState = asked });
        if (!made.Succeeded || made.UserEntity.Id != userId)
            return PasskeyErrors.NotAdded;
        made.Passkey.Name = name!.Trim();
        return await runner.RunAsync("identity.passkey.add", async scope =>
        {
            var found = await OwnAccount.FindAsync(scope, context.RequestAborted);
            if (found.Error is { } error)
                return error;
            if (await users.FindByPasskeyIdAsync(made.Passkey.CredentialId) is not null || !(await users.AddOrUpdatePasskeyAsync(found.Value, made.Passkey)).Succeeded)
                return PasskeyErrors.NotAdded;
            scope.Audit("User", userId, $"{found.Value.UserName} added the passkey {made.Passkey.Name}");
            return Result.Success;
        }, context.RequestAborted);
    }

    /// <summary>Errors: <c>identity.passkey.unknown</c>, <c>identity.passkey.name</c>.</summary>
    public Task<Result> RenameAsync(string? id, string? name, CancellationToken cancellationToken) =>
        runner.RunAsync("identity.passkey.rename", async scope =>
        {
            if (!IsName(name))
                return PasskeyErrors.NoName;
            var found = await FindAsync(scope, id, cancellationToken);
            if (found.Error is { } error)
                return error;
            var (user, passkey) = found.Value;
            passkey.Name = name!.Trim();
            return (await users.AddOrUpdatePasskeyAsync(user, passkey)).Succeeded ? Result.Success : PasskeyErrors.Unknown;
        }, cancellationToken);

    /// <summary>Errors: <c>identity.passkey.unknown</c>, <c>identity.sign_in.last_way</c>.</summary>
    public Task<Result> DeleteAsync(string? id, CancellationToken cancellationToken) =>
        runner.RunAsync("identity.passkey.delete", async scope =>
        {
            var found = await FindAsync(scope, id, cancellationToken);
            if (found.Error is { } error)
                return error;
            var (user, passkey) = found.Value;
            if (await lastWay.IsOneAsync(user, cancellationToken))
                return PasskeyErrors.LastWay;
            await users.RemovePasskeyAsync(user, passkey.CredentialId);
            scope.Audit("User", user.Id, $"{user.UserName} deleted the passkey {passkey.Name}");
            return Result.Success;
        }, cancellationToken);

    private async Task<Result<(AppUser User, UserPasskeyInfo Passkey)>> FindAsync(ActionScope scope, string? id, CancellationToken cancellationToken)
    {
        var found = await OwnAccount.FindAsync(scope, cancellationToken);
        if (found.Error is { } error)
            return error;
        var mine = await users.GetPasskeysAsync(found.Value);
        return mine.FirstOrDefault(one => WebEncoders.Base64UrlEncode(one.CredentialId) == id) is { } passkey ? (found.Value, passkey) : PasskeyErrors.Unknown;
    }

    private static bool IsName(string? name) => name?.Trim() is { Length: > 0 and <= LongestName };

    private static string Purpose(string userId) => $"add:{userId}";
}

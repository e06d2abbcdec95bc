using Jaytek.Engine.Actions;
using Jaytek.Engine.Settings;
using Jaytek.Identity.SignIn;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Passkeys;

/// <summary>Lets somebody in whose device signs the site's challenge with a key of an account (WebAuthn Level 3, 7.2; ASP.NET Core Identity does the checks).</summary>
internal sealed class SignInByPasskey(ActionRunner runner, UserManager<AppUser> users, IPasskeyHandler<AppUser> handler, PasskeyState state, ISettings<SignInSettings> settings)
{
    private const string Purpose = "sign-in";

    /// <summary>What the browser is to ask of its authenticator, as JSON; it names no account. Errors: <c>identity.passkey.off</c>.</summary>
    public async Task<Result<string>> BeginAsync(HttpContext context)
    {
        if (!(await settings.GetAsync(context.RequestAborted)).Passkeys)
            return PasskeyErrors.Off;
        var options = await handler.MakeRequestOptionsAsync(null, context);
        state.Keep(context, Purpose, options.AssertionState);
        return options.RequestOptionsJson;
    }

    /// <summary>Whose key it is. Errors: <c>identity.passkey.refused</c>.</summary>
    public async Task<Result<AppUser>> RunAsync(HttpContext context, string? credential)
    {
        if (state.Take(context, Purpose) is not { Length: > 0 } asked || credential is not { Length: > 0 and < 32_768 }
            || !(await settings.GetAsync(context.RequestAborted)).Passkeys)
            return PasskeyErrors.Refused;
        var answer = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = context, CredentialJson = credential, AssertionState = asked });
        if (!answer.Succeeded)
            return PasskeyErrors.Refused;
        return await runner.RunAsync<AppUser>("identity.passkey.use", async scope =>
        {
            if (await scope.Db.Set<AppUser>().SingleOrDefaultAsync(one => one.Id == answer.User.Id && one.IsEnabled, context.RequestAborted) is not { } user)
                return PasskeyErrors.Refused;
            user.LastSignInAt = scope.Now;
            // The key's counter, by which a copy of it would be noticed.
            return (await users.AddOrUpdatePasskeyAsync(user, answer.Passkey)).Succeeded ? user : PasskeyErrors.Refused;
        }, context.RequestAborted);
    }
}

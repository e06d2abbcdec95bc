using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Identity.SignIn;

/// <summary>Where somebody goes who has signed in.</summary>
internal static class SignInTarget
{
    /// <summary>Where they wanted to go, on this site only; else the admin where they may enter it, else their account.</summary>
    public static async Task<string> OfAsync(IUrlHelper url, IAuthorizer authorizer, string? returnUrl, Actor actor, CancellationToken cancellationToken)
    {
        if (returnUrl is { Length: > 0 } && url.IsLocalUrl(returnUrl))
            return returnUrl;
        return await authorizer.AllowsAsync(actor, IdentityPermissions.AccessAdmin, null, cancellationToken) ? "~/admin" : "~/account";
    }
}

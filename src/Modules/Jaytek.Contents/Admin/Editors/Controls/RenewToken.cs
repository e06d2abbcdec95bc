using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Contents.Admin.Editors.Controls;

/// <summary>
/// <c>GET /admin/editor/session</c>: a token for the forms of an editor that was open while its session ended, and the header that may carry
/// it. Whoever is not signed in is sent to sign in, as from any page, which tells the script that asks.
/// </summary>
internal static class RenewToken
{
    public static Task RunAsync(HttpContext context)
    {
        var tokens = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new Answer(tokens.HeaderName!, tokens.RequestToken!)).ExecuteAsync(context);
    }

    private sealed record Answer(string Header, string Token);
}

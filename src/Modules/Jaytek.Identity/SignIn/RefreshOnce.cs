using System.Security.Claims;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Jaytek.Identity.SignIn;

/// <summary>
/// Lets each refresh token of the sign-in for scripts be used once. One that comes again is in two hands, and nobody can tell whose are the
/// right ones: then every token of its sign-in ends (RFC 9700 section 4.14.2).
/// </summary>
internal sealed class RefreshOnce(ActionRunner runner, IOptions<AccountOptions> options)
{
    /// <summary>Under this provider a used token's name is the name of a row of the account, and its value is when the row may go.</summary>
    public const string Provider = "Jaytek.UsedRefresh";

    /// <summary>Takes the token's one use. Errors: <c>identity.token.refused</c> where it was taken before or never had one, <c>engine.busy</c>.</summary>
    public async Task<Result> TakeAsync(string userId, ClaimsPrincipal ticket, CancellationToken cancellationToken)
    {
        if (ticket.FindFirstValue(Ticket.Use) is not { } use || ticket.FindFirstValue(Ticket.Session) is not { } signIn)
            return IdentityErrors.TokenRefused;
        var taken = await runner.RunAsync("identity.token.refresh", scope =>
        {
            scope.Db.Set<IdentityUserToken<string>>().Add(Row(userId, Provider, use, scope.Now));
            return Task.FromResult(Result.Success);
        }, cancellationToken);
        return taken.Error?.Code == "engine.duplicate" ? await EndAsync(userId, signIn, cancellationToken) : taken;
    }

    private async Task<Result> EndAsync(string userId, string signIn, CancellationToken cancellationToken)
    {
        var ended = await runner.RunAsync("identity.token.reuse", scope =>
        {
            scope.Db.Set<IdentityUserToken<string>>().Add(Row(userId, EndedSessions.Provider, signIn, scope.Now));
            scope.Bump(EndedSessions.EpochName);
            scope.Audit("User", userId, "A refresh token came a second time; every token of its sign-in has ended");
            return Task.FromResult(Result.Success);
        }, cancellationToken);
        return ended.Error is { } error && error.Code != "engine.duplicate" ? error : IdentityErrors.TokenRefused;
    }

    // No token of a sign-in outlives a refresh token that is made this instant.
    private IdentityUserToken<string> Row(string userId, string provider, string name, DateTimeOffset now) =>
        EndedTickets.Row(userId, provider, name, now.AddDays(options.Value.RefreshDays));
}

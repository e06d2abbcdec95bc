using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Stripe;
using Microsoft.EntityFrameworkCore;
using static Jaytek.Payments.Stripe.StripeAsking;

namespace Jaytek.Payments.Connect;

/// <summary>Leads somebody to Stripe's questions: makes their account there, once, and a link that is good once.</summary>
internal sealed class SetUpPayouts(ActionRunner runner, StripeClient client, StripeOptions options, IAccounts people, SiteAddress site, OurWords words)
{
    /// <summary>
    /// The address at Stripe; never kept. Errors: <c>engine.forbidden</c>, <c>payments.connect.country</c>, <c>payments.connect.off</c>, and the provider's.
    /// </summary>
    /// <param name="country">Two letters; of one who has an account already it is not asked again.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<string>> RunAsync(string? country, CancellationToken cancellationToken)
    {
        if (!options.IsSet() || await site.ForMailAsync(cancellationToken) is not { Length: > 0 } address)
            return PaymentsErrors.NoConnect;
        // The row is there before Stripe is asked: after a crash the same account is asked for again.
        var begun = await BeginAsync(country, cancellationToken);
        if (begun.Error is { } refusal)
            return refusal;
        var account = begun.Value;
        var link = await AskAsync<string>(async () =>
        {
            var id = account.AccountId ?? await MakeAsync(account, cancellationToken);
            var made = await client.Accounts.CreateOnboardingLinkAsync(
                id, address + ConnectModel.Address, $"{address}{ConnectModel.Address}?back=1", $"connect-link-{PublicId.New()}", cancellationToken);
            return made.Url;
        }, cancellationToken);
        return link.Error is { } error ? words.Of(error, $"the account of {account.UserId}") : link;
    }

    private Task<Result<ConnectedAccount>> BeginAsync(string? country, CancellationToken cancellationToken) =>
        runner.RunAsync<ConnectedAccount>("payments.connect.begin", async scope =>
        {
            if (await scope.RefuseAsync(LedgerRights.Withdraw, scope.Actor.UserId, cancellationToken) is { } refusal)
                return refusal;
            if (scope.Actor is not { Kind: ActorKind.User, UserId: { } user })
                return PaymentsErrors.SignIn;
            await scope.LockAsync("connect:" + user, cancellationToken);
            if (await scope.Db.Set<ConnectedAccount>().SingleOrDefaultAsync(a => a.UserId == user, cancellationToken) is { } there)
                return there;
            if (!ConnectCountries.Knows(country))
                return PaymentsErrors.Country;
            var account = new ConnectedAccount { UserId = user, Country = country!, CreatedAt = scope.Now };
            scope.Db.Add(account);
            scope.Audit("ConnectedAccount", user, $"Account at Stripe asked for, in {country}");
            return account;
        }, cancellationToken);

    private async Task<string> MakeAsync(ConnectedAccount account, CancellationToken cancellationToken)
    {
        var profile = await people.ProfileAsync(account.UserId, cancellationToken);
        var made = await client.Accounts.CreateAsync(
            account.Country, profile is { IsEmailConfirmed: true } ? profile.Email : null, new Dictionary<string, string> { ["user"] = account.UserId }, account.Key, cancellationToken);
        await runner.RunAsync("payments.connect.made", async scope =>
        {
            await scope.LockAsync("connect:" + account.UserId, cancellationToken);
            (await scope.Db.Set<ConnectedAccount>().SingleAsync(a => a.UserId == account.UserId, cancellationToken)).AccountId = made.Id;
            return Result.Success;
        }, cancellationToken);
        return made.Id;
    }
}

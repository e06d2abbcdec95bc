using Jaytek.Payments.Stripe.Calls;
using Jaytek.Payments.Stripe.Objects;

namespace Jaytek.Payments.Stripe.Endpoints;

/// <summary>Accounts of those who are paid out. Stripe asks them what it has to know, on pages of its own; we keep the id alone.</summary>
internal sealed class ConnectAccounts(StripeCaller caller)
{
    private const string Path = "/v1/accounts";

    /// <summary>Makes an Express account that can be paid by transfers.</summary>
    /// <param name="country">Two letters, <c>DE</c>; it cannot be changed later.</param>
    /// <param name="email">Filled in for them, or null.</param>
    /// <param name="metadata">Our notes.</param>
    /// <param name="idempotencyKey">Names this account's making.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<ConnectAccount> CreateAsync(string country, string? email, IReadOnlyDictionary<string, string> metadata, string idempotencyKey, CancellationToken cancellationToken) =>
        caller.CallAsync<ConnectAccount>(
            StripeRequest.Post(
                Path,
                new StripeForm().Add("type", "express").Add("country", country).Add("email", email)
                    .Add("capabilities", new StripeForm().Add("transfers", new StripeForm().Add("requested", true)))
                    .Add("metadata", metadata),
                idempotencyKey),
            cancellationToken);

    /// <summary>An account as it is now.</summary>
    public Task<ConnectAccount> GetAsync(string id, CancellationToken cancellationToken) =>
        caller.CallAsync<ConnectAccount>(StripeRequest.Get($"{Path}/{StripeRequest.Id(id)}"), cancellationToken);

    /// <summary>A link to Stripe's questions. Never kept and never mailed: it is good once, for minutes, and lets one in.</summary>
    /// <param name="accountId">Whose.</param>
    /// <param name="refreshUrl">Where one is sent whose link is used up; it makes a new one.</param>
    /// <param name="returnUrl">Where one is sent afterwards, done or not: what was done, the account tells.</param>
    /// <param name="idempotencyKey">Names this link.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<AccountLink> CreateOnboardingLinkAsync(string accountId, string refreshUrl, string returnUrl, string idempotencyKey, CancellationToken cancellationToken) =>
        caller.CallAsync<AccountLink>(
            StripeRequest.Post(
                "/v1/account_links",
                new StripeForm().Add("account", accountId).Add("type", "account_onboarding").Add("refresh_url", refreshUrl).Add("return_url", returnUrl),
                idempotencyKey),
            cancellationToken);

    /// <summary>A link to somebody's own pages at Stripe; refused before they have gone through its questions.</summary>
    public Task<LoginLink> CreateLoginLinkAsync(string accountId, string idempotencyKey, CancellationToken cancellationToken) =>
        caller.CallAsync<LoginLink>(StripeRequest.Post($"{Path}/{StripeRequest.Id(accountId)}/login_links", new StripeForm(), idempotencyKey), cancellationToken);

    /// <summary>What went from an account to its bank. It is asked for as that account.</summary>
    public IAsyncEnumerable<Payout> ListPayoutsAsync(string accountId, CreatedIn created, int most, CancellationToken cancellationToken) =>
        caller.ListAsync<Payout>("/v1/payouts", new StripeForm().Add("created", created.ToForm()), most, accountId, cancellationToken);
}

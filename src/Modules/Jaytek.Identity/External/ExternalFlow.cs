using System.Security.Claims;
using System.Text.Encodings.Web;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jaytek.Identity.External;

/// <summary>What somebody brings back from another site.</summary>
/// <param name="Person">Who the site says they are; null where it said nothing that is believed.</param>
/// <param name="ReturnUrl">Where they wanted to go.</param>
/// <param name="LinkFor">The account for which they went, to link it; null for who signs in.</param>
/// <param name="IsDenied">True where they said no there.</param>
internal sealed record ExternalReturn(ExternalPerson? Person, string? ReturnUrl, string? LinkFor, bool IsDenied);

/// <summary>Sends people to other sites and takes them back. Handlers are made per request from the settings of now, so that a change of these needs no restart and no request pays for providers that it does not use.</summary>
internal sealed class ExternalFlow(
    IEnumerable<ExternalProvider> providers, ISettings<ExternalSignInSettings> settings, IOptions<ExternalSignInOptions> configured, ExternalHttp http,
    IdTokens idTokens, IDataProtectionProvider protection, TimeProvider clock, ILoggerFactory loggers)
{
    private const string Back = "return";

    private const string Link = "link";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly ILogger _logger = loggers.CreateLogger<ExternalFlow>();

    /// <summary>Those whose registration is entered, in the order in which they are offered.</summary>
    public async Task<IReadOnlyList<ExternalProvider>> OfferedAsync(CancellationToken cancellationToken)
    {
        var offered = new List<ExternalProvider>();
        foreach (var provider in providers)
        {
            if (await RegistrationAsync(provider, cancellationToken) is not null)
                offered.Add(provider);
        }

        return offered;
    }

    public async Task<ExternalProvider?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await OfferedAsync(cancellationToken)).FirstOrDefault(one => one.Id == id);

    /// <summary>Answers the request with the way to the other site.</summary>
    public async Task SendAsync(HttpContext context, ExternalProvider provider, string? returnUrl, string? linkFor)
    {
        var handler = await HandlerAsync(context, provider);
        await handler.ChallengeAsync(new AuthenticationProperties(new Dictionary<string, string?> { [Back] = returnUrl, [Link] = linkFor }));
    }

    /// <summary>Takes somebody back; a request that is no answer to one of ours brings nobody.</summary>
    public async Task<ExternalReturn> TakeBackAsync(HttpContext context, ExternalProvider provider)
    {
        var back = new ExternalReturn(null, null, null, false);
        var handler = await HandlerAsync(context, provider, new OAuthEvents
        {
            OnTicketReceived = received =>
            {
                back = Read(received.Principal!, received.Properties!);
                received.HandleResponse();
                return Task.CompletedTask;
            },
            OnAccessDenied = denied =>
            {
                back = Read(null, denied.Properties) with { IsDenied = true };
                denied.HandleResponse();
                return Task.CompletedTask;
            },
            OnRemoteFailure = failed =>
            {
                _logger.LogWarning("Sign-in by {Provider} failed: {Reason}", provider.Title, failed.Failure?.Message);
                back = Read(null, failed.Properties);
                failed.HandleResponse();
                return Task.CompletedTask;
            },
        });
        await handler.HandleRequestAsync();
        return back;
    }

    private static ExternalReturn Read(ClaimsPrincipal? principal, AuthenticationProperties? properties)
    {
        var person = principal is null ? null : new ExternalPerson(
            principal.FindFirstValue(ClaimTypes.NameIdentifier)!, principal.FindFirstValue(ExternalHandler.Email), principal.HasClaim(ExternalHandler.EmailVerified, "true"));
        return new ExternalReturn(person, properties?.Items.GetValue(Back), properties?.Items.GetValue(Link), false);
    }

    private async Task<ExternalHandler> HandlerAsync(HttpContext context, ExternalProvider provider, OAuthEvents? events = null)
    {
        var registration = await RegistrationAsync(provider, context.RequestAborted)
            ?? throw new InvalidOperationException($"{provider.Title} is not set up.");
        var options = new OAuthOptions
        {
            ClientId = registration.ClientId,
            ClientSecret = registration.ClientSecret,
            AuthorizationEndpoint = registration.AuthorizationEndpoint,
            TokenEndpoint = registration.TokenEndpoint,
            CallbackPath = $"/login/with/{provider.Id}/callback",
            UsePkce = provider.UsesPkce,
            Backchannel = http.Client,
            TimeProvider = clock,
            RemoteAuthenticationTimeout = Patience,
            SignInScheme = "None",
            StateDataFormat = new PropertiesDataFormat(protection.CreateProtector("Jaytek.Identity.ExternalState", provider.Id)),
            // Lax: the way back is a link that is followed.
            CorrelationCookie = new SiteCookie("jaytek.external.") { Expiration = Patience },
            Events = events ?? new OAuthEvents(),
        };
        foreach (var scope in provider.Scopes)
            options.Scope.Add(scope);
        var handler = new ExternalHandler(new Fixed(options), loggers, UrlEncoder.Default, provider, registration, idTokens);
        await handler.InitializeAsync(new AuthenticationScheme(provider.Title, provider.Title, typeof(ExternalHandler)), context);
        return handler;
    }

    /// <summary>The site's registration; null where there is none.</summary>
    private async Task<Registration?> RegistrationAsync(ExternalProvider provider, CancellationToken cancellationToken)
    {
        var (kept, given) = (await settings.GetAsync(cancellationToken), configured.Value.Of(provider.Id));
        var (id, secret) = given.ClientId.Length > 0 ? (given.ClientId, given.ClientSecret) : kept.Of(provider.Id);
        if (id.Length == 0 || secret.Length == 0)
            return null;
        var tenant = First(given.Tenant, First(kept.MicrosoftTenant, "common"));
        var own = provider.Defaults(tenant);
        return own with
        {
            ClientId = id, ClientSecret = secret,
            AuthorizationEndpoint = First(given.AuthorizationEndpoint, own.AuthorizationEndpoint), TokenEndpoint = First(given.TokenEndpoint, own.TokenEndpoint),
            UserEndpoint = First(given.UserEndpoint, own.UserEndpoint), KeysEndpoint = First(given.KeysEndpoint, own.KeysEndpoint), Issuer = First(given.Issuer, own.Issuer),
        };
    }

    private static string First(string one, string other) => one.Length > 0 ? one : other;

    private sealed class Fixed(OAuthOptions value) : IOptionsMonitor<OAuthOptions>
    {
        public OAuthOptions CurrentValue => value;

        public OAuthOptions Get(string? name) => value;

        public IDisposable? OnChange(Action<OAuthOptions, string?> listener) => null;
    }
}

internal static class AuthenticationItems
{
    public static string? GetValue(this IDictionary<string, string?> items, string key) => items.TryGetValue(key, out var value) ? value : null;
}

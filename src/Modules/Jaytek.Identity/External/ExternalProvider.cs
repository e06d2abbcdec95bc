using System.Text.Json;

namespace Jaytek.Identity.External;

/// <summary>Who another site says somebody is.</summary>
/// <param name="Key">Theirs for good; never an address, which changes hands.</param>
/// <param name="Email">Null where the site tells none.</param>
/// <param name="IsEmailVerified">True where the site vouches for it; only then it finds an account here.</param>
internal sealed record ExternalPerson(string Key, string? Email, bool IsEmailVerified);

/// <summary>A site's registration with a provider, as settings and configuration have it, and the provider's addresses.</summary>
internal sealed record Registration(
    string ClientId, string ClientSecret, string Tenant, string AuthorizationEndpoint, string TokenEndpoint, string UserEndpoint, string KeysEndpoint, string Issuer);

/// <summary>What the provider answered to the code, and by what it may be asked.</summary>
internal sealed record ExternalAnswer(JsonElement Tokens, string Nonce, Registration Registration, HttpClient Http, IdTokens IdTokens)
{
    public string AccessToken => Tokens.Text("access_token") ?? throw new ExternalSignInException("there is no access token");

    public string? IdToken => Tokens.Text("id_token");
}

/// <summary>The provider's answer is not to be believed, or lacks what is needed; the words are for the log.</summary>
internal sealed class ExternalSignInException(string message) : Exception(message);

/// <summary>Another site by which people sign in: what is its own in the authorization code flow (RFC 6749, 4.1).</summary>
internal abstract class ExternalProvider
{
    /// <summary>In addresses and configuration.</summary>
    public abstract string Id { get; }

    /// <summary>On buttons, and with the accounts.</summary>
    public abstract string Title { get; }

    public abstract IReadOnlyList<string> Scopes { get; }

    /// <summary>Whether the provider takes a code challenge (RFC 7636).</summary>
    public virtual bool UsesPkce => true;

    /// <summary>Whether an id token comes back, which repeats the nonce (OpenID Connect Core, 3.1.2.1).</summary>
    public virtual bool UsesNonce => false;

    /// <summary>The provider's own addresses.</summary>
    public abstract Registration Defaults(string tenant);

    /// <exception cref="ExternalSignInException">The answer is not to be believed.</exception>
    public abstract Task<ExternalPerson> ReadAsync(ExternalAnswer answer, CancellationToken cancellationToken);

    protected static async Task<JsonElement> AskAsync(ExternalAnswer answer, string address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new("Bearer", answer.AccessToken);
        request.Headers.Accept.Add(new("application/json"));
        using var response = await answer.Http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw new ExternalSignInException($"the profile was answered with {(int)response.StatusCode}");
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        return document.RootElement.Clone();
    }
}

internal static class JsonMembers
{
    /// <summary>A member's text; null where it is absent, empty or no text.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String && member.GetString() is { Length: > 0 } text
            ? text
            : null;
}

using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Jaytek.IntegrationTests.StandIns;

/// <summary>
/// Another site by which people sign in, on loopback: authorization, token, profile and keys, as the published descriptions of the four have
/// them. It checks what it is sent and answers as a test tells it to; a code is good once, for the client, the redirect address and the code
/// verifier that it was made for.
/// </summary>
internal sealed class ProviderStandIn : IAsyncDisposable
{
    public const string ClientId = "site-1";
    public const string ClientSecret = "keep it quiet";

    private readonly WebApplication _app;
    private readonly RSA _key = RSA.Create(2048);
    private readonly RSA _strange = RSA.Create(2048);
    private readonly Dictionary<string, Asked> _codes = new(StringComparer.Ordinal);

    private ProviderStandIn()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapGet("/authorize", Authorize);
        _app.MapPost("/token", TokenAsync);
        _app.MapGet("/me", Me);
        _app.MapGet("/keys", () => Results.Text(Keys(), "application/json"));
    }

    public string Address => _app.Urls.First();

    public string Issuer { get; set; } = "https://accounts.google.com";

    /// <summary>Claims of the id token, or members of the profile.</summary>
    public JsonObject Person { get; set; } = new() { ["sub"] = "110248495921238986420" };

    /// <summary>What the authorization endpoint answers instead of a code.</summary>
    public string? Error { get; set; }

    /// <summary>Changes an id token's claims before it is signed.</summary>
    public Action<Dictionary<string, object>>? Bend { get; set; }

    public bool SignsWithStrangeKey { get; set; }

    /// <summary>Facebook's: the profile asks for a proof of the app's secret.</summary>
    public bool AsksProof { get; set; }

    public bool AsksPkce { get; set; } = true;

    public DateTimeOffset Now { get; set; } = TimeProvider.System.GetUtcNow();

    /// <summary>What the last request for authorization brought.</summary>
    public IQueryCollection? LastAsked { get; private set; }

    public static async Task<ProviderStandIn> StartAsync()
    {
        var standIn = new ProviderStandIn();
        await standIn._app.StartAsync();
        return standIn;
    }

    /// <summary>The configuration of a site that signs people in here.</summary>
    public IEnumerable<KeyValuePair<string, string>> Settings(string provider) => new Dictionary<string, string>
    {
        [$"Jaytek:ExternalSignIn:{provider}:ClientId"] = ClientId,
        [$"Jaytek:ExternalSignIn:{provider}:ClientSecret"] = ClientSecret,
        [$"Jaytek:ExternalSignIn:{provider}:AuthorizationEndpoint"] = $"{Address}/authorize",
        [$"Jaytek:ExternalSignIn:{provider}:TokenEndpoint"] = $"{Address}/token",
        [$"Jaytek:ExternalSignIn:{provider}:UserEndpoint"] = $"{Address}/me",
        [$"Jaytek:ExternalSignIn:{provider}:KeysEndpoint"] = $"{Address}/keys",
    };

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
        _strange.Dispose();
    }

    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        LastAsked = query;
        Assert.Equal((ClientId, "code"), ((string?)query["client_id"], (string?)query["response_type"]));
        Assert.True(((string?)query["state"])?.Length > 40, "a state that nobody guesses");
        if (AsksPkce)
            Assert.Equal(("S256", 43), ((string?)query["code_challenge_method"], ((string?)query["code_challenge"])?.Length));
        var back = (string)query["redirect_uri"]!;
        var answer = new Dictionary<string, string?> { ["state"] = query["state"] };
        if (Error is { } error)
            answer["error"] = error;
        else
        {
            answer["code"] = Guid.NewGuid().ToString("n");
            _codes[answer["code"]!] = new Asked(back, query["code_challenge"], query["nonce"]);
        }

        return Results.Redirect(QueryHelpers.AddQueryString(back, answer));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        // A code is good once (RFC 6749, 4.1.2).
        if (form["grant_type"] != "authorization_code" || !_codes.Remove((string?)form["code"] ?? "", out var asked))
            return Results.BadRequest(new { error = "invalid_grant" });
        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes((string?)form["code_verifier"] ?? "")));
        if (form["client_id"] != ClientId || form["client_secret"] != ClientSecret || form["redirect_uri"] != asked.RedirectUri
            || (asked.Challenge is { } wanted && wanted != challenge))
            return Results.BadRequest(new { error = "invalid_grant" });
        return Results.Json(new Dictionary<string, object?> { ["access_token"] = "at-1", ["token_type"] = "Bearer", ["expires_in"] = 3599, ["id_token"] = asked.Nonce is null ? null : IdToken(asked.Nonce) });
    }

    private IResult Me(HttpRequest request)
    {
        if (request.Headers.Authorization != "Bearer at-1")
            return Results.StatusCode((int)HttpStatusCode.Unauthorized);
        var proof = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(ClientSecret), Encoding.UTF8.GetBytes("at-1")));
        return AsksProof && request.Query["appsecret_proof"] != proof ? Results.StatusCode((int)HttpStatusCode.BadRequest) : Results.Text(Person.ToJsonString(), "application/json");
    }

    private string IdToken(string nonce)
    {
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Issuer, ["aud"] = ClientId, ["nonce"] = nonce, ["iat"] = Now.ToUnixTimeSeconds(), ["exp"] = Now.AddHours(1).ToUnixTimeSeconds(),
        };
        foreach (var (name, value) in Person)
            claims[name] = value!.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False ? value.GetValue<bool>() : value.GetValue<string>();
        Bend?.Invoke(claims);
        var signing = new SigningCredentials(new RsaSecurityKey(SignsWithStrangeKey ? _strange : _key) { KeyId = "k1", CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } }, SecurityAlgorithms.RsaSha256);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor { Claims = claims, SigningCredentials = signing });
    }

    private string Keys()
    {
        var key = _key.ExportParameters(false);
        return new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA", ["use"] = "sig", ["alg"] = "RS256", ["kid"] = "k1", ["n"] = WebEncoders.Base64UrlEncode(key.Modulus!), ["e"] = WebEncoders.Base64UrlEncode(key.Exponent!),
            }),
        }.ToJsonString();
    }

    private sealed record Asked(string RedirectUri, string? Challenge, string? Nonce);
}

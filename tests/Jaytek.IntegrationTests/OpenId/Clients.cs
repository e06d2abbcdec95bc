using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Web;
using Jaytek.Engine.CommandLine;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.OpenId.Applications;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace Jaytek.IntegrationTests.OpenId;

/// <summary>An application that a test made for itself, and its ways to ask for tokens.</summary>
internal sealed record Client(TestSite Site, string Id, string? Secret)
{
    public const string Redirect = "https://app.example/callback";
    public const string Verifier = "a-verifier-of-43-to-128-characters-as-rfc-7636-has-it";
    public const string AllScopes = "openid profile email roles offline_access api";

    public static string Challenge(string verifier = Verifier) => Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    /// <summary>Names are new each time, so that tests share a site.</summary>
    public static async Task<Client> NewAsync(TestSite site, params string[] options)
    {
        var id = $"app-{PublicId.New()}";
        var isPublic = options.Contains("--public");
        string[] secret = isPublic ? [] : ["--secret", "a secret & more"];
        var (code, _, complaint) = await RunAsync(site, ["create", id, .. secret, "--redirect", Redirect, "--consent", "implicit", .. options]);
        Assert.Equal((0, ""), (code, complaint));
        return new Client(site, id, isPublic ? null : secret[1]);
    }

    public static Task<(int Code, string Output, string Complaint)> RunAsync(TestSite site, params string[] arguments) =>
        site.InScopeAsync(async s =>
        {
            var (output, complaint) = (new StringWriter(), new StringWriter());
            var code = await s.GetRequiredService<ClientCommand>().RunAsync(arguments, new CommandConsole(output, complaint), CancellationToken.None);
            return (code, output.ToString(), complaint.ToString());
        });

    /// <summary>The address of an authorization request; a null takes a parameter away.</summary>
    public string Authorize(params (string Name, string? Value)[] other)
    {
        var query = new Dictionary<string, string?>
        {
            ["client_id"] = Id, ["redirect_uri"] = Redirect, ["response_type"] = "code", ["scope"] = AllScopes, ["state"] = "a state",
            ["nonce"] = "a nonce", ["code_challenge"] = Challenge(), ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in other)
            query[name] = value;
        return "/connect/authorize?" + string.Join('&', query.Where(one => one.Value is not null).Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value!)}"));
    }

    /// <summary>What the client gets at its address.</summary>
    public static IReadOnlyDictionary<string, string> AnswerOf(HttpResponseMessage answer)
    {
        var address = answer.Headers.Location is { } location
            ? location.OriginalString
            : answer.Headers.GetValues("Refresh").Single()["0; url=".Length..];
        Assert.StartsWith(Redirect + "?", address, StringComparison.Ordinal);
        var query = HttpUtility.ParseQueryString(new Uri(address).Query);
        return query.AllKeys.ToDictionary(name => name!, name => query[name]!);
    }

    public async Task<string> CodeAsync(HttpClient browser, params (string Name, string? Value)[] other) =>
        AnswerOf(await browser.GetAsync(Authorize(other)))["code"];

    public async Task<HttpResponseMessage> TokenAsync(params (string Name, string? Value)[] form)
    {
        using var http = Site.NewClient();
        return await http.PostAsync("/connect/token", Form(form));
    }

    /// <summary>A form with the client's name and secret.</summary>
    public FormUrlEncodedContent Form(params (string Name, string? Value)[] form)
    {
        var fields = new Dictionary<string, string?> { ["client_id"] = Id, ["client_secret"] = Secret };
        foreach (var (name, value) in form)
            fields[name] = value;
        return new FormUrlEncodedContent(fields.Where(one => one.Value is not null).Select(one => KeyValuePair.Create(one.Key, one.Value!)));
    }

    public Task<HttpResponseMessage> ExchangeAsync(string code, params (string Name, string? Value)[] other) =>
        TokenAsync([("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Redirect), ("code_verifier", Verifier), .. other]);

    public Task<HttpResponseMessage> RefreshAsync(string token, params (string Name, string? Value)[] other) =>
        TokenAsync([("grant_type", "refresh_token"), ("refresh_token", token), .. other]);

    /// <summary>The tokens of a whole sign-in.</summary>
    public async Task<JsonNode> SignInAsync(Account account, params (string Name, string? Value)[] other)
    {
        using var browser = await Site.BrowserAsync(account);
        return await ReadAsync(await ExchangeAsync(await CodeAsync(browser, other)));
    }

    public static async Task<JsonNode> ReadAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    /// <summary>The tokens of the client itself.</summary>
    public async Task<JsonNode> ForItselfAsync(string? scope = null) => await ReadAsync(await TokenAsync(("grant_type", "client_credentials"), ("scope", scope)));

    public static async Task AssertRefusedAsync(HttpResponseMessage answer, HttpStatusCode status, string error)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True((status, "application/json") == (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType), $"{answer.StatusCode} {body}");
        Assert.Equal(error, (string)JsonNode.Parse(body)!["error"]!);
    }
}

/// <summary>Who brings a token.</summary>
internal static partial class Bearers
{
    public static HttpClient With(this TestSite site, string credential)
    {
        var client = site.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", credential);
        return client;
    }

    public static HttpClient With(this TestSite site, JsonNode tokens) => site.With((string)tokens["access_token"]!);

    public static string Refresh(this JsonNode tokens) => (string)tokens["refresh_token"]!;

    /// <summary>The members of a JWT's payload.</summary>
    public static JsonNode Payload(string jwt) => JsonNode.Parse(Base64UrlEncoder.Decode(jwt.Split('.')[1]))!;

    public static JsonNode Header(string jwt) => JsonNode.Parse(Base64UrlEncoder.Decode(jwt.Split('.')[0]))!;

    /// <summary>Posts the page's consent form as a browser does.</summary>
    public static async Task<HttpResponseMessage> DecideAsync(this HttpClient browser, string authorize, string decision)
    {
        var page = await browser.GetStringAsync(authorize);
        var action = WebUtility.HtmlDecode(Action().Match(page).Groups[1].Value);
        return await browser.PostAsync(action, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["decision"] = decision, ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
        }));
    }

    [GeneratedRegex("""action="(/connect/consent[^"]*)".""")]
    private static partial Regex Action();

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)" """)]
    private static partial Regex Token();
}

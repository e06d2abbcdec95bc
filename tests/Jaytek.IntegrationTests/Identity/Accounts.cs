using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>An account that a test made for itself.</summary>
internal sealed record Account(string Id, string Name, string Email)
{
    public const string Password = "a quiet harbour at 9";

    public Actor Actor => Actor.User(Id, Name);
}

/// <summary>Accounts, and the two ways to sign in as one.</summary>
internal static partial class Accounts
{
    /// <summary>Names are new each time, so that tests share a site.</summary>
    public static async Task<Account> NewAsync(this TestSite site, params string[] roles)
    {
        var name = $"user-{PublicId.New()}";
        var email = $"{name}@test.example";
        var created = await site.InScopeAsync(s => s.GetRequiredService<CreateUser>()
            .RunAsync(new NewUser(name, email, Account.Password, roles), CancellationToken.None));
        Assert.Null(created.Error);
        return new Account(created.Value, name, email);
    }

    /// <summary>Posts the sign-in form as a browser does.</summary>
    public static async Task<HttpResponseMessage> PostLoginAsync(
        this HttpClient client, string login, string password = Account.Password, string? returnUrl = null, bool remember = false)
    {
        var address = returnUrl is null ? "/login" : $"/login?returnUrl={Uri.EscapeDataString(returnUrl)}";
        return await client.PostAsync(address, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Form.Name"] = login,
            ["Form.Password"] = password,
            ["Form.Remember"] = remember ? "true" : "false",
            ["__RequestVerificationToken"] = await client.FormTokenAsync("/login"),
        }));
    }

    /// <summary>Posts a form with its antiforgery token.</summary>
    public static async Task<HttpResponseMessage> SendFormAsync(this HttpClient client, string address, params (string Name, string Value)[] fields)
    {
        var token = await client.FormTokenAsync("/logout");
        return await client.PostAsync(address, new FormUrlEncodedContent(
            [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]));
    }

    /// <summary>The antiforgery token of a page's form.</summary>
    public static async Task<string> FormTokenAsync(this HttpClient client, string page) =>
        FormToken().Match(await client.GetStringAsync(page)).Groups[1].Value;

    /// <summary>Signs in through the API; the answer's body.</summary>
    public static async Task<JsonNode> TokensAsync(this HttpClient client, string login, string password = Account.Password)
    {
        var response = await client.PostAsJsonAsync("/api/identity/login", new { email = login, password });
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    /// <summary>A client that sends the account's bearer token.</summary>
    public static async Task<HttpClient> BearerAsync(this TestSite site, Account account)
    {
        var client = site.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)(await client.TokensAsync(account.Name))["accessToken"]!);
        return client;
    }

    /// <summary>A client with the account's session cookie.</summary>
    public static async Task<HttpClient> BrowserAsync(this TestSite site, Account account)
    {
        var client = site.NewClient();
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await client.PostLoginAsync(account.Name)).StatusCode);
        return client;
    }

    /// <summary>As whom the site takes the client: the actor, and the name that pages would show. A token that is refused is nobody's.</summary>
    public static async Task<string> WhoAsync(this HttpClient client)
    {
        using var answer = await client.GetAsync(DoorModule.WhoAmI);
        var body = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode == System.Net.HttpStatusCode.Unauthorized && (string?)JsonNode.Parse(body)!["code"] == "engine.token_refused")
            return "nobody/nobody";
        answer.EnsureSuccessStatusCode();
        return body;
    }

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)" """)]
    private static partial Regex FormToken();
}

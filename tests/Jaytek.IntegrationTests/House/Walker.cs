using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.House;

/// <summary>Somebody who walks through the doors: pages by cookie and antiforgery token as a browser does, the API by bearer token.</summary>
/// <param name="site">The site.</param>
/// <param name="account">Who it is; null for nobody.</param>
internal sealed class Walker(TestSite site, Account? account) : IDisposable
{
    private HttpClient? _browser;
    private HttpClient? _script;
    private string? _formToken;

    /// <summary>The token that this person's forms carry.</summary>
    public async Task<string> FormTokenAsync() =>
        _formToken ??= await (await BrowserAsync()).FormTokenAsync(account is null ? "/login" : "/logout");

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, bool isApi) =>
        await (isApi ? await ScriptAsync() : await BrowserAsync()).SendAsync(request);

    /// <summary>Signs in anew with the next knock: the last may have ended or changed the session.</summary>
    public void Forget()
    {
        _browser?.Dispose();
        (_browser, _formToken) = (null, null);
    }

    public void Dispose()
    {
        _browser?.Dispose();
        _script?.Dispose();
    }

    private async Task<HttpClient> BrowserAsync() => _browser ??= account is null ? site.NewClient() : await site.BrowserAsync(account);

    private async Task<HttpClient> ScriptAsync() => _script ??= account is null ? site.NewClient() : await site.BearerAsync(account);
}

using Jaytek.BrowserTests.Browsing;
using Jaytek.BrowserTests.Sites;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.OpenId.Applications;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.BrowserTests.OpenId;

/// <summary>The page that asks whether an application may use one's account.</summary>
public sealed class ConsentTests
{
    [Theory]
    [MemberData(nameof(Screen.All), MemberType = typeof(Screen))]
    public async Task The_question_is_fit_for_everybody(int width, int height, bool isDark)
    {
        var site = await SharedSites.GetAsync(DatabaseProvider.Sqlite);
        var address = await AddressAsync(site, "https://app.example/callback");
        await using var visitor = await site.SignInAsync(screen: new Screen(width, height, isDark));
        await visitor.GoAsync(address);
        await visitor.CheckAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_signs_in_and_agrees_comes_to_the_application_with_and_without_scripts(bool scripts)
    {
        var site = await SharedSites.GetAsync(DatabaseProvider.Sqlite);
        // Another origin than the site's, so that the policy has something to stop.
        var callback = $"http://localhost:{site.Address.Port}/health/live";
        await using var visitor = await Visitor.ComeAsync(site, scripts: scripts);
        await visitor.GoAsync(await AddressAsync(site, callback));
        await visitor.Page.GetByLabel("User name or e-mail").FillAsync(TestSite.AdminName);
        await visitor.Page.Locator("[name='Form.Password']").FillAsync(TestSite.AdminPassword);
        await visitor.Page.PressButtonAsync("Sign in");
        await visitor.Page.PressButtonAsync("Allow");
        await visitor.Page.WaitForURLAsync(url => url.StartsWith(callback + "?code=", StringComparison.Ordinal));
        Assert.Contains("state=here", visitor.Page.Url, StringComparison.Ordinal);
    }

    private static async Task<string> AddressAsync(TestSite site, string callback)
    {
        var id = $"app-{PublicId.New()}";
        var saved = await site.InScopeAsync(s => s.GetRequiredService<SaveApplication>().RunAsync(new ApplicationInput(id)
        {
            DisplayName = "The mixing desk", Type = Application.Public, RedirectUris = [callback], Grants = [GrantTypes.Code], Scopes = ["profile", "email", "api"],
        }, CancellationToken.None));
        Assert.Null(saved.Error);
        return $"/connect/authorize?client_id={id}&redirect_uri={Uri.EscapeDataString(callback)}&response_type=code&scope=openid%20profile%20email%20api&state=here"
            + $"&code_challenge={new string('a', 43)}&code_challenge_method=S256";
    }
}

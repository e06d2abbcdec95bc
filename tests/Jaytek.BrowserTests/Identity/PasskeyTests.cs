using Jaytek.BrowserTests.Browsing;
using Jaytek.BrowserTests.Sites;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Playwright;

namespace Jaytek.BrowserTests.Identity;

/// <summary>Passkeys as a browser has them, with Chromium's own virtual authenticator.</summary>
public sealed class PasskeyTests
{
    [Fact]
    public async Task Passkey_is_made_in_the_browser_and_signs_in_without_a_password()
    {
        var site = await SharedSites.GetAsync(DatabaseProvider.Sqlite);
        var name = ProductSites.Unique("mira").Replace(' ', '-');
        await site.AddUserAsync(name, "Student");
        await using var visitor = await Visitor.ComeAsync(site);
        var page = visitor.Page;
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        // The key is asked for by the button alone: a simulated finger would also answer what the browser offers by itself.
        await page.AddInitScriptAsync("if ('PublicKeyCredential' in window) PublicKeyCredential.isConditionalMediationAvailable = async () => false;");
        // An address is no host name, and keys belong to host names.
        var home = $"http://localhost:{site.Address.Port}";
        await page.GotoAsync($"{home}/login");
        await page.GetByLabel("User name or e-mail").FillAsync(name);
        await page.Locator("[name='Form.Password']").FillAsync(TestSite.AdminPassword);
        await page.PressButtonAsync("Sign in");
        await page.WaitForURLAsync("**/account");

        await page.GotoAsync($"{home}/account/passkeys");
        await page.Locator("form[data-passkey-add] [name='Form.Name']").FillAsync("This laptop");
        await page.Locator("form[data-passkey-add] [name='Form.Password']").FillAsync(TestSite.AdminPassword);
        await page.PressButtonAsync("Add a passkey");
        await page.GetByText("The passkey is added.").WaitForAsync();
        await page.GetByText("This laptop", new() { Exact = true }).First.WaitForAsync();

        await page.GotoAsync($"{home}/logout");
        await page.PressButtonAsync("Sign out");
        await page.GotoAsync($"{home}/login");
        await page.PressButtonAsync("Use a passkey");
        await page.WaitForURLAsync("**/account");
        await page.GetByText("Passkey, since").WaitForAsync();
    }
}

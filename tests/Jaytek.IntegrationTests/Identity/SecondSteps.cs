using System.Net;
using System.Text.RegularExpressions;
using Jaytek.IntegrationTests.Sites;
using OtpNet;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>An account's authenticator app, as a phone has it.</summary>
/// <param name="Key">The secret in base 32.</param>
/// <param name="RecoveryCodes">As they were shown, once.</param>
internal sealed record Phone(string Key, IReadOnlyList<string> RecoveryCodes)
{
    /// <summary>The code at an instant.</summary>
    public string CodeAt(DateTimeOffset time) => new Totp(Base32Encoding.ToBytes(Key)).ComputeTotp(time.UtcDateTime);
}

/// <summary>The second step as a browser does it. Each code is good once, so tests move the clock from one to the next.</summary>
internal static partial class SecondSteps
{
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    /// <summary>Sets it up on the page and moves on to the next code.</summary>
    public static async Task<Phone> SetUpSecondStepAsync(this HttpClient browser, TestClock clock, string? password = Account.Password, string formPage = "/account/two-factor")
    {
        var begun = await browser.PostAsync("/account/two-factor?handler=Begin", SignUps.Form(await browser.FormTokenAsync(formPage), ("Begin.Password", password ?? "")));
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        var page = await browser.GetStringAsync("/account/two-factor");
        Assert.Contains("<svg class=\"qr\"", page, StringComparison.Ordinal);
        var key = Key().Match(page).Groups[1].Value;
        var phone = new Phone(key, []);
        var on = await browser.PostAsync("/account/two-factor?handler=Confirm", SignUps.Form(Token(page), ("Confirm.Code", phone.CodeAt(clock.GetUtcNow()))));
        Assert.Equal(HttpStatusCode.OK, on.StatusCode);
        clock.Advance(Step);
        return phone with { RecoveryCodes = [.. Recovery().Matches(await on.Content.ReadAsStringAsync()).Select(match => match.Groups[1].Value)] };
    }

    public static async Task<HttpResponseMessage> PostCodeAsync(this HttpClient browser, string code, bool trust = false, string returnUrl = "/account") =>
        await browser.PostAsync($"/login/second?returnUrl={Uri.EscapeDataString(returnUrl)}",
            SignUps.Form(await browser.FormTokenAsync("/login/second"), ("Form.Code", code), ("Form.Trust", trust ? "true" : "false")));

    public static string Token(string page) => FormToken().Match(page).Groups[1].Value;

    [GeneratedRegex("<code>([A-Z2-7]{32})</code>")]
    private static partial Regex Key();

    [GeneratedRegex("<li><code>([0-9a-z-]{19})</code></li>")]
    private static partial Regex Recovery();

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)" """)]
    private static partial Regex FormToken();
}

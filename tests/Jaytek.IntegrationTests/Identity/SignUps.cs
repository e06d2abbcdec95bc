using System.Text.RegularExpressions;
using Jaytek.Engine.Data;
using Jaytek.Identity.SignUp;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>Signing up as a browser does it, and the mails that come of it.</summary>
internal static partial class SignUps
{
    public const string Password = "a lantern on the quay";

    public static string NewEmail() => $"{PublicId.New()}@test.example";

    /// <summary>Signs up and returns the page that answers, without the address.</summary>
    public static async Task<string> SignUpAsync(this HttpClient client, string email, SignUpKind kind = SignUpKind.Student)
    {
        var answer = await client.PostSignUpAsync(email, kind);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadAsStringAsync()).Replace(email, "", StringComparison.Ordinal);
    }

    /// <summary>Posts the form of a sign-up that would be taken; <paramref name="others"/> stand in place of its fields.</summary>
    public static async Task<HttpResponseMessage> PostSignUpAsync(this HttpClient client, string email, SignUpKind kind, params (string Name, string Value)[] others)
    {
        (string Name, string Value)[] fields =
        [
            ("Form.Kind", kind.ToString()), ("Form.DisplayName", "Ada Quay"), ("Form.Email", email), ("Form.Password", Password), ("Form.About", "Beatmatching."),
            ("Form.Terms", "true"),
        ];
        return await client.PostAsync("/signup", Form(await client.FormTokenAsync("/signup"), [.. fields.ExceptBy(others.Select(one => one.Name), one => one.Name), .. others]));
    }

    public static async Task<HttpResponseMessage> ConfirmAsync(this HttpClient client, string link, string password) =>
        await client.PostAsync(link, Form(await client.FormTokenAsync("/signup"), ("Form.Password", password)));

    public static async Task<string> MailedLinkAsync(this TestSite site, string email) => Link().Match(await site.MailAsync(email)).Groups[1].Value;

    /// <summary>Waits for a mail to the address that holds the words.</summary>
    public static Task<string> MailAsync(this TestSite site, string email, string words = "") => Eventually.GetAsync(() => Task.FromResult(
        site.MailFiles().Select(Text).FirstOrDefault(text => text.Contains($"To: {email}", StringComparison.Ordinal) && text.Contains(words, StringComparison.Ordinal))));

    /// <summary>The mails that the site has sent: files, in these tests.</summary>
    public static string[] MailFiles(this TestSite site)
    {
        var folder = Path.Combine(site.DataDirectory, "mail");
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml") : [];
    }

    public static async Task<string> UserIdAsync(this TestSite site, string email) => (await site.FindUserAsync(email))!.Id;

    public static Task<AppUser?> FindUserAsync(this TestSite site, string email) =>
        site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AppUser>().AsNoTracking().SingleOrDefaultAsync(user => user.Email == email));

    public static FormUrlEncodedContent Form(string token, params (string Name, string Value)[] fields) =>
        new([.. fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))]);

    // Quoted-printable: lines are cut, and what is no plain character is written as a number.
    private static string Text(string file) => File.ReadAllText(file)
        .Replace("=\r\n", "", StringComparison.Ordinal).Replace("=0D=0A", "\n", StringComparison.Ordinal)
        .Replace("=0A", "\n", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);

    [GeneratedRegex(@"https?://[^/\s]+(/\S+\?u=\S+)")]
    private static partial Regex Link();
}

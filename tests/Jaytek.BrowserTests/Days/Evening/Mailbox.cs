using System.Text;
using System.Text.RegularExpressions;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.BrowserTests.Days.Evening;

/// <summary>The mail that a site has sent, read as a mail program reads it.</summary>
internal static partial class Mailbox
{
    /// <summary>The path and query of the link in the mail to this address, once the mail is there.</summary>
    public static async Task<string> LinkAsync(TestSite site, string address)
    {
        var folder = Path.Combine(site.DataDirectory, "mail");
        var mail = await Eventually.GetAsync(() => Task.FromResult(Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.eml").Select(Read).FirstOrDefault(text => text.Contains($"To: {address}", StringComparison.Ordinal) && Link().IsMatch(text))
            : null));
        return new Uri(Link().Match(mail).Value).PathAndQuery;
    }

    // One that is still being written is read the next time.
    private static string Read(string file)
    {
        try
        {
            var text = File.ReadAllText(file);
            return text.Contains("quoted-printable", StringComparison.OrdinalIgnoreCase) ? Decode(text) : text;
        }
        catch (IOException)
        {
            return "";
        }
    }

    /// <summary>Quoted-printable: a line that ends with = goes on, and =3D is the character of that number.</summary>
    private static string Decode(string text) => Coded().Replace(
        text.Replace("=\r\n", "", StringComparison.Ordinal), coded => Encoding.Latin1.GetString([Convert.ToByte(coded.Value[1..], 16)]));

    [GeneratedRegex("=[0-9A-F]{2}")]
    private static partial Regex Coded();

    [GeneratedRegex(@"https?://\S+\?u=\S+")]
    private static partial Regex Link();
}

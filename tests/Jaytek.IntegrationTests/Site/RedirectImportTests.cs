using System.Net;
using System.Text;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Pages.Redirects;

namespace Jaytek.IntegrationTests.Site;

/// <summary>Redirects that come as a file.</summary>
[Collection(nameof(PublicPages))]
public sealed class RedirectImportTests(PublicSites sites)
{
    [Theory]
    [BothDatabases(false)]
    [BothDatabases(true)]
    public async Task A_file_that_is_far_too_large_is_told_how_large_it_may_be(DatabaseProvider provider, bool isChunked)
    {
        var site = await sites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await admin.FormTokenAsync("/admin/redirects/import")), "__RequestVerificationToken" }, { new ByteArrayContent(new byte[3_000_000]), "File", "large.csv" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/redirects/import") { Content = form };
        // Then nobody knows before it is read.
        request.Headers.TransferEncodingChunked = isChunked;
        using var answer = await admin.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("The file may have up to 1 MB.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_file_is_checked_and_taken_line_by_line(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var mark = RedirectTests.Mark();
        await RedirectTests.SaveAsync(site, $"/known-{mark}", "/djs");
        var csv = $"From,To,Status\n/one-{mark},/mixes\n/known-{mark},/mixes,302\n/bad-{mark},javascript:alert(1)\n\n/two-{mark},/three-{mark}\n/three-{mark},/two-{mark}\n/gone-{mark},,410\n";

        var trial = await ImportAsync(admin, csv, trial: true);
        Assert.Contains("3 made, 1 changed, 0 as they were, 2 refused", trial, StringComparison.Ordinal);
        Assert.Null(await RedirectTests.FindAsync(site, $"/one-{mark}"));

        var report = await ImportAsync(admin, csv, trial: false);
        Assert.Contains("3 made, 1 changed, 0 as they were, 2 refused", report, StringComparison.Ordinal);
        Assert.Matches("""<td class="number">4</td>[\s\S]*?Refused""", report);
        Assert.Matches("""<td class="number">7</td>[\s\S]*?circle""", report);
        Assert.Equal((HttpStatusCode.Found, "/mixes"), await RedirectTests.AskAsync(site, $"/known-{mark}"));
        Assert.Equal(RedirectSource.Import, (await RedirectTests.FindAsync(site, $"/one-{mark}"))?.Source);
        Assert.Contains("0 made, 0 changed, 4 as they were, 2 refused", await ImportAsync(admin, csv, trial: false), StringComparison.Ordinal);
        Assert.Contains("never ends", await ImportAsync(admin, "\"/a,/b", trial: false), StringComparison.Ordinal);
    }

    private static async Task<string> ImportAsync(HttpClient admin, string csv, bool trial)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await admin.FormTokenAsync("/logout")), "__RequestVerificationToken" },
            { new StringContent(trial ? "true" : "false"), "trial" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "File", "old.csv" },
        };
        using var answer = await admin.PostAsync("/admin/redirects/import", form);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}

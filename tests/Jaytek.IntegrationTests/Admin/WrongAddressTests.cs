using System.Net;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.Admin;

/// <summary>Addresses below <c>/admin</c> at which nothing stands.</summary>
public sealed class WrongAddressTests
{
    private const string Shell = "class=\"shell\"";

    [Theory]
    [BothDatabases("/admin/no-such-page")]
    [BothDatabases("/admin/help/nope")]
    [BothDatabases("/admin/content/NoType")]
    [BothDatabases("/admin/content/edit/4zzzzzzzzzzzzzzzzzzzzzzzzz")]
    public async Task Whoever_may_enter_the_admin_stays_in_it(DatabaseProvider provider, string address)
    {
        var site = await SharedSites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));

        using var answer = await admin.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains(Shell, page, StringComparison.Ordinal);
        Assert.Contains("Nothing stands at this address", page, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Others_and_other_addresses_get_the_public_page(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var student = await site.BrowserAsync(await site.NewAsync("Student"));
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        using var nobody = site.NewClient();
        foreach (var (client, address) in new[] { (student, "/admin/no-such-page"), (nobody, "/admin/no-such-page"), (admin, "/no-such-page"), (admin, "/administration") })
        {
            using var answer = await client.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain(Shell, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }
}

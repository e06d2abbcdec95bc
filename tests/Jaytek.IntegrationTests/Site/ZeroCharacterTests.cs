using System.Net;
using System.Net.Http.Json;
using System.Text;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.Site;

/// <summary>PostgreSQL holds no text with U+0000 (its manual, section 8.3), so the doors refuse it on both databases alike.</summary>
[Collection(nameof(PublicPages))]
public sealed class ZeroCharacterTests(PublicSites sites)
{
    [Theory]
    [BothDatabases("/djs/a%00b")]
    [BothDatabases("/djs?genre=%00&city=%00")]
    [BothDatabases("/login?returnUrl=%00")]
    [BothDatabases("/api/content/a%00b")]
    [BothDatabases("/api/content?type=DJProfile&filter[DisplayText]=a%00b")]
    [BothDatabases("/api/content?type=DJ%00Profile")]
    public async Task Address_with_a_zero_is_refused(DatabaseProvider provider, string address)
    {
        var site = await sites.GetAsync(provider);
        using var client = site.NewClient();
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync(address)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Nobody_signs_in_with_a_zero(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = site.NewClient();
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostLoginAsync("ad\0min")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsJsonAsync("/api/identity/login", new { email = "ad\0min", password = "x" })).StatusCode);
    }

    [Theory]
    [BothDatabases("\"TitlePart\":{\"Title\":\"a\\u0000b\"}")]
    [BothDatabases("\"TitlePart\":{\"Title\":\"a\"},\"DJProfile\":{\"Location\":{\"Text\":\"a\\u0000b\"}}")]
    [BothDatabases("\"TitlePart\":{\"Title\":\"a\"},\"DJProfile\":{\"Bio\":{\"Markdown\":\"a\\u0000b\"}}")]
    [BothDatabases("\"DisplayText\":\"a\\u0000b\",\"TitlePart\":{\"Title\":\"a\"}")]
    [BothDatabases("\"TitlePart\":{\"Title\":\"a\"},\"a\\u0000b\":{}")]
    [BothDatabases("\"TitlePart\":{\"Title\":\"a\"},\"AutoroutePart\":{\"Path\":\"djs/a\\u0000b\"}")]
    [BothDatabases("\"ContentItemId\":\"4a00000000000000000000\\u0000001\",\"TitlePart\":{\"Title\":\"a\"}")]
    [BothDatabases("\"Owner\":\"\\u0000\",\"TitlePart\":{\"Title\":\"a\"}")]
    public async Task Content_with_a_zero_is_refused(DatabaseProvider provider, string members)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BearerAsync(await site.NewAsync("Administrator"));
        var answer = await client.PostAsync(
            "/api/content", new StringContent("{\"ContentType\":\"DJProfile\"," + members + "}", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}

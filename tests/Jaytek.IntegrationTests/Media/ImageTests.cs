using System.Net;
using System.Xml.Linq;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Media.Files;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Media;

[Collection(MediaTests.Name)]
public sealed class ImageTests(MediaSites sites)
{
    [Theory, BothDatabases]
    public async Task A_picture_has_its_address_and_size_and_a_cover_stands_in_where_there_is_none(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var images = site.Services.GetRequiredService<IImages>();
        var (id, path) = (PublicId.New(), Library.NewPath(".png"));
        var request = new ImageRequest(id, path, "A harbour", "house", 122);
        Assert.StartsWith($"/media/art/{id}.svg", images.For(request).Url, StringComparison.Ordinal);

        await site.StoreAsync(path, Library.NewPng());
        var image = images.For(request);
        Assert.StartsWith($"/media/{path}?v=", image.Url, StringComparison.Ordinal);
        Assert.Equal(("A harbour", 800, 600), (image.Alt, image.Width, image.Height));
        using var client = site.NewClient();
        Assert.Contains("immutable", (await client.GetAsync(image.Url)).Headers.CacheControl?.ToString(), StringComparison.Ordinal);

        await site.InScopeAsync(s => s.GetRequiredService<DeleteMediaFile>().RunAsync(path, CancellationToken.None));
        Assert.StartsWith("/media/art/", images.For(request).Url, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_cover_is_the_same_for_everybody_and_kept_for_good(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var address = site.Services.GetRequiredService<IImages>().For(new ImageRequest(PublicId.New(), null, "", "ambient", 90, "daylight")).Url;
        using var client = site.NewClient();
        var response = await client.GetAsync(address);
        Assert.Equal("image/svg+xml", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("immutable", response.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.Equal("default-src 'none'; sandbox", response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("svg", XDocument.Parse(await response.Content.ReadAsStringAsync()).Root?.Name.LocalName);

        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);
        Assert.DoesNotContain("immutable", (await client.GetAsync(address.Replace("v=1", "v=0", StringComparison.Ordinal))).Headers.CacheControl?.ToString(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_second_process_knows_of_a_new_picture_within_a_second(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        await using var twin = await site.StartTwinAsync();
        var path = Library.NewPath(".png");
        await site.StoreAsync(path, Library.NewPng());
        var images = twin.Services.GetRequiredService<IImages>();
        await Eventually.IsTrueAsync(() => Task.FromResult(images.For(new ImageRequest(PublicId.New(), path, "")).Width == 800));
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Media.Contracts;

namespace Jaytek.IntegrationTests.Media;

[Collection(MediaTests.Name)]
public sealed class ServeTests(MediaSites sites)
{
    [Theory, BothDatabases(Store.Disk), BothDatabases(Store.S3)]
    public async Task A_file_is_served_under_its_true_type_and_asked_for_again_only_when_it_changed(DatabaseProvider provider, Store store)
    {
        var site = await sites.GetAsync(provider, store);
        var (path, png) = (Library.NewPath(".jpg"), Library.NewPng());
        Assert.Null((await site.StoreAsync(path, png)).Error);
        using var client = site.NewClient();
        var response = await client.GetAsync(MediaUrl.Of(path));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(png, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/png", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("inline", response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(png))}\"", response.Headers.ETag?.Tag);
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("public, must-revalidate, max-age=0", response.Headers.CacheControl?.ToString());

        using var again = new HttpRequestMessage(HttpMethod.Get, MediaUrl.Of(path));
        again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        var unchanged = await client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Empty(await unchanged.Content.ReadAsByteArrayAsync());

        await site.StoreAsync(path, Library.NewPng());
        using var changed = new HttpRequestMessage(HttpMethod.Get, MediaUrl.Of(path));
        changed.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(changed)).StatusCode);
    }

    [Theory, BothDatabases(Store.Disk), BothDatabases(Store.S3)]
    public async Task A_player_gets_ranges_and_a_HEAD_gets_no_bytes(DatabaseProvider provider, Store store)
    {
        var site = await sites.GetAsync(provider, store);
        var (path, png) = (Library.NewPath(".png"), Library.NewPng());
        await site.StoreAsync(path, png);
        using var client = site.NewClient();
        using var ranged = new HttpRequestMessage(HttpMethod.Get, MediaUrl.Of(path)) { Headers = { Range = new RangeHeaderValue(8, 11) } };
        var part = await client.SendAsync(ranged);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(png[8..12], await part.Content.ReadAsByteArrayAsync());
        Assert.Equal($"bytes 8-11/{png.Length}", part.Content.Headers.ContentRange?.ToString());

        using var beyond = new HttpRequestMessage(HttpMethod.Get, MediaUrl.Of(path)) { Headers = { Range = new RangeHeaderValue(png.Length, null) } };
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, (await client.SendAsync(beyond)).StatusCode);

        using var head = new HttpRequestMessage(HttpMethod.Head, MediaUrl.Of(path));
        var headers = await client.SendAsync(head);
        Assert.Equal((HttpStatusCode.OK, (long?)png.Length), (headers.StatusCode, headers.Content.Headers.ContentLength));
        Assert.Empty(await headers.Content.ReadAsByteArrayAsync());
    }

    [Theory, BothDatabases]
    public async Task An_address_with_the_right_version_may_be_kept_for_good(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var (path, png) = (Library.NewPath(".png"), Library.NewPng());
        await site.StoreAsync(path, png);
        using var client = site.NewClient();
        var version = Convert.ToHexStringLower(SHA256.HashData(png))[..12];
        Assert.Contains("immutable", (await client.GetAsync($"{MediaUrl.Of(path)}?v={version}")).Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.True((await client.GetAsync($"{MediaUrl.Of(path)}?v=000000000000")).Headers.CacheControl?.MustRevalidate);
        Assert.True((await client.GetAsync($"{MediaUrl.Of(path)}?v=")).Headers.CacheControl?.MustRevalidate);
    }

    [Theory, BothDatabases]
    public async Task What_could_run_is_offered_for_download_in_a_sandbox(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = site.NewClient();
        var svg = Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>");
        foreach (var (extension, content, type) in new (string, byte[], string)[]
        {
            (".svg", svg, "image/svg+xml"),
            (".pdf", [.. "%PDF-1.7\n"u8], "application/pdf"),
            (".txt", [.. "<script>alert(1)</script>"u8], "text/plain; charset=utf-8"),
            (".zip", [.. "PK\u0003\u0004"u8, 0, 0], "application/zip"),
        })
        {
            var path = Library.NewPath(extension);
            Assert.Null((await site.StoreAsync(path, content, isTrusted: true)).Error);
            var response = await client.GetAsync(MediaUrl.Of(path));
            Assert.Equal(type, response.Content.Headers.ContentType?.ToString());
            Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
            Assert.Equal("default-src 'none'; sandbox", response.Headers.GetValues("Content-Security-Policy").Single());
        }
    }

    [Theory]
    [BothDatabases("/media/")]
    [BothDatabases("/media/nothing-here.jpg")]
    [BothDatabases("/media/..%2f..%2fjaytek.db")]
    [BothDatabases("/media/%2e%2e%2fkeys")]
    [BothDatabases("/media/..%5c..%5cjaytek.db")]
    [BothDatabases("/media/%25%30%30")]
    [BothDatabases("/media/con")]
    [BothDatabases("/media/.aside")]
    [BothDatabases("/media/art/..%2fx.svg")]
    [BothDatabases("/media/art/%3Cscript%3E.svg")]
    public async Task Addresses_that_name_nothing_are_a_404_without_a_page(DatabaseProvider provider, string address)
    {
        var site = await sites.GetAsync(provider);
        using var client = site.NewClient();
        var response = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [BothDatabases("/media/../../keys")]
    [BothDatabases("/media/%00")]
    [BothDatabases("/media/a%00.jpg")]
    public async Task Addresses_that_leave_the_library_or_hold_a_zero_never_reach_a_file(DatabaseProvider provider, string address)
    {
        var site = await sites.GetAsync(provider);
        using var client = site.NewClient();
        Assert.True((await client.GetAsync(address)).StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest);
    }

    [Theory, BothDatabases]
    public async Task A_very_long_address_is_a_404(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = site.NewClient();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/media/" + new string('a', 6000))).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_file_is_found_in_any_case_and_in_any_alphabet(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var path = Library.NewPath(" Übung #1 (录音).PNG");
        await site.StoreAsync(path, Library.NewPng());
        using var client = site.NewClient();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(MediaUrl.Of(path))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(MediaUrl.Of(path.ToUpperInvariant()))).StatusCode);
        var download = await client.GetAsync(MediaUrl.Of(path) + "?download");
        Assert.Equal("attachment", download.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(Path.GetFileName(path), download.Content.Headers.ContentDisposition?.FileNameStar);
    }
}

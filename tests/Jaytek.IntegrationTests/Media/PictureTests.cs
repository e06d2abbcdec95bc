using System.Net;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Media.Files;
using Jaytek.Media.Pictures;
using Jaytek.Media.Profiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Media;

/// <summary>Pictures in the sizes that pages need, made by vipsthumbnail.</summary>
[Collection(MediaTests.Name)]
public sealed class PictureTests(MediaSites sites)
{
    [Theory, BothDatabases(Store.Disk), BothDatabases(Store.S3)]
    public async Task A_picture_is_offered_in_listed_widths_up_to_its_own_and_each_is_kept_for_good(DatabaseProvider provider, Store store)
    {
        var site = await sites.GetAsync(provider, store);
        var image = await StoredAsync(site, await RealPictures.JpegAsync(1000, 600));
        var webp = Assert.Single(image.Sources);
        Assert.Equal("image/webp", webp.ContentType);
        Assert.Equal([160, 320, 480, 640, 960], webp.Sizes.Select(s => s.Width));
        Assert.Equal((1000, 600), (image.Width, image.Height));

        using var client = site.NewClient();
        var response = await client.GetAsync(webp.Sizes[2].Url);
        Assert.Equal((HttpStatusCode.OK, "image/webp"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains("immutable", response.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        var look = await RealPictures.LookAsync(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal((480, 288), (look.Width, look.Height));
        Assert.Equal("image/jpeg", (await client.GetAsync(image.At(640))).Content.Headers.ContentType?.MediaType);
    }

    [Theory, BothDatabases]
    public async Task A_picture_is_turned_as_its_camera_was_held(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var image = await StoredAsync(site, RealPictures.Turned(await RealPictures.JpegAsync(800, 400)));
        Assert.Equal((400, 800), (image.Width, image.Height));
        using var client = site.NewClient();
        var look = await RealPictures.LookAsync(await client.GetByteArrayAsync(image.Sources[0].Sizes[1].Url));
        Assert.Equal((320, 640), (look.Width, look.Height));
    }

    [Theory, BothDatabases(Store.Disk), BothDatabases(Store.S3)]
    public async Task A_cut_keeps_the_focal_point_and_a_cut_by_hand_is_taken_as_it_is(DatabaseProvider provider, Store store)
    {
        var site = await sites.GetAsync(provider, store);
        var (path, jpeg) = (Library.NewPath(".jpg"), await RealPictures.JpegAsync(1200, 400));
        await site.StoreAsync(path, jpeg);
        var images = site.Services.GetRequiredService<IImages>();
        var request = new ImageRequest("x", path, "") { Aspect = "1:1", Focus = new FocalPoint(0.1, 0.5) };
        using var client = site.NewClient();

        var left = images.For(request);
        Assert.Equal((400, 400), (left.Width, left.Height));
        Assert.Equal([160, 320, 400], left.Sources[0].Sizes.Select(s => s.Width));
        var look = await RealPictures.LookAsync(await client.GetByteArrayAsync(left.Sources[0].Sizes[^1].Url));
        Assert.Equal((400, 400), (look.Width, look.Height));
        Assert.True(look.Middle[0] > 200 && look.Middle[2] < 120, "The left of the picture is red.");

        var byHand = images.For(request with { Crops = new Dictionary<string, CropBox> { ["1:1"] = new(2 / 3.0, 0, 1 / 3.0, 1) } });
        look = await RealPictures.LookAsync(await client.GetByteArrayAsync(byHand.Sources[0].Sizes[1].Url));
        Assert.Equal((320, 320), (look.Width, look.Height));
        Assert.True(look.Middle[2] > 200 && look.Middle[0] < 120, "The right of the picture is blue.");
    }

    [Theory, BothDatabases]
    public async Task A_media_profile_is_a_named_size(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var name = PublicId.New();
        var step = JsonNode.Parse($$"""{"name":"MediaProfiles","MediaProfiles":{"{{name}}":{"Width":300,"Height":"300","Mode":2},"{{name}}-max":{"Width":300,"Height":50} } }""")!.AsObject();
        Assert.Null((await site.RunStepAsync<MediaProfilesStep>(new RecipeStepContext("MediaProfiles", step, null))).Error);
        var path = Library.NewPath(".png");
        await site.StoreAsync(path, await RealPictures.PngAsync(800, 400));
        var images = site.Services.GetRequiredService<IImages>();
        using var client = site.NewClient();

        var cut = images.For(new ImageRequest("x", path, "") { Profile = name });
        Assert.Equal((300, 300), (cut.Width, cut.Height));
        Assert.Equal("image/png", (await client.GetAsync(cut.Url)).Content.Headers.ContentType?.MediaType);
        var fitted = images.For(new ImageRequest("x", path, "") { Profile = name + "-max" });
        Assert.Equal((100, 50), (fitted.Width, fitted.Height));
        var look = await RealPictures.LookAsync(await client.GetByteArrayAsync(fitted.Url));
        Assert.Equal((100, 50), (look.Width, look.Height));
    }

    [Theory, BothDatabases]
    public async Task What_moves_is_left_alone(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var path = Library.NewPath(".gif");
        await site.StoreAsync(path, await RealPictures.MovingGifAsync());
        var image = site.Services.GetRequiredService<IImages>().For(new ImageRequest("x", path, "") { Aspect = "1:1" });
        Assert.Empty(image.Sources);
        Assert.StartsWith($"/media/{path}?v=", image.Url, StringComparison.Ordinal);
        Assert.Equal((400, 300), (image.Width, image.Height));
    }

    [Theory, BothDatabases]
    public async Task Only_listed_widths_and_signed_cuts_are_made(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var image = await StoredAsync(site, await RealPictures.JpegAsync(700, 500), aspect: "1:1");
        var genuine = image.Sources[0].Sizes[0].Url;
        var source = genuine.Split('/')[3];
        using var client = site.NewClient();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(genuine)).StatusCode);
        foreach (var name in new[]
        {
            "161.webp", "0160.webp", "960.webp", "160.bmp", "160.webp.webp", "160-1000x0x5000x5000.webp", "160--.webp",
            "160-1000x0x5000x5000-0123456789abcdef.webp", "99999999999.webp", "160-0x0x0x0.webp", "-1.webp", "161-0123456789abcdef.webp",
        })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/media/sized/{source}/{name}")).StatusCode);
        // The signature of one cut opens no other.
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(genuine.Replace("-1429x", "-1428x", StringComparison.Ordinal))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/media/sized/{new string('0', 24)}/160.webp")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/media/sized/..%2f..%2fjaytek/160.webp")).StatusCode);
    }

    [Theory, BothDatabases, SupportedOSPlatform("linux")]
    public async Task Many_first_requests_make_one_size(DatabaseProvider provider)
    {
        var folder = Directory.CreateTempSubdirectory("jaytek-count-").FullName;
        var script = Path.Combine(folder, "count");
        await File.WriteAllTextAsync(script, $"#!/bin/sh\necho x >> {folder}/runs\nexec vipsthumbnail \"$@\"\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var site = await MediaSites.StartAsync(provider, TimeProvider.System, ("Jaytek:Media:VipsThumbnailPath", script));
        var url = (await StoredAsync(site, await RealPictures.JpegAsync(900, 600))).Sources[0].Sizes[3].Url;
        using var client = site.NewClient();
        var bodies = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => client.GetByteArrayAsync(url)));
        Assert.All(bodies, body => Assert.Equal(bodies[0], body));
        await client.GetByteArrayAsync(url);
        Assert.Single(await File.ReadAllLinesAsync(Path.Combine(folder, "runs")));
        Directory.Delete(folder, recursive: true);
    }

    [Theory, BothDatabases]
    public async Task Without_the_tool_the_original_is_shown_and_nothing_is_kept(DatabaseProvider provider)
    {
        await using var site = await MediaSites.StartAsync(provider, TimeProvider.System, ("Jaytek:Media:VipsThumbnailPath", "/nowhere/vipsthumbnail"));
        var image = await StoredAsync(site, await RealPictures.JpegAsync(900, 600));
        using var client = site.NewClient();
        var response = await client.GetAsync(image.Sources[0].Sizes[0].Url);
        Assert.Equal((HttpStatusCode.Redirect, image.Url), (response.StatusCode, response.Headers.Location?.ToString()));
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.True(site.Services.GetRequiredService<PictureTool>().IsMissing);
    }

    [Theory, BothDatabases]
    public async Task A_picture_that_was_cut_off_and_that_nothing_here_could_check_is_shown_as_it_is(DatabaseProvider provider)
    {
        await using var site = await MediaSites.StartAsync(provider, TimeProvider.System, ("Jaytek:Media:VipsPath", "/nowhere/vips"));
        var jpeg = await RealPictures.JpegAsync(900, 600);
        var image = await StoredAsync(site, jpeg[..(jpeg.Length * 2 / 3)]);
        using var client = site.NewClient();
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync(image.Sources[0].Sizes[0].Url)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Sizes_go_with_their_picture(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await MediaSites.StartAsync(provider, clock);
        var path = Library.NewPath(".jpg");
        await site.StoreAsync(path, await RealPictures.JpegAsync(900, 600));
        var url = site.Services.GetRequiredService<IImages>().For(new ImageRequest("x", path, "")).Sources[0].Sizes[0].Url;
        using var client = site.NewClient();
        var made = (await client.GetAsync(url)).Headers.ETag!.Tag.Trim('"');
        clock.Advance(TimeSpan.FromDays(3));
        await SweepAsync(site);
        Assert.True(await site.HasBlobAsync(made));

        await site.InScopeAsync(s => s.GetRequiredService<DeleteMediaFile>().RunAsync(path, CancellationToken.None));
        await SweepAsync(site);
        Assert.False(await site.HasBlobAsync(made));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(url)).StatusCode);
        Assert.False(await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<PictureSize>().AnyAsync()));
    }

    [Theory, BothDatabases]
    public async Task Addresses_stay_the_same_over_a_restart(DatabaseProvider provider)
    {
        await using var site = await MediaSites.StartAsync(provider, TimeProvider.System);
        var request = new ImageRequest("x", Library.NewPath(".jpg"), "") { Aspect = "1:1" };
        await site.StoreAsync(request.MediaPath!, await RealPictures.JpegAsync(900, 600));
        var before = site.Services.GetRequiredService<IImages>().For(request).Sources[0].Srcset;
        await site.RestartAsync();
        Assert.Equal(before, site.Services.GetRequiredService<IImages>().For(request).Sources[0].Srcset);
    }

    private static async Task<ImageRef> StoredAsync(TestSite site, byte[] picture, string? aspect = null)
    {
        var path = Library.NewPath(".jpg");
        Assert.Null((await site.StoreAsync(path, picture)).Error);
        return site.Services.GetRequiredService<IImages>().For(new ImageRequest("x", path, "") { Aspect = aspect });
    }

    private static async Task SweepAsync(TestSite site)
    {
        var jobs = site.Services.GetRequiredService<JobRunner>();
        Assert.True(await jobs.RunAsync("media.pictures.forget", DateTimeOffset.UnixEpoch, CancellationToken.None));
        Assert.True(await jobs.RunAsync("media.sweep", DateTimeOffset.UnixEpoch, CancellationToken.None));
    }
}

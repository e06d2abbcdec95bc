using System.Net;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Media.Contracts;
using Jaytek.Media.Resumable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Jaytek.IntegrationTests.Media.Resumable.TusCalls;

namespace Jaytek.IntegrationTests.Media.Resumable;

/// <summary>Whose an upload is, how many one may have, how long it waits, and who writes to it.</summary>
[Collection(MediaTests.Name)]
public sealed class TusOwnerTests(MediaSites sites)
{
    private const HttpStatusCode Locked = (HttpStatusCode)423;

    [Theory, BothDatabases]
    public async Task Nobody_but_who_began_it_goes_on(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BearerAsync(await site.NewAsync("DJ"));
        var address = await client.BeginAsync(Library.NewPath(".png"), 100);
        using var other = await site.BearerAsync(await site.NewAsync("Administrator"));
        foreach (var method in new[] { HttpMethod.Head, HttpMethod.Delete })
            Assert.Equal(HttpStatusCode.NotFound, (await other.SendAsync(Request(method, address))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.AppendAsync(address, 0, new byte[10])).StatusCode);
        using var student = await site.BearerAsync(await site.NewAsync("Student"));
        Assert.Equal(HttpStatusCode.Forbidden, (await student.SendAsync(Request(HttpMethod.Post, Root, ("Upload-Length", "10")))).StatusCode);
        using var stranger = site.NewClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.AppendAsync(address, 0, new byte[10])).StatusCode);
        Assert.Equal(0, await client.OffsetAsync(address));
    }

    [Theory, BothDatabases]
    public async Task A_second_request_that_writes_at_the_same_time_is_refused(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BearerAsync(await site.NewAsync("DJ"));
        var (path, png) = (Library.NewPath(".png"), Library.NewPng());
        var address = await client.BeginAsync(path, png.Length);
        var gate = new TaskCompletionSource();
        var slow = client.AppendAsync(address, 0, new HeldContent(png, 100, gate.Task));
        // The first has the upload once its bytes are on the disk.
        var file = Path.Combine(site.DataDirectory, "uploads", address[(address.LastIndexOf('/') + 1)..]);
        await Eventually.IsTrueAsync(() => Task.FromResult(new FileInfo(file).Length > 0));
        using var second = await client.AppendAsync(address, 0, png);
        Assert.Equal(Locked, second.StatusCode);
        Assert.Equal(Locked, (await client.SendAsync(Request(HttpMethod.Delete, address))).StatusCode);
        gate.SetResult();
        Assert.Equal(HttpStatusCode.NoContent, (await slow).StatusCode);
        Assert.Equal(png, await client.GetByteArrayAsync(MediaUrl.Of(path)));
    }

    [Theory, BothDatabases]
    public async Task One_user_has_so_many_uploads_and_bytes_under_way(DatabaseProvider provider)
    {
        await using var site = await MediaSites.StartAsync(
            provider, TimeProvider.System, ("Jaytek:Media:UploadsPerUser", "3"), ("Jaytek:Media:UploadBytesPerUser", "5000"));
        using var client = await site.BearerAsync(await site.NewAsync("DJ"));
        var first = await client.BeginAsync(Library.NewPath(".png"), 4_000);
        using var tooMuch = await CreateAsync(client, 2_000);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooMuch.StatusCode);
        // Many at once find no more room than one after another.
        var many = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => CreateAsync(client, 100)));
        Assert.Equal(2, many.Count(one => one.StatusCode == HttpStatusCode.Created));
        Assert.Equal(HttpStatusCode.NoContent, (await client.SendAsync(Request(HttpMethod.Delete, first))).StatusCode);
        using var again = await CreateAsync(client, 2_000);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
    }

    [Theory, BothDatabases]
    public async Task An_upload_that_waits_too_long_is_gone_and_swept(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await MediaSites.StartAsync(provider, clock);
        var dj = await site.NewAsync("DJ");
        using var client = await site.BearerAsync(dj);
        var address = await client.BeginAsync(Library.NewPath(".png"), 100);
        using var alive = await client.AppendAsync(address, 0, new byte[10]);
        clock.Advance(TimeSpan.FromHours(25));
        using var later = await site.BearerAsync(dj);
        Assert.Equal(HttpStatusCode.Gone, (await later.SendAsync(Request(HttpMethod.Head, address))).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await later.AppendAsync(address, 10, new byte[10])).StatusCode);
        var staged = Path.Combine(site.DataDirectory, "uploads");
        Assert.Single(Directory.GetFiles(staged));
        await site.Services.GetRequiredService<JobRunner>().RunAsync("media.uploads.sweep", clock.GetUtcNow(), CancellationToken.None);
        Assert.Empty(Directory.GetFiles(staged));
        Assert.Equal(HttpStatusCode.NotFound, (await later.SendAsync(Request(HttpMethod.Head, address))).StatusCode);
        Assert.Equal(0, await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<ResumableUpload>().CountAsync()));
    }

    private static async Task<HttpResponseMessage> CreateAsync(HttpClient client, long length)
    {
        using var request = Request(HttpMethod.Post, Root, ("Upload-Length", $"{length}"), ("Upload-Metadata", Metadata(("filename", $"{Guid.NewGuid():n}.png"))));
        return await client.SendAsync(request);
    }

    /// <summary>Sends some bytes, and the rest when it is let.</summary>
    private sealed class HeldContent(byte[] bytes, int first, Task gate) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes.AsMemory(0, first));
            await stream.FlushAsync();
            await gate;
            await stream.WriteAsync(bytes.AsMemory(first));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }
}

using System.Security.Cryptography;
using System.Text;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Media.Contracts;
using Jaytek.Media.Files;
using Jaytek.Media.Sounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Media;

[Collection(MediaTests.Name)]
public sealed class StoreTests(MediaSites sites)
{
    [Theory, BothDatabases(Store.Disk), BothDatabases(Store.S3)]
    public async Task The_longest_path_is_stored_moved_and_deleted(DatabaseProvider provider, Store store)
    {
        var site = await sites.GetAsync(provider, store);
        var (path, to) = (Longest(), Longest());
        Assert.Equal(StoreOutcome.Created, (await site.StoreAsync(path, Library.NewPng())).Value);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<MoveMediaFile>().RunAsync(path, to, false, CancellationToken.None))).Error);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<DeleteMediaFile>().RunAsync(to, CancellationToken.None))).Error);
        Assert.Equal("media.path.invalid", (await site.StoreAsync("x" + path, Library.NewPng())).Error?.Code);

        static string Longest() => $"{new string('a', 100)}/{new string('b', 100)}/{Jaytek.Kernel.PublicId.New()}".PadRight(MediaPath.MaxLength - 4, 'c') + ".png";
    }

    [Theory, BothDatabases(Store.Disk), BothDatabases(Store.S3)]
    public async Task Storing_the_same_bytes_again_changes_nothing(DatabaseProvider provider, Store store)
    {
        var site = await sites.GetAsync(provider, store);
        var (path, png) = (Library.NewPath(".png"), Library.NewPng());
        Assert.Equal(StoreOutcome.Created, (await site.StoreAsync(path, png)).Value);
        var before = await RowAsync(site, path);
        Assert.Equal(StoreOutcome.Unchanged, (await site.StoreAsync(path, png)).Value);
        Assert.Equal(StoreOutcome.Unchanged, (await site.StoreAsync(path.ToUpperInvariant(), png, overwrite: false)).Value);
        Assert.Equal(before!.RowVersion, (await RowAsync(site, path))!.RowVersion);
    }

    [Theory, BothDatabases(Store.Disk), BothDatabases(Store.S3)]
    public async Task Other_bytes_replace_only_where_that_is_wanted(DatabaseProvider provider, Store store)
    {
        var site = await sites.GetAsync(provider, store);
        var path = Library.NewPath(".png");
        await site.StoreAsync(path, Library.NewPng());
        Assert.Equal("media.file.exists", (await site.StoreAsync(path, Library.NewPng(), overwrite: false)).Error?.Code);
        Assert.Equal(StoreOutcome.Replaced, (await site.StoreAsync(path, Library.NewPng())).Value);
    }

    [Theory, BothDatabases]
    public async Task A_name_that_somebody_elses_file_has_is_taken_and_only_who_manages_all_files_replaces_it(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider, Store.Disk);
        var (path, png) = (Library.NewPath(".png"), Library.NewPng());
        await site.StoreAsync(path, png);
        var writer = (await site.NewAsync("DJ")).Actor;
        foreach (var bytes in new[] { Library.NewPng(), png })
            Assert.Equal(("media.file.exists", $"There is a file {path} already."), await RefusalAsync(bytes, overwrite: false, writer));
        Assert.Equal("engine.forbidden", (await RefusalAsync(Library.NewPng(), overwrite: true, writer)).Code);
        Assert.Equal("engine.forbidden", (await RefusalAsync(Library.NewPng(), overwrite: false, (await site.NewAsync()).Actor)).Code);

        async Task<(string? Code, string? Message)> RefusalAsync(byte[] bytes, bool overwrite, Actor actor)
        {
            var error = (await site.StoreAsync(path, bytes, overwrite, actor)).Error;
            return (error?.Code, error?.Message);
        }
    }

    [Theory, BothDatabases(Store.Disk), BothDatabases(Store.S3)]
    public async Task Two_uploads_of_the_same_bytes_at_once_both_succeed(DatabaseProvider provider, Store store)
    {
        var site = await sites.GetAsync(provider, store);
        for (var round = 0; round < 5; round++)
        {
            var beat = BeatSynth.Render(new BeatSource(PublicId.New(), "Techno", 200));
            var path = Library.NewPath(".wav");
            string[] paths = [path, path, Library.NewPath(".wav"), Library.NewPath(".wav")];
            var results = await Task.WhenAll(paths.Select(p => Task.Run(() => site.StoreAsync(p, beat))));
            Assert.All(results, r => Assert.Null(r.Error));
            Assert.Equal(3, results.Count(r => r.Value == StoreOutcome.Created));
            var rows = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<MediaFile>().CountAsync(f => paths.Contains(f.Path)));
            Assert.Equal(3, rows);
        }
    }

    [Theory]
    [BothDatabases("page.jpg", "<!doctype html><script>alert(1)</script>", "media.file.type_unknown")]
    [BothDatabases("page.html", "<html>", "media.file.type_unknown")]
    [BothDatabases("run.exe", "MZ\u0090\0", "media.file.type_unknown")]
    [BothDatabases("drawing.svg", "<svg onload='alert(1)'/>", "media.file.svg_refused")]
    [BothDatabases("drawing.png", "<svg onload='alert(1)'/>", "media.file.svg_refused")]
    [BothDatabases("archive.jpg", "PK\u0003\u0004aaaa", "media.file.type_mismatch")]
    [BothDatabases("image.svg", "GIF89a\u0001\0\u0001\0", "media.file.type_mismatch")]
    [BothDatabases("polyglot.gif", "GIF89a<script>alert(document.cookie)</script>", "media.image.too_large")]
    [BothDatabases("broken.png", "\u0089PNG\r\n\u001a\n", "media.image.broken")]
    [BothDatabases("nothing.txt", "", "media.file.empty")]
    [BothDatabases("../outside.txt", "text", "media.path.invalid")]
    [BothDatabases("zero\0.txt", "text", "media.path.invalid")]
    [BothDatabases("con.txt", "text", "media.path.invalid")]
    public async Task Hostile_and_damaged_files_are_refused_with_their_reason(DatabaseProvider provider, string name, string content, string code)
    {
        var site = await sites.GetAsync(provider);
        var result = await site.StoreAsync(name, Encoding.Latin1.GetBytes(content));
        Assert.Equal(code, result.Error?.Code);
        // PostgreSQL cannot even be asked for a name with a zero in it.
        if (!name.Contains('\0', StringComparison.Ordinal))
            Assert.Null(await RowAsync(site, name));
    }

    [Theory, BothDatabases(Store.Disk), BothDatabases(Store.S3)]
    public async Task A_file_beyond_the_limit_is_refused_and_leaves_nothing_behind(DatabaseProvider provider, Store store)
    {
        var site = await sites.GetAsync(provider, store);
        var large = new byte[MediaSites.MaxFileBytes + 1];
        Library.NewPng().CopyTo(large, 0);
        Assert.Equal("media.file.too_large", (await site.StoreAsync(Library.NewPath(".png"), large)).Error?.Code);
        Assert.Empty(Directory.GetFiles(Path.Combine(site.DataDirectory, store == Store.Disk ? "blobs/.aside" : "work")));
    }

    [Theory, BothDatabases(Store.Disk), BothDatabases(Store.S3)]
    public async Task Only_those_with_the_right_store_and_only_owners_touch_their_own(DatabaseProvider provider, Store store)
    {
        var site = await sites.GetAsync(provider, store);
        var (mira, path) = ((await site.NewAsync("DJ")).Actor, Library.NewPath(".png"));
        var bento = (await site.NewAsync("DJ")).Actor;
        var nobody = await site.StoreAsync(path, Library.NewPng(), actor: Actor.Anonymous);
        Assert.Equal("engine.unauthenticated", nobody.Error?.Code);
        Assert.Equal("engine.forbidden", (await site.StoreAsync(path, Library.NewPng(), actor: (await site.NewAsync("Student")).Actor)).Error?.Code);
        Assert.Null((await site.StoreAsync(path, Library.NewPng(), actor: mira)).Error);
        Assert.Equal("engine.forbidden", (await site.StoreAsync(path, Library.NewPng(), actor: bento)).Error?.Code);
        Assert.Equal("engine.forbidden", (await DeleteAsync(site, path, bento)).Error?.Code);
        Assert.Null((await DeleteAsync(site, path, mira)).Error);
    }

    [Theory, BothDatabases(Store.Disk), BothDatabases(Store.S3)]
    public async Task A_deleted_file_is_gone_at_once_and_its_bytes_after_a_day(DatabaseProvider provider, Store store)
    {
        var site = await sites.GetAsync(provider, store);
        var (path, twin, png) = (Library.NewPath(".png"), Library.NewPath(".png"), Library.NewPng());
        var hash = Convert.ToHexStringLower(SHA256.HashData(png));
        await site.StoreAsync(path, png);
        await site.StoreAsync(twin, png);
        await DeleteAsync(site, path, Actor.System);
        using var client = site.NewClient();
        Assert.False((await client.GetAsync(MediaUrl.Of(path))).IsSuccessStatusCode);

        sites.Clock.Advance(TimeSpan.FromHours(25));
        await SweepAsync(site);
        Assert.True(await site.HasBlobAsync(hash), "Another path still names the bytes.");

        await DeleteAsync(site, twin, Actor.System);
        await SweepAsync(site);
        Assert.False(await site.HasBlobAsync(hash));
        Assert.Equal("media.file.not_found", (await DeleteAsync(site, path, Actor.System)).Error?.Code);
    }

    [Theory, BothDatabases(Store.Disk), BothDatabases(Store.S3)]
    public async Task What_was_stored_for_a_refused_upload_is_swept_but_never_what_is_being_stored(DatabaseProvider provider, Store store)
    {
        var site = await sites.GetAsync(provider, store);
        byte[] junk = [.. "no kind of file "u8, .. Guid.NewGuid().ToByteArray()];
        var hash = Convert.ToHexStringLower(SHA256.HashData(junk));
        await site.StoreAsync(Library.NewPath(".png"), junk);
        await SweepAsync(site);
        Assert.True(await site.HasBlobAsync(hash), "A day has not passed.");
        sites.Clock.Advance(TimeSpan.FromHours(25));
        // Stored again a moment before the sweep: somebody may be about to name it.
        await site.StoreAsync(Library.NewPath(".png"), junk);
        await SweepAsync(site);
        Assert.True(await site.HasBlobAsync(hash));
        sites.Clock.Advance(TimeSpan.FromHours(25));
        await SweepAsync(site);
        Assert.False(await site.HasBlobAsync(hash));
    }

    [Theory, BothDatabases(Store.Disk), BothDatabases(Store.S3)]
    public async Task A_moved_file_answers_at_its_new_path_only(DatabaseProvider provider, Store store)
    {
        var site = await sites.GetAsync(provider, store);
        var (from, to, taken) = (Library.NewPath(".png"), Library.NewPath(".png"), Library.NewPath(".png"));
        await site.StoreAsync(from, Library.NewPng());
        await site.StoreAsync(taken, Library.NewPng());
        Assert.Equal("media.file.exists", (await MoveAsync(site, from, taken)).Error?.Code);
        Assert.Equal("media.file.type_mismatch", (await MoveAsync(site, from, to + ".svg")).Error?.Code);
        Assert.Equal("media.path.invalid", (await MoveAsync(site, from, "../x.png")).Error?.Code);
        Assert.Null((await MoveAsync(site, from, to)).Error);
        using var client = site.NewClient();
        Assert.True((await client.GetAsync(MediaUrl.Of(to))).IsSuccessStatusCode);
        Assert.False((await client.GetAsync(MediaUrl.Of(from))).IsSuccessStatusCode);
    }

    private static Task<Result> DeleteAsync(TestSite site, string path, Actor actor) =>
        site.InScopeAsync(s => s.GetRequiredService<DeleteMediaFile>().RunAsync(path, CancellationToken.None), actor);

    private static Task<Result<string>> MoveAsync(TestSite site, string from, string to) =>
        site.InScopeAsync(s => s.GetRequiredService<MoveMediaFile>().RunAsync(from, to, false, CancellationToken.None));

    private static Task<bool> SweepAsync(TestSite site) =>
        site.Services.GetRequiredService<JobRunner>().RunAsync("media.sweep", DateTimeOffset.UnixEpoch, CancellationToken.None);

    private static Task<MediaFile?> RowAsync(TestSite site, string path) =>
        site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<MediaFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Path == path));
}

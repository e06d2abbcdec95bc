using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.IntegrationTests.StandIns;
using Jaytek.IntegrationTests.Wire;
using Jaytek.Media.Contracts;

namespace Jaytek.IntegrationTests.Media.Resumable;

/// <summary>tus-js-client against the site, over networks and processes that break.</summary>
[Trait("Category", "Slow")]
public sealed class TusClientTests
{
    private const int FileBytes = 40_000_000;

    [Theory]
    [BothDatabases(Store.Disk, "")]
    [BothDatabases(Store.Disk, "5000000")]
    [BothDatabases(Store.S3, "")]
    public async Task A_connection_that_is_cut_again_and_again_costs_nothing_that_arrived(DatabaseProvider provider, Store store, string chunk)
    {
        await using var bucket = store == Store.S3 ? await S3StandIn.StartAsync() : null;
        var settings = bucket?.Settings(await bucket.NewBucketAsync()) ?? [];
        await using var site = await MediaSites.StartAsync(provider, TimeProvider.System, [.. settings, ("Jaytek:Media:MaxFileBytes", "100000000")]);
        await using var proxy = new CuttingProxy(site.Address, cuts: 4, cutAfter: 9_000_000);
        using var client = site.NewClient();
        var token = (string)(await client.TokensAsync((await site.NewAsync("DJ")).Name))["accessToken"]!;
        var (file, content) = await FileAsync();
        await using var program = WireProgram.Start("tus.mjs", new Uri(proxy.Address, TusCalls.Root).ToString(), token, file, "cut", "film.png", chunk);
        var end = await EndAsync(program);
        Assert.True((bool)end["done"]!, end.ToJsonString());
        Assert.Equal(4, proxy.Cuts);
        Assert.True((int)end["retries"]! >= 4, end.ToJsonString());
        Assert.Equal("/media/cut/film.png", (string?)end["url"]);
        Assert.Equal(SHA256.HashData(content), SHA256.HashData(await client.GetByteArrayAsync(MediaUrl.Of("cut/film.png"))));
        File.Delete(file);
    }

    [Theory, BothDatabases]
    public async Task A_process_that_is_killed_in_the_middle_goes_on_where_its_disk_ends(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var folder = Directory.CreateTempSubdirectory("jaytek-tus-");
        await using var host = Start(folder, database);
        await host.ReadyAsync();
        await using var proxy = new CuttingProxy(host.Address, cuts: 0, cutAfter: 0);
        using var client = new HttpClient { BaseAddress = host.Address };
        var token = (string)(await client.TokensAsync(TestSite.AdminName, TestSite.AdminPassword))["accessToken"]!;
        var (file, content) = await FileAsync();
        await using var program = WireProgram.Start("tus.mjs", new Uri(proxy.Address, TusCalls.Root).ToString(), token, file, "killed", "film.png", "3000000");
        while (await program.LineAsync() is var line && !(line.StartsWith("progress ", StringComparison.Ordinal) && long.Parse(line[9..], System.Globalization.CultureInfo.InvariantCulture) > 15_000_000))
        {
        }
        await host.KillAsync();

        await using var next = Start(folder, database);
        await next.ReadyAsync();
        proxy.Target = next.Address;
        var end = await EndAsync(program);
        Assert.True((bool)end["done"]!, end.ToJsonString());
        Assert.True((int)end["retries"]! > 0, "The kill fell between two requests.");
        using var reader = new HttpClient { BaseAddress = next.Address };
        Assert.Equal(SHA256.HashData(content), SHA256.HashData(await reader.GetByteArrayAsync(MediaUrl.Of("killed/film.png"))));
        await next.KillAsync();
        folder.Delete(recursive: true);
        File.Delete(file);
    }

    private static async Task<JsonNode> EndAsync(WireProgram program)
    {
        while (true)
        {
            if (await program.LineAsync() is var line && line.StartsWith('{'))
                return JsonNode.Parse(line)!;
        }
    }

    private static async Task<(string Path, byte[] Content)> FileAsync()
    {
        byte[] content = [.. Library.NewPng(), .. RandomNumberGenerator.GetBytes(FileBytes)];
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, content);
        return (path, content);
    }

    private static HostProcess Start(DirectoryInfo folder, TestDatabase database) =>
        HostProcess.Start(folder.FullName, new TestDatabaseSettings(database.Provider.ToString(), database.ConnectionString), "jaytek");
}

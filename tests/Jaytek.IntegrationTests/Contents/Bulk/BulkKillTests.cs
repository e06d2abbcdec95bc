using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Jaytek.IntegrationTests.Contents.Bulk;

/// <summary>A process that is killed in the middle of a bulk publish.</summary>
[Trait("Category", "Slow")]
public sealed class BulkKillTests
{
    private const int Items = 1_000;
    private const string List = "/admin/content/DJProfile";

    // Content is PascalCase as Orchard's.
    private static readonly JsonSerializerOptions AsNamed = new();

    [Theory, BothDatabases]
    public async Task A_killed_bulk_publish_has_done_each_item_whole_or_not_at_all_and_goes_on(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var folder = Directory.CreateTempSubdirectory("jaytek-kill-");
        var host = await StartAsync(folder, database);
        await WriteDraftsAsync(host);
        await StartRunAsync(host);
        var (kills, published) = (0, 0L);
        while (true)
        {
            // Killed once something was done since the last start: in the middle of an item, wherever that is.
            await DoneAsync(database, folder, Math.Min(Items, published + 30));
            var acknowledged = await CountAsync(database, folder, "select count(*) from cms_bulk_item where outcome = 'Done'");
            await host.KillAsync();
            kills++;
            published = await CountAsync(database, folder, $"select count(*) from cms_version where content_type = 'DJProfile' and {Flag(provider, "published")}");
            Assert.InRange(published, acknowledged, Items);
            // What is done says so, and what says so is done.
            Assert.Equal(published, await CountAsync(database, folder, "select count(*) from cms_bulk_item where outcome = 'Done'"));
            Assert.Equal(published, await CountAsync(database, folder, "select done from cms_bulk_run"));
            Assert.Equal(published, await CountAsync(database, folder, "select count(*) from cms_audit where action = 'contents.item.publish'"));
            await host.DisposeAsync();
            if (kills == 3 || published == Items)
                break;
            host = await StartAsync(folder, database);
        }

        Assert.True(kills == 3, $"Only {kills} kills before all of it was done.");
        host = await StartAsync(folder, database);
        await using (host)
        {
            await DoneAsync(database, folder, Items);
            await Eventually.IsTrueAsync(async () => await CountAsync(database, folder, "select count(*) from cms_bulk_run where state = 'Finished'") == 1);
            Assert.Equal(Items, await CountAsync(database, folder, $"select count(*) from cms_version where content_type = 'DJProfile' and {Flag(provider, "published")}"));
            Assert.Equal(Items, await CountAsync(database, folder, "select count(*) from cms_audit where action = 'contents.item.publish'"));
            Assert.Equal(0, await CountAsync(database, folder, "select refused from cms_bulk_run"));
            Assert.Equal(1, await CountAsync(database, folder, "select count(*) from cms_notice"));
        }

        folder.Delete(recursive: true);
    }

    // As long as it makes headway it may take its time.
    private static async Task DoneAsync(TestDatabase database, DirectoryInfo folder, long wanted)
    {
        const string sql = "select count(*) from cms_bulk_item where outcome = 'Done'";
        for (var done = await CountAsync(database, folder, sql); done < wanted;)
        {
            var before = done;
            await Eventually.IsTrueAsync(async () => (done = await CountAsync(database, folder, sql)) > before);
        }
    }

    private static string Flag(DatabaseProvider provider, string column) => provider == DatabaseProvider.Postgres ? column : $"{column} = 1";

    private static async Task<HostProcess> StartAsync(DirectoryInfo folder, TestDatabase database)
    {
        var host = HostProcess.Start(folder.FullName, new TestDatabaseSettings(database.Provider.ToString(), database.ConnectionString), "jaytek");
        await host.ReadyAsync();
        return host;
    }

    private static async Task WriteDraftsAsync(HostProcess host)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        using var answer = await client.PostAsJsonAsync("/api/identity/login", new { email = TestSite.AdminName, password = TestSite.AdminPassword });
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await Parallel.ForEachAsync(Enumerable.Range(1, Items), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, stop) =>
        {
            using var saved = await client.PostAsJsonAsync("/api/content?draft=true", new { ContentType = "DJProfile", TitlePart = new { Title = $"Take {number}" } }, AsNamed, stop);
            Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync(stop));
        });
    }

    private static async Task StartRunAsync(HostProcess host)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = host.Address };
        await browser.PostLoginAsync(TestSite.AdminName, TestSite.AdminPassword);
        using var started = await browser.PostAsync($"{List}?handler=Bulk", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["verb"] = "Publish",
            ["all"] = "true",
            ["confirmed"] = "true",
            ["__RequestVerificationToken"] = await browser.FormTokenAsync(List),
        }));
        Assert.Equal(HttpStatusCode.Redirect, started.StatusCode);
    }

    private static async Task<long> CountAsync(TestDatabase database, DirectoryInfo folder, string sql)
    {
        await using DbConnection connection = database.Provider == DatabaseProvider.Postgres
            ? new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString)
            : new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "jaytek.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}

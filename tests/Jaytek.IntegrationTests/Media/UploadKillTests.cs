using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.IntegrationTests.StandIns;

namespace Jaytek.IntegrationTests.Media;

/// <summary>A process that is killed while files arrive loses none that it had acknowledged, and shows none by half.</summary>
[Trait("Category", "Slow")]
public sealed class UploadKillTests
{
    private const int Senders = 4;
    private const int FileBytes = 1_500_000;

    [Theory]
    [BothDatabases(Store.Disk)]
    [BothDatabases(Store.S3)]
    public async Task What_was_acknowledged_is_there_whole_and_what_was_not_is_whole_or_absent(DatabaseProvider provider, Store store)
    {
        await using var bucket = store == Store.S3 ? await S3StandIn.StartAsync() : null;
        var settings = bucket?.Settings(await bucket.NewBucketAsync()) ?? [];
        await using var database = await TestDatabase.CreateAsync(provider);
        var folder = Directory.CreateTempSubdirectory("jaytek-kill-");
        var (sent, acknowledged) = (new ConcurrentDictionary<string, string>(), new ConcurrentBag<string>());
        await using (var host = Start(folder, database, settings))
        {
            await host.ReadyAsync();
            using var client = await SignInAsync(host);
            var token = await client.FormTokenAsync("/admin/media/upload");
            var enough = new TaskCompletionSource();
            var senders = Enumerable.Range(0, Senders).Select(one => SendUntilKilledAsync(client, token, one, sent, acknowledged, enough)).ToList();
            await enough.Task.WaitAsync(TimeSpan.FromMinutes(2));
            // The senders go on without a pause, so some file is always under way.
            await host.KillAsync();
            await Task.WhenAll(senders);
        }
        Assert.True(sent.Count > acknowledged.Count, "The kill fell between two uploads.");

        await using var next = Start(folder, database, settings);
        await next.ReadyAsync();
        using var reader = new HttpClient { BaseAddress = next.Address };
        foreach (var (path, hash) in sent)
        {
            using var answer = await reader.GetAsync("/media/" + path);
            if (acknowledged.Contains(path))
                Assert.True(answer.IsSuccessStatusCode, $"{path} is lost.");
            if (answer.StatusCode != HttpStatusCode.NotFound)
                Assert.Equal(hash, Convert.ToHexString(SHA256.HashData(await answer.Content.ReadAsByteArrayAsync())));
        }
        folder.Delete(recursive: true);
    }

    private static async Task SendUntilKilledAsync(
        HttpClient client, string token, int sender, ConcurrentDictionary<string, string> sent, ConcurrentBag<string> acknowledged, TaskCompletionSource enough)
    {
        for (var number = 1; ; number++)
        {
            byte[] content = [.. Library.NewPng(), .. RandomNumberGenerator.GetBytes(FileBytes)];
            var path = $"kill/{sender}-{number}.png";
            sent[path] = Convert.ToHexString(SHA256.HashData(content));
            using var form = new MultipartFormDataContent
            {
                { new StringContent("kill"), "Folder" }, { new ByteArrayContent(content), "File", $"{sender}-{number}.png" },
            };
            using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/media/upload") { Content = form };
            request.Headers.Add("X-CSRF-Token", token);
            request.Headers.Add("Accept", "application/json");
            try
            {
                using var answer = await client.SendAsync(request);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                acknowledged.Add(path);
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                return;
            }
            if (acknowledged.Count >= 3 * Senders)
                enough.TrySetResult();
        }
    }

    private static HostProcess Start(DirectoryInfo folder, TestDatabase database, (string Key, string Value)[] settings) =>
        HostProcess.Start(folder.FullName, new TestDatabaseSettings(database.Provider.ToString(), database.ConnectionString), "jaytek", settings);

    private static async Task<HttpClient> SignInAsync(HostProcess host)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = host.Address };
        using var answer = await client.PostLoginAsync(TestSite.AdminName, TestSite.AdminPassword);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }
}

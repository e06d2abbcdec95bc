using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Media;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.Webhooks;

/// <summary>A process that is killed between a commit and its delivery loses nothing.</summary>
[Trait("Category", "Slow")]
public sealed class HookKillTests
{
    [Theory, BothDatabases]
    public async Task What_was_committed_before_the_kill_is_delivered_after_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var folder = Directory.CreateTempSubdirectory("jaytek-hooks-");
        var port = HookReceiver.FreePort();
        await using (var host = Start(folder, database))
        {
            await host.ReadyAsync();
            using var browser = await SignInAsync(host);
            var made = await browser.PostAsync("/admin/webhooks/new", new FormUrlEncodedContent(
            [
                KeyValuePair.Create("Form.Url", $"http://127.0.0.1:{port}/"), KeyValuePair.Create("Form.Events", "media.file.stored"), KeyValuePair.Create("Form.IsOn", "true"),
                KeyValuePair.Create("__RequestVerificationToken", await browser.FormTokenAsync("/admin/webhooks/new")),
            ]));
            Assert.Equal(HttpStatusCode.OK, made.StatusCode);
            Assert.Contains("whsec_", await made.Content.ReadAsStringAsync(), StringComparison.Ordinal);

            // Nobody listens at the endpoint: whatever is acknowledged waits.
            using var client = new HttpClient { BaseAddress = host.Address };
            var token = (string)(await client.TokensAsync(TestSite.AdminName, TestSite.AdminPassword))["accessToken"]!;
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
            for (var i = 0; i < 5; i++)
            {
                using var form = new MultipartFormDataContent { { new StringContent("kill"), "folder" }, { new ByteArrayContent(Library.NewPng()), "file", $"{i}.png" } };
                Assert.Equal(HttpStatusCode.Created, (await client.PostAsync("/api/media", form)).StatusCode);
            }
            await host.KillAsync();
        }
        await using var receiver = new HookReceiver(port);
        await using var next = Start(folder, database);
        await next.ReadyAsync();
        await Eventually.IsTrueAsync(() => Task.FromResult(receiver.All.Select(one => one.Id).Distinct().Count() == 5), "Not all five arrived.");
        Assert.Equal(Enumerable.Range(0, 5).Select(i => $"kill/{i}.png"), receiver.All.DistinctBy(one => one.Id).Select(one => (string)one.Message["data"]!["path"]!));
        await next.KillAsync();
        folder.Delete(recursive: true);
    }

    private static HostProcess Start(DirectoryInfo folder, TestDatabase database) => HostProcess.Start(
        folder.FullName, new TestDatabaseSettings(database.Provider.ToString(), database.ConnectionString), "jaytek", ("Jaytek:Webhooks:AllowLoopback", "true"));

    private static async Task<HttpClient> SignInAsync(HostProcess host)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = host.Address };
        using var answer = await client.PostLoginAsync(TestSite.AdminName, TestSite.AdminPassword);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }
}

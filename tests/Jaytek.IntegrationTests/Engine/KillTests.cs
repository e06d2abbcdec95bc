using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.Engine;

/// <summary>A process that is killed at any point loses nothing that it had acknowledged.</summary>
[Trait("Category", "Slow")]
public sealed class KillTests
{
    // Content is PascalCase as Orchard's.
    private static readonly JsonSerializerOptions AsNamed = new();

    [Theory, BothDatabases]
    public async Task A_set_up_that_is_killed_is_completed_by_the_next_start(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var folder = Directory.CreateTempSubdirectory("jaytek-kill-");
        // Each start lives a little longer than the one before, so that the kills fall into migrations, set-up and first requests.
        for (var milliseconds = 400; milliseconds <= 6000; milliseconds += 800)
        {
            await using var host = Start(folder, database);
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(milliseconds));
            await timer.WaitForNextTickAsync();
            Assert.False(host.HasExited, "The host ended by itself.");
            await host.KillAsync();
        }
        await using var last = Start(folder, database);
        await last.ReadyAsync();
        using var client = await SignInAsync(last);
        var saved = await client.PostAsJsonAsync("/api/content", Profile("After the storm"), AsNamed);
        Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync());
        folder.Delete(recursive: true);
    }

    [Theory, BothDatabases]
    public async Task What_was_acknowledged_is_there_after_a_kill(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var folder = Directory.CreateTempSubdirectory("jaytek-kill-");
        var acknowledged = new List<string>();
        await using (var host = Start(folder, database))
        {
            await host.ReadyAsync();
            using var client = await SignInAsync(host);
            // Counted from the sixth write, so that a slow machine has something to lose, too.
            var kill = Task.CompletedTask;
            try
            {
                while (true)
                {
                    using var answer = await client.PostAsJsonAsync("/api/content", Profile($"Take {acknowledged.Count + 1}"), AsNamed);
                    answer.EnsureSuccessStatusCode();
                    acknowledged.Add((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("ContentItemId").GetString()!);
                    if (acknowledged.Count == 6)
                        kill = KillAfterAsync(host, TimeSpan.FromSeconds(2));
                }
            }
            catch (Exception e) when (e is HttpRequestException { StatusCode: null } or IOException or JsonException)
            {
                await kill;
            }
        }
        Assert.True(acknowledged.Count > 5, $"The host ended by itself after {acknowledged.Count} writes.");
        await using var next = Start(folder, database);
        await next.ReadyAsync();
        using var reader = await SignInAsync(next);
        foreach (var id in acknowledged)
            Assert.True((await reader.GetAsync($"/api/content/{id}")).IsSuccessStatusCode, $"{id} is lost.");
        folder.Delete(recursive: true);
    }

    private static HostProcess Start(DirectoryInfo folder, TestDatabase database) =>
        HostProcess.Start(folder.FullName, new TestDatabaseSettings(database.Provider.ToString(), database.ConnectionString), "jaytek");

    private static object Profile(string title) => new { ContentType = "DJProfile", TitlePart = new { Title = title } };

    private static async Task KillAfterAsync(HostProcess host, TimeSpan after)
    {
        using var timer = new PeriodicTimer(after);
        await timer.WaitForNextTickAsync();
        await host.KillAsync();
    }

    private static async Task<HttpClient> SignInAsync(HostProcess host)
    {
        var client = new HttpClient { BaseAddress = host.Address };
        using var answer = await client.PostAsJsonAsync("/api/identity/login", new { email = TestSite.AdminName, password = TestSite.AdminPassword });
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}

using System.Globalization;
using System.Net;
using System.Text;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.Recipes;

/// <summary>A run that was asked for in the admin outlives its process.</summary>
[Trait("Category", "Slow")]
public sealed class RecipeKillTests
{
    private const int Steps = 60;

    [Theory, BothDatabases]
    public async Task A_run_from_the_page_goes_on_after_a_kill_and_nothing_is_half_done(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var folder = Directory.CreateTempSubdirectory("jaytek-kill-");
        string address;
        int before;
        await using (var host = Start(folder, database))
        {
            await host.ReadyAsync();
            using var admin = await SignInAsync(host);
            address = await StartRunAsync(admin);
            before = await UntilAsync(admin, address, page => Done(page) >= 3);
            await host.KillAsync();
        }

        await using var next = Start(folder, database);
        await next.ReadyAsync();
        using var again = await SignInAsync(next);
        Assert.Equal(Steps, await UntilAsync(again, address, page => page.Contains(">Done<", StringComparison.Ordinal)));
        Assert.InRange(before, 3, Steps - 1);
        for (var i = 0; i < Steps; i++)
            Assert.Equal(HttpStatusCode.OK, (await again.GetAsync($"/admin/content/edit/kill{i:00}")).StatusCode);
        folder.Delete(recursive: true);
    }

    private static HostProcess Start(DirectoryInfo folder, TestDatabase database) =>
        HostProcess.Start(folder.FullName, new TestDatabaseSettings(database.Provider.ToString(), database.ConnectionString), "jaytek");

    private static async Task<HttpClient> SignInAsync(HostProcess host)
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = host.Address };
        var answer = await client.PostAsync("/login", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Form.Name"] = TestSite.AdminName, ["Form.Password"] = TestSite.AdminPassword, ["__RequestVerificationToken"] = await client.FormTokenAsync("/login"),
        }));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    private static async Task<string> StartRunAsync(HttpClient admin)
    {
        var steps = Enumerable.Range(0, Steps).Select(i =>
            $$$"""{"name":"Content","Data":[{"ContentItemId":"kill{{{i:00}}}","ContentType":"DJProfile","DisplayText":"Kill {{{i}}}","Latest":true,"Published":true,"TitlePart":{"Title":"Kill {{{i}}}"}}]}""");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await admin.FormTokenAsync("/admin/recipes")), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes($$"""{"name":"kill","steps":[{{string.Join(',', steps)}}]}""")), "File", "kill.recipe.json" },
        };
        var uploaded = await admin.PostAsync("/admin/recipes?handler=Upload", form);
        Assert.Equal(HttpStatusCode.Redirect, uploaded.StatusCode);
        var source = uploaded.Headers.Location!.ToString().Split("source=")[1];
        var started = await admin.PostAsync("/admin/recipes/recipe", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["source"] = Uri.UnescapeDataString(source), ["check"] = "false",
            ["__RequestVerificationToken"] = await admin.FormTokenAsync($"/admin/recipes/recipe?source={source}"),
        }));
        Assert.Equal(HttpStatusCode.Redirect, started.StatusCode);
        return started.Headers.Location!.ToString();
    }

    private static async Task<int> UntilAsync(HttpClient admin, string address, Func<string, bool> holds)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var tries = 0; tries < 3000; tries++)
        {
            var page = await admin.GetStringAsync(address);
            if (holds(page))
                return Done(page);
            await timer.WaitForNextTickAsync();
        }

        Assert.Fail("The run did not come so far within a minute.");
        return 0;
    }

    private static int Done(string page)
    {
        var end = page.IndexOf($" of {Steps} steps", StringComparison.Ordinal);
        return end < 0 ? 0 : int.Parse(page.AsSpan(page.LastIndexOfAny([' ', '>'], end - 1) + 1, end - page.LastIndexOfAny([' ', '>'], end - 1) - 1), CultureInfo.InvariantCulture);
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Recipes.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Recipes;

/// <summary>Recipes are brought, checked and run in the admin; a run is a row that is worked off in the background.</summary>
public sealed class RecipePageTests
{
    private const string Probe = """{"name":"Feature","enable":["Test.Probe"]}""";

    [Theory, BothDatabases]
    public async Task A_file_is_uploaded_checked_and_run(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var source = await UploadedAsync(admin, $$"""{"name":"brought","odd":1,"steps":[{{Probe}},{"name":"Nobody"}]}""");

        var page = await admin.GetStringAsync($"/admin/recipes/recipe?source={source}");
        Assert.Contains("line 1", page, StringComparison.Ordinal);
        var check = await StartAsync(admin, source, isCheck: true);
        var run = await EndedAsync(site, check);
        Assert.Equal((RecipeOutcome.Succeeded, 2), (run.Outcome, run.Reports.Count));
        Assert.Contains("line 1, column", run.Reports[1].Warnings[0], StringComparison.Ordinal);
        Assert.Contains("Would succeed", await admin.GetStringAsync(check), StringComparison.Ordinal);

        run = await EndedAsync(site, await StartAsync(admin, source, isCheck: false));
        Assert.Equal((RecipeOutcome.Succeeded, 1), (run.Outcome, run.Reports[0].Changed));
        Assert.Contains("brought", await admin.GetStringAsync("/admin/recipes"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_run_that_fails_says_at_which_step_and_is_run_again(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var source = await UploadedAsync(admin, $$"""{"name":"fails","steps":[{{Probe}},{"name":"probe","write":"First"},{"name":"probe","then":"refuse"}]}""");
        for (var time = 1; time <= 2; time++)
        {
            var address = await StartAsync(admin, source, isCheck: false);
            var run = await EndedAsync(site, address);
            Assert.Equal((RecipeOutcome.Failed, 2, time == 1 ? 1 : 0), (run.Outcome, run.Reports.Count, run.Reports[1].Created));
            Assert.Contains("step 3 probe", await admin.GetStringAsync(address), StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task A_run_that_its_process_left_goes_on_at_the_step_that_is_not_done(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var source = await UploadedAsync(admin, $$"""{"name":"cut","steps":[{{Probe}},{"name":"probe","write":"One"},{"name":"probe","write":"Two"}]}""");
        var first = await EndedAsync(site, await StartAsync(admin, source, isCheck: false));

        // As a killed process leaves it: running by nobody, with two steps done.
        var done = System.Text.Json.JsonSerializer.Serialize(first.Reports.Take(2).ToList(), System.Text.Json.JsonSerializerOptions.Web);
        await site.InScopeAsync(services => services.GetRequiredService<JaytekDb>().Set<RecipeRun>().Where(run => run.Id == first.Id).ExecuteUpdateAsync(set => set
            .SetProperty(run => run.Outcome, RecipeOutcome.Running).SetProperty(run => run.Process, $"{Environment.MachineName}/{int.MaxValue}/1")
            .SetProperty(run => run.Steps, done)));
        var again = await EndedAsync(site, $"/admin/recipes/runs/{first.Id}");
        Assert.Equal((RecipeOutcome.Succeeded, 3, 2), (again.Outcome, again.Reports.Count, again.Attempts));
        Assert.Equal([1, 2, 3], again.Reports.Select(report => report.Number));
    }

    [Theory]
    [BothDatabases("", "Choose a recipe file")]
    [BothDatabases("{", "line 1")]
    [BothDatabases("[]", "a recipe is a JSON object")]
    [BothDatabases("{\"steps\":\n  [1]}", "line 2")]
    [BothDatabases("{\"steps\":[],\"steps\":[]}", "stands twice")]
    public async Task A_file_that_is_no_recipe_is_refused_with_its_place_and_nothing_of_it_is_kept(DatabaseProvider provider, string text, string message)
    {
        var site = await SharedSites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var answer = await UploadAsync(admin, Encoding.UTF8.GetBytes(text));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(message, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_file_that_is_too_large_or_wrongly_encoded_is_told_so(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var large = await UploadAsync(admin, new byte[(16 * 1024 * 1024) + 1]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Contains("may have 16 MB", await large.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var wide = await UploadAsync(admin, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{}")).ToArray());
        Assert.Contains("recipes are UTF-8", await wide.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> UploadedAsync(HttpClient admin, string text)
    {
        var answer = await UploadAsync(admin, Encoding.UTF8.GetBytes(text));
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString().Split("source=")[1];
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient admin, byte[] bytes)
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await admin.FormTokenAsync("/admin/recipes")), "__RequestVerificationToken" },
            { file, "File", "brought.recipe.json" },
        };
        return await admin.PostAsync("/admin/recipes?handler=Upload", form);
    }

    private static async Task<string> StartAsync(HttpClient admin, string source, bool isCheck)
    {
        var answer = await admin.PostAsync("/admin/recipes/recipe", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["source"] = Uri.UnescapeDataString(source), ["check"] = isCheck ? "true" : "false",
            ["__RequestVerificationToken"] = await admin.FormTokenAsync($"/admin/recipes/recipe?source={source}"),
        }));
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return answer.Headers.Location!.ToString();
    }

    // The schedule may have taken the run already; a job that finds nothing does nothing.
    private static async Task<RecipeRun> EndedAsync(TestSite site, string address)
    {
        var id = long.Parse(address.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            await site.InScopeAsync(services => services.GetRequiredService<JobRunner>().RunAsync(WorkOffRuns.JobName, DateTimeOffset.UnixEpoch, CancellationToken.None));
            var run = await site.InScopeAsync(services => services.GetRequiredService<JaytekDb>().Set<RecipeRun>().AsNoTracking().SingleAsync(one => one.Id == id));
            if (run.Outcome is not (RecipeOutcome.Waiting or RecipeOutcome.Running))
                return run;
            await timer.WaitForNextTickAsync();
        }
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Recipes.Library;
using Jaytek.Recipes.Runs;
using Jaytek.Recipes.Uploads;
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

    [Theory, BothDatabases]
    public async Task A_run_that_was_cut_off_does_not_go_on_in_another_file(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var source = await UploadedAsync(admin, $$"""{"name":"cut","steps":[{{Probe}},{"name":"probe","write":"One"},{"name":"probe","write":"Two"}]}""");
        var first = await EndedAsync(site, await StartAsync(admin, source, isCheck: false));
        var done = System.Text.Json.JsonSerializer.Serialize(first.Reports.Take(2).ToList(), System.Text.Json.JsonSerializerOptions.Web);
        var other = Encoding.UTF8.GetBytes($$"""{"name":"cut","steps":[{{Probe}},{"name":"probe","write":"One"},{"name":"probe","write":"Between"},{"name":"probe","write":"Two"}]}""");
        await site.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<JaytekDb>();
            await db.Set<RecipeUpload>().ExecuteUpdateAsync(set => set.SetProperty(upload => upload.Content, other));
            return await db.Set<RecipeRun>().Where(run => run.Id == first.Id).ExecuteUpdateAsync(set => set
                .SetProperty(run => run.Outcome, RecipeOutcome.Running).SetProperty(run => run.Process, $"{Environment.MachineName}/{int.MaxValue}/1")
                .SetProperty(run => run.Steps, done));
        });

        var again = await EndedAsync(site, $"/admin/recipes/runs/{first.Id}");
        Assert.Equal((RecipeOutcome.Interrupted, 2), (again.Outcome, again.Reports.Count));
        Assert.StartsWith("recipes.run.file_changed", again.Error, StringComparison.Ordinal);
        Assert.Null(await site.SectionAsync("Between"));
        var page = await admin.GetStringAsync($"/admin/recipes/runs/{first.Id}");
        Assert.Contains("It was cut off and cannot go on", page, StringComparison.Ordinal);
        Assert.Contains("2 are done", page, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Two_presses_give_one_run(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        var source = await site.InScopeAsync(services => services.GetRequiredService<UploadRecipe>()
            .RunAsync("once.json", new MemoryStream([.. """{"name":"once","steps":[]}"""u8]), CancellationToken.None));
        var open = RecipeSources.OfUpload(source.Value);
        // It is being run by this process, so that no worker takes it.
        Assert.Equal(1, await InsertAsync(site, open, RecipeOutcome.Running));
        var refused = await site.InScopeAsync(services => services.GetRequiredService<StartRecipe>().RunAsync(open, isCheck: false, CancellationToken.None));
        Assert.Equal("recipes.run.busy", refused.Error?.Code);
        // Who has asked before the other had written it down is stopped by the table itself.
        var late = await Assert.ThrowsAsync<DbUpdateException>(() => InsertAsync(site, open, RecipeOutcome.Running));
        Assert.Equal(DatabaseFailure.Duplicate, DatabaseFailures.Of(late));
        Assert.Equal(1, await InsertAsync(site, open, RecipeOutcome.Succeeded));

        var both = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            site.InScopeAsync(services => services.GetRequiredService<StartRecipe>().RunAsync(open, isCheck: true, CancellationToken.None))));
        Assert.Contains(both, one => one.IsSuccess);
        Assert.All(both.Where(one => !one.IsSuccess), one => Assert.Equal("recipes.run.busy", one.Error!.Code));
    }

    [Theory, BothDatabases]
    public async Task Old_runs_and_files_go_but_the_first_of_a_recipe_and_files_that_are_still_run_stay(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var names = Enumerable.Range(0, 12).Select(i => $"brought-{i:00}").ToList();
        foreach (var name in names)
            await UploadedAsync(admin, $$"""{"name":"{{name}}","steps":[]}""");
        Assert.DoesNotContain(">brought-00<", await admin.GetStringAsync("/admin/recipes"), StringComparison.Ordinal);
        Assert.Contains(">brought-00<", await admin.GetStringAsync("/admin/recipes?uploads=2"), StringComparison.Ordinal);

        var (old, now) = (TimeProvider.System.GetUtcNow().AddDays(-100), TimeProvider.System.GetUtcNow());
        await site.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<JaytekDb>();
            await db.Set<RecipeUpload>().Where(upload => upload.Name != "brought-11").ExecuteUpdateAsync(set => set.SetProperty(upload => upload.At, old));
            var kept = await db.Set<RecipeUpload>().SingleAsync(upload => upload.Name == "brought-10");
            db.AddRange(
                Ran("again", old.AddDays(-2), RecipeOutcome.Succeeded), Ran("again", old.AddDays(-1), RecipeOutcome.Failed), Ran("again", old, RecipeOutcome.Running),
                Ran("again", now, RecipeOutcome.Succeeded), Ran("brought-10", now, RecipeOutcome.Succeeded, RecipeSources.OfUpload(kept.Id)));
            return await db.SaveChangesAsync();
        });
        Assert.True(await site.InScopeAsync(services => services.GetRequiredService<JobRunner>().RunAsync(SweepRecipes.Name, DateTimeOffset.UnixEpoch, CancellationToken.None)));

        var (runs, files) = await site.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<JaytekDb>();
            return (await db.Set<RecipeRun>().Where(run => run.Name == "again").OrderBy(run => run.StartedAt).Select(run => run.Outcome).ToListAsync(),
                await db.Set<RecipeUpload>().OrderBy(upload => upload.Name).Select(upload => upload.Name).ToListAsync());
        });
        Assert.Equal([RecipeOutcome.Succeeded, RecipeOutcome.Running, RecipeOutcome.Succeeded], runs);
        Assert.Equal(["brought-10", "brought-11"], files);
    }

    private static Task<int> InsertAsync(TestSite site, string source, RecipeOutcome outcome) => site.InScopeAsync(services =>
    {
        var db = services.GetRequiredService<JaytekDb>();
        db.Add(Ran("once", TimeProvider.System.GetUtcNow(), outcome, source));
        return db.SaveChangesAsync();
    });

    private static RecipeRun Ran(string name, DateTimeOffset at, RecipeOutcome outcome, string? source = null) => new()
    {
        Name = name, Origin = "a test", Source = source, Process = ProcessMark.Own, StartedAt = at, FinishedAt = outcome == RecipeOutcome.Running ? null : at,
        Outcome = outcome, Steps = "[]",
    };

    [Theory]
    [BothDatabases("", "Choose a recipe file")]
    [BothDatabases("{", "line 1")]
    [BothDatabases("PK\u0003\u0004\u0014\u0000", "This is a ZIP archive")]
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
        Assert.Contains("may have up to 16 MB", await BeyondAsync(admin, 33 * 1024 * 1024), StringComparison.Ordinal);
        Assert.Contains("may have up to 16 MB", await BeyondAsync(admin, 60_000_000), StringComparison.Ordinal);
        var wide = await UploadAsync(admin, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{}")).ToArray());
        Assert.Contains("recipes are UTF-8", await wide.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> UploadedAsync(HttpClient admin, string text)
    {
        var answer = await UploadAsync(admin, Encoding.UTF8.GetBytes(text));
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString().Split("source=")[1];
    }

    /// <summary>What the page says to a file that is refused before it is read.</summary>
    private static async Task<string> BeyondAsync(HttpClient admin, int length)
    {
        using var answer = await UploadAsync(admin, new byte[length]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
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

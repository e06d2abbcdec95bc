using Jaytek.Engine.CommandLine;
using Jaytek.Engine.Data;
using Jaytek.Engine.Hosting;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Recipes.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jaytek.IntegrationTests.Recipes;

/// <summary>A site is set up whole or not served; what was cut off goes on; recipes run each other without going in circles.</summary>
public sealed class SetupTests : IDisposable
{
    private readonly string _recipes = Directory.CreateTempSubdirectory("jaytek-setup-").FullName;
    private readonly string _data = Directory.CreateTempSubdirectory("jaytek-data-").FullName;

    // What starts have said about the password.
    private readonly List<string> _warnings = [];

    [Theory, BothDatabases]
    public async Task A_set_up_that_was_cut_off_goes_on_with_the_same_ids_and_a_password_that_works(DatabaseProvider provider)
    {
        Write("half.recipe.json", """
            { "name": "half", "issetuprecipe": true, "steps": [
              { "name": "custom-settings", "Marker": { "Id": "[js: uuid()]", "Owner": "[js: parameters('AdminUserId')]", "Mail": "[js: parameters('AdminEmail')]" } },
              { "name": "custom-settings", "Gate": { "Text": "[file:text('gate.txt')]" } } ] }
            """);
        await using var database = await TestDatabase.CreateAsync(provider);
        var failure = await Assert.ThrowsAsync<ConfigurationException>(() => StartAsync(database, "half", "First-Password-1", _ => Task.CompletedTask));
        Assert.Contains("recipes.expression.no_file", failure.Message, StringComparison.Ordinal);

        // Another recipe would mix two sites.
        Write("other.recipe.json", """{ "name": "other", "issetuprecipe": true, "steps": [] }""");
        failure = await Assert.ThrowsAsync<ConfigurationException>(() => StartAsync(database, "other", "First-Password-1", _ => Task.CompletedTask));
        Assert.Contains("recipes.setup.begun_with_another", failure.Message, StringComparison.Ordinal);

        // Another name would make a second administrator.
        failure = await Assert.ThrowsAsync<ConfigurationException>(() => StartAsync(database, "half", "First-Password-1", _ => Task.CompletedTask, "somebody"));
        Assert.Contains("recipes.setup.begun_with_another_admin", failure.Message, StringComparison.Ordinal);

        Write("gate.txt", "open");
        var output = await StartAsync(database, "half", "Second-Password-2", async services =>
        {
            var db = services.GetRequiredService<JaytekDb>();
            Assert.Equal(1, await db.Set<AppUser>().CountAsync());
            Assert.Equal([RecipeOutcome.Failed, RecipeOutcome.Succeeded],
                await db.Set<RecipeRun>().Where(run => run.Name == "half").OrderBy(run => run.Id).Select(run => run.Outcome).ToListAsync());
        });
        Assert.Contains("step 1 custom-settings: 0 created, 0 changed, 1 unchanged", output, StringComparison.Ordinal);
        Assert.Contains("The site is set up. Administrator: admin", output, StringComparison.Ordinal);

        // Set up once, it never is again; who gives a password all the same is told what becomes of it, and it stands in no log.
        Assert.Empty(_warnings);
        output = await StartAsync(database, "half", "Third-Password-3", _ => Task.CompletedTask);
        Assert.Equal("", output);
        var warning = Assert.Single(_warnings);
        Assert.Contains("Jaytek:Setup:AdminPassword is not used", warning, StringComparison.Ordinal);
        Assert.Contains("./jaytek user password admin", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("Third-Password-3", warning, StringComparison.Ordinal);
        Assert.Equal("", await StartAsync(database, "half", "", _ => Task.CompletedTask));
        Assert.Single(_warnings);
    }

    [Theory]
    [BothDatabases("missing", "recipes.recipe.unknown")]
    [BothDatabases("plain", "recipes.setup.not_for_setup")]
    [BothDatabases("circle", "recipes.recipe.cycle")]
    [BothDatabases("broken", "recipes.file.syntax")]
    public async Task What_cannot_set_a_site_up_stops_the_start_with_a_reason(DatabaseProvider provider, string recipe, string code)
    {
        Write("plain.recipe.json", """{ "name": "plain", "steps": [] }""");
        Write("broken.recipe.json", """{ "name": "broken", """);
        Write("circle.recipe.json", """{ "name": "circle", "issetuprecipe": true, "steps": [ { "name": "Recipes", "Values": [ { "name": "back" } ] } ] }""");
        Write("back.recipe.json", """{ "name": "back", "steps": [ { "name": "Recipes", "Values": [ { "name": "circle" } ] } ] }""");
        await using var database = await TestDatabase.CreateAsync(provider);
        var failure = await Assert.ThrowsAsync<ConfigurationException>(() => StartAsync(database, recipe, "First-Password-1", _ => Task.CompletedTask));
        Assert.Contains(code, failure.Message, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Recipes_run_parts_by_the_names_in_their_headers_and_report_for_them(DatabaseProvider provider)
    {
        Write("whole.recipe.json", """{ "name": "whole", "issetuprecipe": true, "steps": [ { "name": "Recipes", "Values": [ { "executionid": "1", "name": "whole-part" } ] } ] }""");
        Write("whole/part.recipe.json", """
            { "name": "whole-part", "steps": [ { "name": "custom-settings", "A": { "Text": "[file:text('../shared.txt')]" }, "B": {} }, { "name": "rockets" } ] }
            """);
        Write("shared.txt", "shared");
        await using var database = await TestDatabase.CreateAsync(provider);
        var output = await StartAsync(database, "whole", "First-Password-1", _ => Task.CompletedTask);
        Assert.Contains("step 1 Recipes: 2 created, 0 changed, 0 unchanged, 1 warning", output, StringComparison.Ordinal);
        Assert.Contains("whole-part: line 1", output, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_recipes, recursive: true);
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>Prepares the site as a start does, lets <paramref name="look"/> look at it, and answers what was printed.</summary>
    private async Task<string> StartAsync(TestDatabase database, string recipe, string password, Func<IServiceProvider, Task> look, string admin = "admin")
    {
        await using var app = JaytekApplication.Build(
        [
            "--urls=http://127.0.0.1:0", "--environment=Development", "--Logging:LogLevel:Default=None",
            $"--Jaytek:DataDirectory={_data}", $"--Jaytek:Database:Provider={database.Provider}",
            $"--Jaytek:Database:ConnectionString={database.ConnectionString}", $"--Jaytek:Recipes:Directory={_recipes}",
            $"--Jaytek:Setup:Recipe={recipe}", $"--Jaytek:Setup:AdminUserName={admin}", $"--Jaytek:Setup:AdminPassword={password}",
        ],
        configure: builder => builder.Logging.AddFilter<Ear>(null, LogLevel.Warning).AddProvider(new Ear(_warnings)));
        var output = new StringWriter();
        await app.PrepareAsync(new CommandConsole(output, output), CancellationToken.None);
        await app.StartAsync();
        using (var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) })
            if (output.ToString().Length > 0)
                Assert.NotNull(await client.TokensAsync("admin", password));
        await using var scope = app.Services.CreateAsyncScope();
        await look(scope.ServiceProvider);
        await app.StopAsync();
        return output.ToString();
    }

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_recipes, name))!);
        File.WriteAllText(Path.Combine(_recipes, name), text);
    }

    private sealed class Ear(List<string> heard) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (formatter(state, exception) is var line && line.Contains("Password", StringComparison.Ordinal))
            {
                lock (heard)
                    heard.Add(line);
            }
        }

        public void Dispose()
        {
            // It holds nothing.
        }
    }
}

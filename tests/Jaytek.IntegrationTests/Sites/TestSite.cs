using System.Net;
using Jaytek.Engine.CommandLine;
using Jaytek.Engine.Data;
using Jaytek.Engine.Events;
using Jaytek.Engine.Hosting;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Sites;

/// <summary>What a test site is made of.</summary>
/// <param name="Recipe">The set-up recipe.</param>
/// <param name="Settings">Configuration beside the defaults.</param>
/// <param name="Services">Replaces services, such as the clock.</param>
/// <param name="Before">Fills the database (its connection string, empty for SQLite) and the data folder before the first start.</param>
public sealed record TestSiteOptions(
    string Recipe = "test-minimal", IReadOnlyDictionary<string, string>? Settings = null, Action<IServiceCollection>? Services = null,
    Func<string, string, Task>? Before = null);

/// <summary>The real host on a real database and a random port of loopback, set up from a recipe, with data of its own that go with it.</summary>
public sealed class TestSite : IAsyncDisposable
{
    public const string AdminName = "admin";
    public const string AdminPassword = "Correct-Horse-7-Battery";

    private readonly TestSiteOptions _options;
    private readonly TestDatabase _database;
    private string _folder;
    private WebApplication _app;

    private readonly bool _ownsData;

    private TestSite(TestSiteOptions options, TestDatabase database, string folder, bool ownsData = true)
    {
        (_options, _database, _folder, _ownsData) = (options, database, folder, ownsData);
        _app = Build();
    }

    public DatabaseProvider Provider => _database.Provider;

    public string DataDirectory => _folder;

    public IServiceProvider Services => _app.Services;

    /// <summary>Where the site answers, with a slash at the end.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>What the set-up printed.</summary>
    public string SetupOutput { get; private set; } = "";

    public static async Task<TestSite> StartAsync(DatabaseProvider provider, TestSiteOptions? options = null)
    {
        var folder = Directory.CreateTempSubdirectory("jaytek-test-").FullName;
        var site = new TestSite(options ?? new TestSiteOptions(), await TestDatabase.CreateAsync(provider), folder);
        try
        {
            if (site._options.Before is { } fill)
                await fill(site._database.ConnectionString, folder);
            await site.StartHostAsync();
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <summary>A second host on the same data, as a second process would be.</summary>
    public async Task<TestSite> StartTwinAsync()
    {
        var twin = new TestSite(_options, _database, _folder, ownsData: false);
        await twin.StartHostAsync();
        return twin;
    }

    /// <summary>A client with cookies of its own that follows no redirects.</summary>
    public HttpClient NewClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };

    /// <summary>Runs <paramref name="body"/> in a scope of its own as <paramref name="actor"/>, by default the system.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> body, Actor? actor = null)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = actor ?? Actor.System;
        return await body(scope.ServiceProvider);
    }

    /// <summary>Delivers every event that is due, now.</summary>
    public Task<int> DeliverEventsAsync() => Services.GetRequiredService<OutboxDispatcher>().DrainAsync(CancellationToken.None);

    /// <summary>Stops the host and starts it again on the same data.</summary>
    public async Task RestartAsync()
    {
        // Background services end before what they use is taken away.
        await _app.StopAsync();
        await _app.DisposeAsync();
        _app = Build();
        await StartHostAsync();
    }

    /// <summary>Stops the host, puts these folders of its data into a fresh data folder, and starts there on the same data of the database: what a restore does.</summary>
    public async Task RestoreAsync(IReadOnlyList<string> folders)
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var fresh = Directory.CreateTempSubdirectory("jaytek-test-").FullName;
        foreach (var file in Directory.GetFiles(_folder, "jaytek.db*")
            .Concat(folders.SelectMany(folder => Directory.GetFiles(Path.Combine(_folder, folder), "*", SearchOption.AllDirectories))))
        {
            var copy = Path.Combine(fresh, Path.GetRelativePath(_folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        Directory.Delete(_folder, recursive: true);
        _folder = fresh;
        _app = Build();
        await StartHostAsync();
    }

    public async ValueTask DisposeAsync()
    {
        // Background services end before what they use is taken away.
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (!_ownsData)
            return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private WebApplication Build()
    {
        var settings = new Dictionary<string, string>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["environment"] = "Development",
            ["Logging:LogLevel:Default"] = "Warning",
            ["Jaytek:DataDirectory"] = _folder,
            ["Jaytek:Database:Provider"] = Provider.ToString(),
            ["Jaytek:Database:ConnectionString"] = _database.ConnectionString,
            ["Jaytek:Setup:Recipe"] = _options.Recipe,
            ["Jaytek:Setup:AdminUserName"] = AdminName,
            ["Jaytek:Setup:AdminPassword"] = AdminPassword,
            // All tests come from one address.
            ["Jaytek:RateLimits:SignIns"] = "100000",
            ["Jaytek:RateLimits:SignUps"] = "100000",
            ["Jaytek:RateLimits:MailRequests"] = "100000",
        };
        foreach (var (key, value) in _options.Settings ?? new Dictionary<string, string>())
            settings[key] = value;
        return JaytekApplication.Build(
            [.. settings.Select(s => $"--{s.Key}={s.Value}")], configure: builder =>
            {
                // Which rows a limit without an order leaves is an accident; here it is an error.
                builder.Services.ConfigureDbContext<JaytekDb>(db => db.ConfigureWarnings(warnings => warnings.Throw(CoreEventId.RowLimitingOperationWithoutOrderByWarning)));
                _options.Services?.Invoke(builder.Services);
            });
    }

    private async Task StartHostAsync()
    {
        var output = new StringWriter();
        await _app.PrepareAsync(new CommandConsole(output, output), CancellationToken.None);
        SetupOutput = output.ToString();
        await _app.StartAsync();
        Address = new Uri(_app.Urls.First() + "/");
    }
}

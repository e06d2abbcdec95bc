using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Jaytek.Benchmarks.ContentApi;

/// <summary>The data of one database, and the sites that run on them.</summary>
internal sealed class ApiSite : IAsyncDisposable
{
    private const string Recipe = "headless";
    private const string Password = "Bench-Only-7-Harbour-Lights";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jaytek-bench-");
    private readonly string? _server;
    private readonly string _database = $"jaytek_bench_{Guid.NewGuid():n}";

    private ApiSite(string? server) => _server = server;

    public string Provider => _server is null ? "Sqlite" : "Postgres";

    public string Folder => _folder.FullName;

    public string ConnectionString => _server is null
        ? $"Data Source={Path.Combine(_folder.FullName, "jaytek.db")}"
        : new NpgsqlConnectionStringBuilder(_server) { Database = _database }.ConnectionString;

    /// <summary>Sets the data up: the recipe, 200 DJs, so many mixes, and the tables of the baseline.</summary>
    public static async Task<ApiSite> PrepareAsync(string? server, int mixes, CancellationToken cancellationToken)
    {
        var site = new ApiSite(server);
        if (server is not null)
            await HandSchema.ExecuteAsync(site.Provider, server, $"create database {site._database}", cancellationToken);
        var recipe = Path.Combine(site.Folder, "bench.recipe.json");
        await ApiData.WriteRecipeAsync(recipe, mixes, cancellationToken);
        await BenchSite.RunVerbAsync(site.Folder, Recipe, ["recipe", "run", recipe], cancellationToken, site.Settings(true));
        await site.SettleAsync(cancellationToken);
        await HandSchema.FillAsync(site.Provider, site.ConnectionString, cancellationToken);
        await HandSchema.AnalyzeAsync(site.Provider, site.ConnectionString, cancellationToken);
        return site;
    }

    // An import leaves an event for each item behind, which a site hands to search and others for minutes: work that is no answer's.
    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        await using var worker = await StartAsync(keeps: true, cancellationToken);
        await using var connection = HandSchema.Connect(Provider, ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from cms_outbox";
        while (Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture) > 0)
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
    }

    /// <summary>The same data once more, for who changes it. No site may run on it meanwhile.</summary>
    public async Task<ApiSite> CopyAsync(CancellationToken cancellationToken)
    {
        var copy = new ApiSite(_server);
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        foreach (var file in _folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy.Folder, Path.GetRelativePath(Folder, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            file.CopyTo(target);
        }
        if (_server is not null)
            await HandSchema.ExecuteAsync(Provider, _server, $"create database {copy._database} template {_database}", cancellationToken);
        return copy;
    }

    /// <summary>Starts a site on the data; without <paramref name="keeps"/> it reads everything anew for each request.</summary>
    public Task<ServerProcess> StartAsync(bool keeps, CancellationToken cancellationToken) =>
        BenchSite.StartAsync(Folder, Recipe, Settings(keeps), "/health/ready", cancellationToken);

    /// <summary>A bearer token of the administrator.</summary>
    public static async Task<string> TokenAsync(ServerProcess site, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = site.Address };
        using var answer = await client.PostAsJsonAsync("/api/identity/login", new { email = "admin", password = Password }, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!["accessToken"]!.GetValue<string>();
    }

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
            await HandSchema.ExecuteAsync(Provider, _server, $"drop database if exists {_database} with (force)", CancellationToken.None);
        _folder.Delete(recursive: true);
    }

    private Dictionary<string, string> Settings(bool keeps) => new()
    {
        ["Jaytek__Database__Provider"] = Provider,
        ["Jaytek__Database__ConnectionString"] = _server is null ? "" : ConnectionString,
        ["Jaytek__Setup__AdminUserName"] = "admin",
        ["Jaytek__Setup__AdminPassword"] = Password,
        ["Jaytek__PageCache__Megabytes"] = (keeps ? 32 : 0).ToString(CultureInfo.InvariantCulture),
        ["Jaytek__Contents__CacheMegabytes"] = (keeps ? 64 : 0).ToString(CultureInfo.InvariantCulture),
    };
}

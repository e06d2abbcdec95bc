using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Jaytek.Engine.CommandLine;
using Jaytek.Engine.Data;
using Jaytek.Engine.Hosting;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SQLitePCL;

namespace Jaytek.Benchmarks.Ledger;

/// <summary>The product's services on a database of the run, without its server and its jobs.</summary>
internal sealed class LedgerHost : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jaytek-bench-");
    private readonly string _name = $"jaytek_bench_{Guid.NewGuid():n}";
    private readonly string? _server;
    private WebApplication? _app;
    private NpgsqlDataSource? _source;

    // The product sets a handle up when it sees it first, and the driver pools handles.
    private readonly ConditionalWeakTable<sqlite3, object> _prepared = [];

    private LedgerHost(string? server) => _server = server;

    public DatabaseProvider Provider => _server is null ? DatabaseProvider.Sqlite : DatabaseProvider.Postgres;

    public static async Task<LedgerHost> StartAsync(string? server, CancellationToken cancellationToken)
    {
        var host = new LedgerHost(server);
        if (server is not null)
        {
            await host.OnServerAsync($"create database {host._name}", cancellationToken);
            host._source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(host.ConnectionString) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2 }.ConnectionString);
        }

        host._app = JaytekApplication.Build(
        [
            "--environment=Production", "--Logging:LogLevel:Default=Error", $"--Jaytek:DataDirectory={host._folder.FullName}", $"--Jaytek:Database:Provider={host.Provider}",
            $"--Jaytek:Database:ConnectionString={(server is null ? "" : host.ConnectionString)}", "--Jaytek:Setup:Recipe=headless",
            $"--Jaytek:Setup:AdminPassword=Bench-Only-{Guid.NewGuid():n}",
        ]);
        await host._app.PrepareAsync(new CommandConsole(TextWriter.Null, TextWriter.Null), cancellationToken);
        return host;
    }

    /// <summary>Writes a posting in a scope of its own, as a request or a job does.</summary>
    public Task<Result<Posted>> PostAsync(PostingDraft draft, CancellationToken cancellationToken) =>
        InScopeAsync(s => s.GetRequiredService<IPostings>().PostAsync(draft, cancellationToken));

    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> body)
    {
        await using var scope = _app!.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        return await body(scope.ServiceProvider);
    }

    /// <summary>A connection of the driver's own, set up as the product sets up its writers.</summary>
    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        if (_source is not null)
            return await _source.OpenConnectionAsync(cancellationToken);
        var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "jaytek.db")};Default Timeout=30");
        connection.Open();
        if (!_prepared.TryAdd(connection.Handle!, this))
            return connection;
        await using var pragmas = connection.Command("pragma journal_mode=wal; pragma synchronous=normal; pragma busy_timeout=5000; pragma foreign_keys=on; pragma mmap_size=134217728;");
        await pragmas.ExecuteNonQueryAsync(cancellationToken);
        return connection;
    }

    public async Task<long> NumberAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = connection.Command(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        if (_source is not null)
            await _source.DisposeAsync();
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
            await OnServerAsync($"drop database if exists {_name} with (force)", CancellationToken.None);
        _folder.Delete(recursive: true);
    }

    private string ConnectionString => new NpgsqlConnectionStringBuilder(_server) { Database = _name, MaxPoolSize = 50 }.ConnectionString;

    private async Task OnServerAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.Command(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

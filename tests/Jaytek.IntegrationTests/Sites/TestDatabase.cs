using System.Data.Common;
using System.Globalization;
using Jaytek.Engine.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Jaytek.IntegrationTests.Sites;

/// <summary>A database of its own for one test site: a file in its data folder, or a database on the throw-away PostgreSQL that <c>./jaytek test</c> starts.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private const string Variable = "JAYTEK_TEST_POSTGRES";

    private readonly string? _server;

    private TestDatabase(DatabaseProvider provider, string? server, string connectionString) =>
        (Provider, _server, ConnectionString) = (provider, server, connectionString);

    public DatabaseProvider Provider { get; }

    /// <summary>Empty for SQLite, whose file lies in the data folder.</summary>
    public string ConnectionString { get; }

    public static async Task<TestDatabase> CreateAsync(DatabaseProvider provider)
    {
        if (provider == DatabaseProvider.Sqlite)
            return new TestDatabase(provider, null, "");
        var server = Environment.GetEnvironmentVariable(Variable)
            ?? throw new InvalidOperationException($"{Variable} is not set: run the tests by ./jaytek test, which starts PostgreSQL.");
        var name = $"jaytek_test_{Guid.NewGuid():n}";
        await ExecuteAsync(server, $"create database {name}");
        return new TestDatabase(provider, server, new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ConnectionString);
    }

    /// <summary>One number of the database of a host that is a process of its own, beside it.</summary>
    public async Task<long> ReadAsync(DirectoryInfo dataFolder, string sql) =>
        Convert.ToInt64(await ScalarAsync(dataFolder, sql), CultureInfo.InvariantCulture);

    /// <summary>One text, as <see cref="ReadAsync"/> reads one number.</summary>
    public async Task<string> TextAsync(DirectoryInfo dataFolder, string sql) =>
        Convert.ToString(await ScalarAsync(dataFolder, sql), CultureInfo.InvariantCulture)!;

    private async Task<object?> ScalarAsync(DirectoryInfo dataFolder, string sql)
    {
        await using DbConnection connection = Provider == DatabaseProvider.Postgres
            ? new NpgsqlConnection(ConnectionString)
            : new SqliteConnection($"Data Source={Path.Combine(dataFolder.FullName, "jaytek.db")};Mode=ReadOnly");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is null)
            return;
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync(_server, $"drop database if exists {new NpgsqlConnectionStringBuilder(ConnectionString).Database} with (force)");
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        // Dropping a database waits for a checkpoint of the whole server, which all tests that run beside this one load: seen to take longer than
        // the driver's half minute.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync();
    }
}

using System.Data.Common;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Site;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SQLitePCL;

namespace Jaytek.IntegrationTests.Contents.Reading;

/// <summary>
/// Counts what fast reads send to the database: on SQLite by the engine's own trace, on PostgreSQL by the driver's. A site that is counted has
/// these connections in the place of its own.
/// </summary>
internal sealed class StatementCount : IDisposable
{
    private readonly QueryCount? _driver;
    private readonly Tracing? _tracing;

    public StatementCount(DatabaseProvider provider, IServiceProvider services)
    {
        if (provider == DatabaseProvider.Postgres)
            _driver = new QueryCount(provider);
        else
            _tracing = (Tracing)services.GetRequiredService<IReadConnections>();
    }

    /// <summary>For the options of the site.</summary>
    public static void Register(IServiceCollection services)
    {
        var own = services.Last(service => service.ServiceType == typeof(IReadConnections));
        services.AddSingleton<IReadConnections>(provider =>
        {
            var inner = (IReadConnections)(own.ImplementationInstance ?? own.ImplementationFactory?.Invoke(provider)
                ?? ActivatorUtilities.CreateInstance(provider, own.ImplementationType!));
            return inner.Provider == DatabaseProvider.Sqlite ? new Tracing(inner) : inner;
        });
    }

    public async Task<int> OfAsync(HttpClient client, string path)
    {
        if (_driver is not null)
            return await _driver.OfAsync(client, path);
        _tracing!.Reset();
        using var answer = await client.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path} answered {(int)answer.StatusCode}");
        return _tracing.Count;
    }

    public void Dispose() => _driver?.Dispose();

    private sealed class Tracing(IReadConnections inner) : IReadConnections
    {
        private int _count;

        public DatabaseProvider Provider => inner.Provider;

        public int Count => Volatile.Read(ref _count);

        public void Reset() => Interlocked.Exchange(ref _count, 0);

        public async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken)
        {
            var connection = (SqliteConnection)await inner.OpenAsync(cancellationToken);
            raw.sqlite3_trace(connection.Handle, (strdelegate_trace)((_, _) => Interlocked.Increment(ref _count)), null);
            return connection;
        }
    }
}

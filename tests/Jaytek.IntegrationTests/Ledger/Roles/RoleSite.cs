using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Jaytek.IntegrationTests.Ledger.Roles;

/// <summary>
/// A database with roles of its own, none of them a superuser, whom no policy holds: one that owns the tables and one that the site runs by, or one
/// for both. On SQLite there are no roles.
/// </summary>
internal sealed class RoleSite : IAsyncDisposable
{
    private const string Password = "Only-For-This-Test";

    private readonly TestDatabase _database;
    private readonly string _name = "jaytek_role_" + Guid.NewGuid().ToString("n");
    private TestSite? _site;

    private RoleSite(TestDatabase database) => _database = database;

    public TestSite Site => _site!;

    /// <summary>The role that the site runs by.</summary>
    public string Role => _name + "_site";

    public string Owner => _name + "_owner";

    public string SiteString => As(Role);

    public string OwnerString => As(Owner);

    /// <summary>The roles and the database, which is empty and the owner's.</summary>
    public static async Task<RoleSite> PrepareAsync(DatabaseProvider provider, bool isApart)
    {
        var roles = new RoleSite(await TestDatabase.CreateAsync(provider));
        if (provider != DatabaseProvider.Postgres)
            return roles;
        await roles.AsServerAsync($"create role {roles.Role} login password '{Password}'; create role {roles.Owner} login password '{Password}'");
        await roles.AsServerAsync($"alter database {roles.Name} owner to {(isApart ? roles.Owner : roles.Role)}");
        return roles;
    }

    /// <summary>A site on it, with the ledger.</summary>
    public static async Task<RoleSite> StartAsync(DatabaseProvider provider, bool isApart, Action<IServiceCollection>? services = null)
    {
        var roles = await PrepareAsync(provider, isApart);
        try
        {
            await roles.StartAsync(isApart, services);
            Assert.Null((await roles.Site.InScopeAsync(s => s.GetRequiredService<SwitchFeatures>().RunAsync(new FeatureSwitch(["Jaytek.Ledger", "Jaytek.Payments"], []), CancellationToken.None))).Error);
            return roles;
        }
        catch
        {
            await roles.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the site, in place of the one that ran: with the owner's connection string too, or without it.</summary>
    public async Task StartAsync(bool withOwner, Action<IServiceCollection>? services = null, string? ownerString = null)
    {
        if (_site is not null)
            await _site.DisposeAsync();
        _site = null;
        var settings = new Dictionary<string, string>();
        if (_database.Provider == DatabaseProvider.Postgres)
        {
            settings["Jaytek:Database:ConnectionString"] = SiteString;
            settings["Jaytek:Database:MigrationConnectionString"] = withOwner ? ownerString ?? OwnerString : "";
        }
        _site = await TestSite.StartAsync(_database.Provider, new TestSiteOptions(Settings: settings, Services: services));
    }

    /// <summary>Runs statements in one transaction by a role; the database's message where it refuses.</summary>
    public static async Task<string?> TryAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        try
        {
            await command.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
            return null;
        }
        catch (PostgresException e)
        {
            return $"{e.SqlState} {e.MessageText}";
        }
    }

    /// <summary>Runs statements as the server's superuser in this database.</summary>
    public async Task AsServerAsync(string sql, string? database = null) =>
        Assert.Null(await TryAsync(new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Database = database ?? Name }.ConnectionString, sql));

    /// <summary>Removes the database, as if nobody had made it.</summary>
    public ValueTask DropAsync() => _database.DisposeAsync();

    public string Name => new NpgsqlConnectionStringBuilder(_database.ConnectionString).Database!;

    public string As(string role) => new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Username = role, Password = Password }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
            await _site.DisposeAsync();
        var server = Environment.GetEnvironmentVariable("JAYTEK_TEST_POSTGRES");
        await _database.DisposeAsync();
        if (_database.Provider == DatabaseProvider.Postgres)
            Assert.Null(await TryAsync(server!, $"drop role {Role}; drop role {Owner}"));
    }
}

using Microsoft.Extensions.Configuration;

namespace Jaytek.Engine.Data;

/// <summary>Where the data lies: <c>Jaytek:DataDirectory</c> and <c>Jaytek:Database</c>, read and checked before anything starts.</summary>
/// <param name="DataDirectory">Absolute path of the data folder; it exists and can be written.</param>
/// <param name="Provider">Which database.</param>
/// <param name="ConnectionString">For SQLite a file in the data folder unless given.</param>
public sealed record DatabaseOptions(string DataDirectory, DatabaseProvider Provider, string ConnectionString)
{
    private const string Key = "Jaytek:Database:ConnectionString";

    internal const string OwnerKey = "Jaytek:Database:MigrationConnectionString";

    /// <summary>PostgreSQL: the role that owns the tables, and makes and changes them at start; null where the site's own does.</summary>
    public string? MigrationConnectionString { get; init; }

    /// <summary>Reads the keys.</summary>
    /// <exception cref="ConfigurationException">A value is wrong; the message names the key.</exception>
    public static DatabaseOptions From(IConfiguration configuration, string contentRoot)
    {
        var directory = Path.GetFullPath(configuration["Jaytek:DataDirectory"] is { Length: > 0 } given ? given : "App_Data", contentRoot);
        try
        {
            Directory.CreateDirectory(directory);
            File.Delete(Path.Combine(directory, ".writable"));
            File.WriteAllText(Path.Combine(directory, ".writable"), "");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException("Jaytek:DataDirectory", $"the folder {directory} cannot be made or written: {e.Message}");
        }
        var name = configuration["Jaytek:Database:Provider"] is { Length: > 0 } provider ? provider : nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(name, ignoreCase: true, out var parsed) || !Enum.IsDefined(parsed))
            throw new ConfigurationException("Jaytek:Database:Provider", $"'{name}' is neither Sqlite nor Postgres");
        return new DatabaseOptions(directory, parsed, ConnectionStringFor(parsed, configuration[Key], directory))
        {
            MigrationConnectionString = configuration[OwnerKey] is { } owner && !string.IsNullOrWhiteSpace(owner) ? OwnerString(parsed, owner) : null,
        };
    }

    private static string OwnerString(DatabaseProvider provider, string given)
    {
        if (provider != DatabaseProvider.Postgres)
            throw new ConfigurationException(OwnerKey, "only PostgreSQL has a role that owns the tables; with SQLite it stays empty");
        try
        {
            // It is used at start alone: no connection of the owner's stays open.
            return new Npgsql.NpgsqlConnectionStringBuilder(given) { ApplicationName = "jaytek-owner", Pooling = false }.ConnectionString;
        }
        catch (ArgumentException e)
        {
            throw new ConfigurationException(OwnerKey, e.Message);
        }
    }

    private static string ConnectionStringFor(DatabaseProvider provider, string? given, string directory)
    {
        if (provider == DatabaseProvider.Postgres && string.IsNullOrWhiteSpace(given))
            throw new ConfigurationException(Key, "PostgreSQL needs a connection string such as Host=…;Database=…;Username=…;Password=…");
        try
        {
            return provider == DatabaseProvider.Postgres
                ? new Npgsql.NpgsqlConnectionStringBuilder(given) { ApplicationName = "jaytek" }.ConnectionString
                : SqliteString(given, directory);
        }
        catch (ArgumentException e)
        {
            throw new ConfigurationException(Key, e.Message);
        }
    }

    private static string SqliteString(string? given, string directory)
    {
        var builder = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(given);
        builder.DataSource = Path.GetFullPath(builder.DataSource is { Length: > 0 } file ? file : "jaytek.db", directory);
        // Seconds until a wait for the one writer is given up.
        if (!builder.ShouldSerialize("Default Timeout"))
            builder.DefaultTimeout = 30;
        return builder.ConnectionString;
    }
}

/// <summary>A wrong configuration value; it stops the start.</summary>
public sealed class ConfigurationException : Exception
{
    /// <summary>Names the key and says what is wrong with it.</summary>
    public ConfigurationException(string key, string problem) : base($"Configuration {key}: {problem?.TrimEnd('.')}.")
    {
    }

    /// <summary>For serialisers.</summary>
    public ConfigurationException()
    {
    }

    /// <summary>For serialisers.</summary>
    public ConfigurationException(string message) : base(message)
    {
    }
}

using System.Data.Common;
using Jaytek.Engine.Data;

namespace Jaytek.Media.Files;

/// <summary>What serving a file needs to know.</summary>
internal sealed record ServedFile(string Path, string Sha256, long Length, string ContentType, DateTimeOffset ModifiedAt);

/// <summary>Looks a path up: one row by its key, on a raw connection, since every picture and every range of a player asks.</summary>
internal sealed class FindMediaFile(IReadConnections connections)
{
    private const string Sql = $"select path, sha256, length, content_type, modified_at from {MediaFileTable.Name} where path_key = @key";

    public async Task<ServedFile?> RunAsync(string path, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = Sql;
        var key = command.CreateParameter();
        (key.ParameterName, key.Value) = ("key", MediaPath.KeyOf(path));
        command.Parameters.Add(key);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new ServedFile(reader.GetString(0), reader.GetString(1), reader.GetInt64(2), reader.GetString(3), Instant(reader, 4))
            : null;
    }

    /// <summary>SQLite keeps instants as ticks.</summary>
    private DateTimeOffset Instant(DbDataReader reader, int ordinal) =>
        connections.Provider == DatabaseProvider.Sqlite
            ? new DateTimeOffset(reader.GetInt64(ordinal), TimeSpan.Zero)
            : new DateTimeOffset(reader.GetFieldValue<DateTime>(ordinal), TimeSpan.Zero);
}

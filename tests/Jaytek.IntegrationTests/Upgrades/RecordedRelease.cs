using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jaytek.Engine.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Jaytek.IntegrationTests.Upgrades;

/// <summary>A site as an earlier release left it behind: tables, data folder and answers of the API, recorded by <c>record.sh</c>.</summary>
internal sealed partial class RecordedRelease(string folder)
{
    public static IEnumerable<RecordedRelease> All =>
        Directory.GetDirectories(Here()).Order(StringComparer.Ordinal).Select(folder => new RecordedRelease(folder));

    public string Name => Path.GetFileName(folder);

    /// <summary>What the API answered, by the item's id.</summary>
    public IEnumerable<(string Id, JsonNode Body)> Answers(DatabaseProvider provider) =>
        Directory.GetFiles(Path.Combine(folder, provider.ToString(), "answers")).Order(StringComparer.Ordinal)
            .Select(file => (Path.GetFileNameWithoutExtension(file), JsonNode.Parse(File.ReadAllText(file))!));

    /// <summary>The migrations that had been applied, in order.</summary>
    public IReadOnlyList<string> Migrations(DatabaseProvider provider) =>
        [.. MigrationRow().Matches(Sql(provider)).Select(row => row.Groups[1].Value).Order(StringComparer.Ordinal)];

    /// <summary>Puts the recorded site into an empty database and an empty data folder.</summary>
    public async Task RestoreAsync(DatabaseProvider provider, string connectionString, string dataDirectory)
    {
        var recorded = Path.Combine(folder, provider.ToString(), "data");
        foreach (var file in Directory.GetFiles(recorded, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(dataDirectory, Path.GetRelativePath(recorded, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        await using System.Data.Common.DbConnection connection = provider == DatabaseProvider.Sqlite
            ? new SqliteConnection($"Data Source={Path.Combine(dataDirectory, "jaytek.db")};Pooling=False")
            : new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Sql(provider);
        await command.ExecuteNonQueryAsync();
    }

    public override string ToString() => Name;

    private string Sql(DatabaseProvider provider) => File.ReadAllText(Path.Combine(folder, provider.ToString(), "tables.sql"));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    [GeneratedRegex(@"VALUES ?\('([0-9]{14}_[A-Za-z0-9]+)'")]
    private static partial Regex MigrationRow();
}

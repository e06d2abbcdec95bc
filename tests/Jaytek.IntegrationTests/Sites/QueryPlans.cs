using System.Data.Common;
using Jaytek.Engine.Data;

namespace Jaytek.IntegrationTests.Sites;

/// <summary>How a database means to answer a question: for rules of cost, which small tables would never show.</summary>
internal static class QueryPlans
{
    /// <summary>Whether all that matches is sorted where an index could give the order.</summary>
    public static async Task<bool> SortsAsync(DbCommand command, DatabaseProvider provider)
    {
        var isPostgres = provider == DatabaseProvider.Postgres;
        if (isPostgres)
        {
            // A table of few rows is read whole, whatever indexes there are.
            await using var prefer = command.Connection!.CreateCommand();
            prefer.CommandText = "set enable_sort = off; set enable_seqscan = off; set enable_bitmapscan = off";
            await prefer.ExecuteNonQueryAsync();
        }
        command.CommandText = $"{(isPostgres ? "explain" : "explain query plan")} {command.CommandText}";
        var lines = new List<string>();
        await using (var rows = await command.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
                lines.Add(rows.GetString(isPostgres ? 0 : 3));
        }
        if (isPostgres)
        {
            await using var reset = command.Connection!.CreateCommand();
            reset.CommandText = "reset all";
            await reset.ExecuteNonQueryAsync();
        }
        Assert.NotEmpty(lines);
        return lines.Any(line => line.Contains(isPostgres ? "Sort" : "USE TEMP B-TREE", StringComparison.Ordinal));
    }
}

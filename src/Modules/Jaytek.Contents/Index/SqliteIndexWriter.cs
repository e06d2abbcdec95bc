using System.Data.Common;
using Jaytek.Contents.Contracts;
using Microsoft.Data.Sqlite;

namespace Jaytek.Contents.Index;

/// <summary>One table for every kind. SQLite runs in this process, so a command per row costs microseconds.</summary>
internal sealed class SqliteIndexWriter : IIndexWriter
{
    public async Task WriteAsync(DbTransaction transaction, long itemNo, IReadOnlySet<IndexRow> rows, CancellationToken cancellationToken)
    {
        var existing = await ReadAsync(transaction, itemNo, cancellationToken);
        if (existing.Count == rows.Count && rows.All(row => existing.Contains(Key(row))))
            return;
        var wanted = rows.Select(Key).ToHashSet();
        await RunAsync(transaction, "delete from ix where field = $field and val = $val and pub = $pub and item = $item", itemNo, existing.Except(wanted), cancellationToken);
        await RunAsync(transaction, "insert or ignore into ix (field, val, pub, item) values ($field, $val, $pub, $item)", itemNo, wanted.Except(existing), cancellationToken);
    }

    public async Task<int> DropFieldAsync(DbTransaction transaction, int fieldId, int limit, CancellationToken cancellationToken)
    {
        await using var command = Command(
            transaction,
            "delete from ix where field = $field and (val, pub, item) in (select val, pub, item from ix where field = $field limit $limit)");
        command.Parameters.AddWithValue("$field", fieldId);
        command.Parameters.AddWithValue("$limit", limit);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<HashSet<(int Field, object Value, long Pub)>> ReadAsync(DbTransaction transaction, long itemNo, CancellationToken cancellationToken)
    {
        await using var command = Command(transaction, "select field, val, pub from ix where item = $item");
        command.Parameters.AddWithValue("$item", itemNo);
        var rows = new HashSet<(int Field, object Value, long Pub)>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            rows.Add((reader.GetInt32(0), reader.GetValue(1), reader.GetInt64(2)));
        return rows;
    }

    private static async Task RunAsync(
        DbTransaction transaction, string sql, long itemNo, IEnumerable<(int Field, object Value, long Pub)> rows, CancellationToken cancellationToken)
    {
        await using var command = Command(transaction, sql);
        command.Parameters.AddWithValue("$item", itemNo);
        var field = command.Parameters.Add("$field", SqliteType.Integer);
        var pub = command.Parameters.Add("$pub", SqliteType.Integer);
        foreach (var row in rows)
        {
            field.Value = row.Field;
            pub.Value = row.Pub;
            // The type of this parameter changes from row to row, so it is made anew.
            if (command.Parameters.Contains("$val"))
                command.Parameters.RemoveAt("$val");
            command.Parameters.AddWithValue("$val", row.Value);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static SqliteCommand Command(DbTransaction transaction, string sql) =>
        new(sql, (SqliteConnection)transaction.Connection!, (SqliteTransaction)transaction);

    private static (int Field, object Value, long Pub) Key(IndexRow row) =>
        (row.Field, row.Kind == IndexKind.Number ? row.Value.Number : row.Value.Text!, row.Pub.UtcTicks);
}

using System.Data.Common;
using Jaytek.Contents.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace Jaytek.Contents.Index;

/// <summary>Three tables by kind; the rows of an item travel in one batch of array parameters.</summary>
internal sealed class PostgresIndexWriter : IIndexWriter
{
    private static readonly IndexKind[] Kinds = [IndexKind.Key, IndexKind.Number, IndexKind.Text];

    public async Task WriteAsync(DbTransaction transaction, long itemNo, IReadOnlySet<IndexRow> rows, CancellationToken cancellationToken)
    {
        var existing = await ReadAsync(transaction, itemNo, cancellationToken);
        await using var batch = new NpgsqlBatch((NpgsqlConnection)transaction.Connection!, (NpgsqlTransaction)transaction);
        foreach (var kind in Kinds)
        {
            var table = TableOf(kind);
            Add(batch, $"delete from {table} t using unnest($2, $3, $4) as gone(field, val, pub) where t.item = $1 and t.field = gone.field and t.val = gone.val and t.pub = gone.pub",
                kind, itemNo, [.. existing.Where(row => row.Kind == kind && !rows.Contains(row))]);
            Add(batch, $"insert into {table} (field, val, pub, item) select field, val, pub, $1 from unnest($2, $3, $4) as made(field, val, pub) on conflict do nothing",
                kind, itemNo, [.. rows.Where(row => row.Kind == kind && !existing.Contains(row))]);
        }

        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<int> DropFieldAsync(DbTransaction transaction, int fieldId, int limit, CancellationToken cancellationToken)
    {
        var gone = 0;
        foreach (var kind in Kinds)
        {
            await using var command = new NpgsqlCommand(
                $"delete from {TableOf(kind)} where ctid = any(array(select ctid from {TableOf(kind)} where field = $1 limit $2))",
                (NpgsqlConnection)transaction.Connection!, (NpgsqlTransaction)transaction);
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = fieldId });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
            gone += await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return gone;
    }

    /// <summary>The table of a kind.</summary>
    public static string TableOf(IndexKind kind) => kind switch
    {
        IndexKind.Key => "ix_key",
        IndexKind.Number => "ix_num",
        _ => "ix_text",
    };

    private static async Task<HashSet<IndexRow>> ReadAsync(DbTransaction transaction, long itemNo, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select 0, field, val, null::double precision, pub from ix_key where item = $1
            union all select 1, field, null, val, pub from ix_num where item = $1
            union all select 2, field, val, null, pub from ix_text where item = $1
            """,
            (NpgsqlConnection)transaction.Connection!, (NpgsqlTransaction)transaction);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = itemNo });
        var rows = new HashSet<IndexRow>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var kind = Kinds[reader.GetInt32(0)];
            var value = kind == IndexKind.Number ? IndexValue.Of(reader.GetDouble(3)) : IndexValue.Of(reader.GetString(2));
            rows.Add(new IndexRow(reader.GetInt32(1), kind, value, reader.GetFieldValue<DateTimeOffset>(4)));
        }

        return rows;
    }

    private static void Add(NpgsqlBatch batch, string sql, IndexKind kind, long itemNo, IReadOnlyList<IndexRow> rows)
    {
        if (rows.Count == 0)
            return;
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = itemNo });
        command.Parameters.Add(new NpgsqlParameter { Value = rows.Select(row => row.Field).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer });
        command.Parameters.Add(kind == IndexKind.Number
            ? new NpgsqlParameter { Value = rows.Select(row => row.Value.Number).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Double }
            : new NpgsqlParameter { Value = rows.Select(row => row.Value.Text).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = rows.Select(row => row.Pub).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz });
        batch.BatchCommands.Add(command);
    }
}

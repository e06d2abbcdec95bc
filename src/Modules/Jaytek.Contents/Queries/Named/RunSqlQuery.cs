using System.Data.Common;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using SQLitePCL;

namespace Jaytek.Contents.Queries.Named;

/// <summary>What a query answered.</summary>
/// <param name="Columns">The names of its columns.</param>
/// <param name="Rows">A value for each.</param>
/// <param name="IsCut">Whether there were more rows than may be answered.</param>
internal sealed record QueryRows(IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows, bool IsCut);

/// <summary>Runs a statement that <see cref="SqlStatement"/> has read, where it can change nothing, for a bounded time, and takes a bounded number of rows.</summary>
internal sealed class RunSqlQuery(QueryConnections connections, IHostContext host, IOptions<ContentsOptions> options)
{
    private const int MaxMegabytes = 4;

    // PostgreSQL's longest varchar.
    private const int MaxVarchar = 10_485_760;

    /// <summary>Errors: <c>contents.named_query.sql</c>, <c>….failed</c>, <c>….too_slow</c>, <c>….too_large</c>.</summary>
    public async Task<Result<QueryRows>> RunAsync(SqlStatement statement, IReadOnlyDictionary<string, object?> values, CancellationToken cancellationToken)
    {
        try
        {
            return connections.Provider == DatabaseProvider.Sqlite
                ? await OnSqliteAsync(statement, values, cancellationToken)
                : await OnPostgresAsync(statement, values, cancellationToken);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_INTERRUPT && !cancellationToken.IsCancellationRequested)
        {
            return QueryRefusals.TooSlow(options.Value.QuerySeconds);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.QueryCanceled && !cancellationToken.IsCancellationRequested)
        {
            return QueryRefusals.TooSlow(options.Value.QuerySeconds);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (SqliteException e)
        {
            return QueryRefusals.Failed(e.Message);
        }
        catch (PostgresException e) when (e.SqlState != PostgresErrorCodes.QueryCanceled)
        {
            return QueryRefusals.Failed(e.MessageText);
        }
    }

    private async Task<Result<QueryRows>> OnSqliteAsync(SqlStatement statement, IReadOnlyDictionary<string, object?> values, CancellationToken cancellationToken)
    {
        var reader = $"jaytek_{PublicId.New()}";
        using var connection = connections.OpenSqlite(reader, new QueryDeadline(TimeSpan.FromSeconds(options.Value.QuerySeconds), cancellationToken));
        using var command = connection.CreateCommand();
        Fill(command, statement.For(Views, reader), values);
        return await ReadAsync(command, cancellationToken);
    }

    private async Task<Result<QueryRows>> OnPostgresAsync(SqlStatement statement, IReadOnlyDictionary<string, object?> values, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenPostgresAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var setUp = connection.CreateCommand())
        {
            var milliseconds = options.Value.QuerySeconds * 1000;
            setUp.CommandText = $"set transaction read only; set local statement_timeout = {milliseconds}; set local lock_timeout = 500; set local standard_conforming_strings = on";
            await setUp.ExecuteNonQueryAsync(cancellationToken);
        }

        if (await NamesOfTheDatabaseAsync(connection, statement, cancellationToken) is { } name)
        {
            return QueryRefusals.Sql(name.StartsWith('.')
                ? $"'{name}' is a function or a type of the database. Give the column another name."
                : $"'{name}' is not for queries. They read {string.Join(", ", Views.Select(view => view.Name))}.");
        }

        await using var command = connection.CreateCommand();
        // As JSONB writes it, an item is longer than as it is kept.
        Fill(command, statement.Cut(Math.Min(2 * connections.MaxItemBytes, MaxVarchar)).For(Views), values);
        try
        {
            return await ReadAsync(command, cancellationToken);
        }
        catch (NpgsqlException e) when (e.InnerException is TimeoutException)
        {
            // In the midst of one call the statement's own timeout waits; the command's does not.
            return QueryRefusals.TooSlow(options.Value.QuerySeconds);
        }
    }

    private IReadOnlyList<(string Name, string Select)> Views => SqlViews.Of(connections.Provider, host.BrandId);

    // No table can be named without its name, and no schema or database either; so whatever bears one of these names is refused,
    // also where it is only an alias. The views are common table expressions, which stand in no catalogue.
    // Behind a dot PostgreSQL takes a function or a type for a column: x.quote_literal is quote_literal(x).
    private static async Task<string?> NamesOfTheDatabaseAsync(NpgsqlConnection connection, SqlStatement statement, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            select lower(c.relname::text) from pg_catalog.pg_class c where lower(c.relname::text) = any(@names)
            union all select lower(n.nspname::text) from pg_catalog.pg_namespace n where lower(n.nspname::text) = any(@names)
            union all select lower(current_database()::text) where lower(current_database()::text) = any(@names)
            union all select '.' || lower(p.proname::text) from pg_catalog.pg_proc p where lower(p.proname::text) = any(@members)
            union all select '.' || lower(t.typname::text) from pg_catalog.pg_type t where lower(t.typname::text) = any(@members) limit 1
            """;
        command.Parameters.AddWithValue("names", statement.Names.ToArray());
        command.Parameters.AddWithValue("members", statement.Members.Except(SqlWords.Members).ToArray());
        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }

    private void Fill(DbCommand command, string statement, IReadOnlyDictionary<string, object?> values)
    {
        // Cut by the database: a reader that stops early would still be sent the rest.
        command.CommandText = $"select * from ({statement}\n) jaytek_rows limit {options.Value.QueryRows + 1}";
        command.CommandTimeout = options.Value.QuerySeconds + 1;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@" + name, value ?? DBNull.Value);
            // A text takes the type of what it is compared with, as a literal would.
            if (parameter is NpgsqlParameter typed && value is null or string)
                ((NpgsqlParameter)parameter).NpgsqlDbType = NpgsqlDbType.Unknown;
            command.Parameters.Add(parameter);
        }
    }

    private async Task<Result<QueryRows>> ReadAsync(DbCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        var rows = new List<object?[]>();
        long size = 0;
        while (await reader.ReadAsync(cancellationToken))
        {
            if (rows.Count == options.Value.QueryRows)
                return new QueryRows(columns, rows, IsCut: true);
            var row = new object?[columns.Count];
            for (var i = 0; i < row.Length; i++)
            {
                try
                {
                    row[i] = await reader.IsDBNullAsync(i, cancellationToken) ? null : reader.GetValue(i);
                }
                catch (Exception e) when (e is OverflowException or InvalidCastException or ArgumentException or FormatException or NotSupportedException)
                {
                    // Databases hold what .NET does not: a number of forty digits, an interval of months.
                    return QueryRefusals.Failed($"A value of the column '{columns[i]}' ({reader.GetDataTypeName(i)}) is none that can be answered. Cast it, such as to text.");
                }

                size += row[i] switch { string text => text.Length, byte[] bytes => bytes.Length, _ => 8 };
            }

            if (size > MaxMegabytes * 1024 * 1024)
                return QueryRefusals.TooLarge(MaxMegabytes);
            rows.Add(row);
        }

        return new QueryRows(columns, rows, IsCut: false);
    }
}

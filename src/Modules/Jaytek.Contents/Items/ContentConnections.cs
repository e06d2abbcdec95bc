using System.Data.Common;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;

namespace Jaytek.Contents.Items;

/// <summary>Connections for reading: the one of the open unit of work, so that it sees its own changes, else one from the pool of readers.</summary>
internal sealed class ContentConnections(IReadConnections reads, UnitOfWork unit)
{
    public DatabaseProvider Provider => reads.Provider;

    public async ValueTask<ReadLease> OpenAsync(CancellationToken cancellationToken) => unit.Transaction is { } transaction
        ? new ReadLease(transaction.Connection!, transaction, isOwner: false)
        : new ReadLease(await reads.OpenAsync(cancellationToken), null, isOwner: true);
}

/// <summary>A connection on loan.</summary>
internal sealed class ReadLease(DbConnection connection, DbTransaction? transaction, bool isOwner) : IAsyncDisposable
{
    /// <summary>A command with parameters <c>@name</c>.</summary>
    public DbCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    public ValueTask DisposeAsync() => isOwner ? connection.DisposeAsync() : ValueTask.CompletedTask;
}

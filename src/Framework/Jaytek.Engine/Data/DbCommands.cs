using System.Data.Common;

namespace Jaytek.Engine.Data;

/// <summary>Raw commands with parameters <c>@name</c>, for what EF would do in more steps or cannot say.</summary>
public static class DbCommands
{
    /// <summary>A command inside a transaction.</summary>
    public static DbCommand Command(this DbTransaction transaction, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = transaction.Connection!.Command(sql, parameters);
        command.Transaction = transaction;
        return command;
    }

    /// <summary>A command on a connection.</summary>
    public static DbCommand Command(this DbConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Add(name, value);
        return command;
    }

    /// <summary>Gives a command one more parameter.</summary>
    public static void Add(this DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    /// <summary>An instant as the database keeps it: SQLite sorts instants only as numbers.</summary>
    public static object Instant(this DatabaseProvider provider, DateTimeOffset instant) =>
        provider == DatabaseProvider.Sqlite ? instant.UtcTicks : instant.ToUniversalTime();
}

namespace Jaytek.Engine.Data;

/// <summary>PostgreSQL's lock of a name for the length of a transaction. Taken again in the same transaction it is had already.</summary>
public static class NameLock
{
    /// <summary>The statement, for who takes the lock in one command with others; it answers one row of nothing.</summary>
    /// <param name="parameter">The parameter that holds the name, such as <c>@key</c>.</param>
    public static string Sql(string parameter) => $"select pg_advisory_xact_lock(hashtextextended({parameter}, 0))";
}

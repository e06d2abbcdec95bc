namespace Jaytek.Engine.Data;

/// <summary>The two databases.</summary>
public enum DatabaseProvider
{
    /// <summary>Embedded, one file in the data folder; the default.</summary>
    Sqlite,
    /// <summary>PostgreSQL 15 or newer.</summary>
    Postgres,
}

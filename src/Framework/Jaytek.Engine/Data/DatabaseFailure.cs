using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Jaytek.Engine.Data;

/// <summary>What a failure of the database means for the one who asked.</summary>
public enum DatabaseFailure
{
    /// <summary>None of the others: a bug, or a database that is not there.</summary>
    Other,

    /// <summary>Something with the same unique key exists.</summary>
    Duplicate,

    /// <summary>The database chose this unit to give way to others; the same done again is likely to pass.</summary>
    Yielded,

    /// <summary>A lock, or the database itself, was waited for as long as allowed.</summary>
    Busy,
}

/// <summary>Recognises failures on either database.</summary>
public static class DatabaseFailures
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteConstraintPrimaryKey = 1555;
    private const int SqliteConstraintUnique = 2067;

    /// <summary>What <paramref name="exception"/> means, thrown by EF or by a raw command.</summary>
    public static DatabaseFailure Of(Exception exception) => Cause(exception) switch
    {
        SqliteException { SqliteExtendedErrorCode: SqliteConstraintPrimaryKey or SqliteConstraintUnique } => DatabaseFailure.Duplicate,
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } => DatabaseFailure.Busy,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => DatabaseFailure.Duplicate,
        PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure } => DatabaseFailure.Yielded,
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } => DatabaseFailure.Busy,
        NpgsqlException { InnerException: TimeoutException } => DatabaseFailure.Busy,
        _ => DatabaseFailure.Other,
    };

    /// <summary>Whether it was the database that failed, in whichever way; anything else is a bug.</summary>
    public static bool IsOne(Exception exception) => Cause(exception) is DbException or TimeoutException;

    // EF wraps what a save meets, and Npgsql's strategy wraps what it holds to be passing in an InvalidOperationException.
    private static Exception? Cause(Exception? exception) => exception switch
    {
        DbUpdateException or InvalidOperationException => Cause(exception.InnerException),
        _ => exception,
    };
}

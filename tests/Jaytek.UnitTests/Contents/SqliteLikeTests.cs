using Jaytek.Contents.Queries.Named;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Jaytek.UnitTests.Contents;

/// <summary>LIKE as named queries have it on SQLite.</summary>
public sealed class SqliteLikeTests
{
    [Fact]
    public void It_answers_what_the_databases_own_does()
    {
        using var own = Open(null);
        using var ours = Open(new QueryDeadline(TimeSpan.FromMinutes(1), CancellationToken.None));
        object?[] texts = ["", "a", "A", "ab", "aab", "abab", "aaab", "bé", "É", "é_%", "日本a", "%", "_", "!", "a!b", "😀", "[a]", 12L, 1.5, null];
        object?[] patterns = ["", "%", "_", "__", "a", "%a", "a%", "%a%b", "%%b", "%_", "_%_", "a_", "%ab%ab", "%aab", "é", "_é", "%é%", "日_a", "!%", "%!", "!_", "a!!b", "%b%", "_%%_", 12L, "1%", null];
        foreach (var (text, pattern) in from text in texts from pattern in patterns select (text, pattern))
        {
            foreach (var sql in new[] { "select @text like @pattern", "select @text like @pattern escape '!'", "select @text like @pattern escape '%'", "select @text not like @pattern escape '_'" })
                Assert.Equal((sql, text, pattern, Answer(own, sql, text, pattern)), (sql, text, pattern, Answer(ours, sql, text, pattern)));
        }

        // A fixed seed: the same texts each time.
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var (text, pattern) = (new string(random.GetItems<char>("abAé", 12)), new string(random.GetItems<char>("ab%_é", 6)));
            Assert.Equal((text, pattern, Answer(own, "select @text like @pattern", text, pattern)), (text, pattern, Answer(ours, "select @text like @pattern", text, pattern)));
        }

        Assert.Throws<SqliteException>(() => Answer(ours, "select @text like @pattern escape ''", "a", "a"));
        Assert.Throws<SqliteException>(() => Answer(ours, "select @text like @pattern escape 'ab'", "a", "a"));
        Assert.Throws<SqliteException>(() => Answer(ours, "select @text like @pattern", "a", new string('a', 10_000)));
    }

    [Fact]
    public void It_ends_with_the_time_and_with_who_asked()
    {
        using var late = Open(new QueryDeadline(TimeSpan.Zero, CancellationToken.None));
        Assert.Equal(raw.SQLITE_INTERRUPT, Assert.Throws<SqliteException>(() => Answer(late, "select @text like @pattern", "a", "a")).SqliteErrorCode);
        using var gone = new CancellationTokenSource();
        using var left = Open(new QueryDeadline(TimeSpan.FromMinutes(10), gone.Token));
        // Comparing this takes minutes, unless somebody looks up in its midst.
        var (text, pattern) = (new string('a', 20_000_000), "%" + new string('a', 500) + "b");
        gone.CancelAfter(TimeSpan.FromSeconds(1));
        Assert.Equal(raw.SQLITE_INTERRUPT, Assert.Throws<SqliteException>(() => Answer(left, "select @text like @pattern", text, pattern)).SqliteErrorCode);
    }

    private static SqliteConnection Open(QueryDeadline? deadline)
    {
        var connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
        connection.Open();
        if (deadline is not null)
            SqliteLike.Register(connection.Handle!, deadline);
        return connection;
    }

    private static object? Answer(SqliteConnection connection, string sql, object? text, object? pattern)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@text", text ?? DBNull.Value);
        command.Parameters.AddWithValue("@pattern", pattern ?? DBNull.Value);
        return command.ExecuteScalar();
    }
}

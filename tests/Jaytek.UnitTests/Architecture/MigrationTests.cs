using Jaytek.Engine.Data;
using Jaytek.Engine.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.UnitTests.Architecture;

/// <summary>Both databases' histories lead to today's model; a change of a table without <c>./jaytek migration</c> fails here.</summary>
public sealed class MigrationTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public void The_history_ends_in_todays_model(DatabaseProvider provider)
    {
        using var db = DesignTime.CreateContext(provider);
        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges(), "Run ./jaytek migration NAME and commit what it writes.");
    }

    [Fact]
    public void Both_histories_have_the_same_steps()
    {
        using var sqlite = DesignTime.CreateContext(DatabaseProvider.Sqlite);
        using var postgres = DesignTime.CreateContext(DatabaseProvider.Postgres);
        Assert.Equal(Names(sqlite), Names(postgres));
    }

    private static IEnumerable<string> Names(JaytekDb db) => db.Database.GetMigrations().Select(id => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..]);
}

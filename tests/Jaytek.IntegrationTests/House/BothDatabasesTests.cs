using System.Reflection;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Xunit.Sdk;

namespace Jaytek.IntegrationTests.House;

/// <summary>Every test of this project runs on SQLite and on PostgreSQL, or states why it touches no data.</summary>
public sealed class BothDatabasesTests
{
    [Fact, NoDatabase("Reads the tests' own attributes.")]
    public void Every_test_runs_on_both_databases_or_says_why_not() =>
        Assert.Empty(OneSided(typeof(BothDatabasesTests).Assembly.GetTypes().Where(t => !t.IsAbstract)));

    [Fact, NoDatabase("Reads the attributes of a fixture.")]
    public void The_guilty_are_caught() =>
        Assert.Equal(["Fact", "FixedDatabase", "MixedData", "ThrownAway"], OneSided([typeof(Guilty)]).Select(name => name[(name.LastIndexOf('.') + 1)..]).Order());

    private static IEnumerable<string> OneSided(IEnumerable<Type> types) =>
        from type in types
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where method.IsDefined(typeof(FactAttribute)) && !method.IsDefined(typeof(NoDatabaseAttribute)) && !RunsOnBoth(method)
        select $"{type.FullName}.{method.Name}";

    // Of other data, a member may well yield one database only: it is refused beside [BothDatabases] as it is alone.
    private static bool RunsOnBoth(MethodInfo method) =>
        method.GetCustomAttributes<DataAttribute>().ToList() is { Count: > 0 } data && data.TrueForAll(d => d is BothDatabasesAttribute)
        && method.GetParameters()[0] is { ParameterType: var type, Name: not "_" } && type == typeof(DatabaseProvider);

    // Abstract, so that the runner passes it by.
    public abstract class Guilty
    {
        [Fact]
        public void Fact()
        {
        }

        [Theory, InlineData(DatabaseProvider.Sqlite)]
        public void FixedDatabase(DatabaseProvider provider) => Assert.True(Enum.IsDefined(provider));

        [Theory, BothDatabases, InlineData(DatabaseProvider.Sqlite)]
        public void MixedData(DatabaseProvider provider) => Assert.True(Enum.IsDefined(provider));

        [Theory, BothDatabases]
        public void ThrownAway(DatabaseProvider _)
        {
        }

        [Theory, BothDatabases]
        public void Innocent(DatabaseProvider provider) => Assert.True(Enum.IsDefined(provider));

        [Fact, NoDatabase("A reason.")]
        public void Excused()
        {
        }
    }
}

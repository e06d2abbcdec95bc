using System.Reflection;
using Jaytek.Engine.Data;
using Xunit.Sdk;

namespace Jaytek.IntegrationTests.Sites;

/// <summary>With <c>[Theory]</c>: the test runs on SQLite and on PostgreSQL; its first parameter is the <see cref="DatabaseProvider"/>, the others are given here.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class BothDatabasesAttribute(params object[] values) : DataAttribute
{
    /// <summary>The arguments after the database.</summary>
    public IReadOnlyList<object> Values => values;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => Enum.GetValues<DatabaseProvider>().Select(p => (object[])[p, .. values]);
}

/// <summary>The test is right on one database or none, and says why.</summary>
/// <param name="reason">Why what it shows cannot differ between the databases.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NoDatabaseAttribute(string reason) : Attribute
{
    public string Reason => reason;
}

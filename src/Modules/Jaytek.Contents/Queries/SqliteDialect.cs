using System.Data.Common;
using System.Text.Json;
using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Queries;

/// <summary>One table; <c>exists</c> keeps the order of the driver, and a plus before the item keeps a probe by whole key on the primary key.</summary>
internal sealed class SqliteDialect : IQueryDialect
{
    public string Table(IndexKind kind) => "ix";

    public string Is(ContentVersion version, string alias) => version switch
    {
        ContentVersion.Published => $"{alias}.published = 1",
        ContentVersion.Latest => $"{alias}.latest = 1",
        _ => $"{alias}.latest = 1 and {alias}.published = 0",
    };

    public string Exists(string query) => $"exists ({query})";

    public string Contains(string column, string parameter) => $"instr({column}, {parameter}) > 0";

    // The index holds values of any kind: only a cast says which this is, and lets the other column's own index be used.
    public string AsText(string column) => $"cast({column} as text)";

    public DateTimeOffset ReadDate(DbDataReader row, int column) => new(row.GetInt64(column), TimeSpan.Zero);

    public object Date(DateTimeOffset instant) => instant.UtcTicks;

    public object List(IReadOnlyList<object> values) => JsonSerializer.Serialize(values);

    public string In(string column, string parameter) => $"{column} in (select value from json_each({parameter}))";

    public string Compose(string driver, IReadOnlyList<Probe> probes, string where)
    {
        var conditions = probes.Select(probe => probe.Pub is null
            ? $" and exists (select 1 from {probe.Table} b where b.item = {probe.Item} and {probe.Condition})"
            : $" and exists (select 1 from {probe.Table} b where {probe.Condition} and b.pub = {probe.Pub} and +b.item = {probe.Item})");
        return $"from {driver} where {where}{string.Concat(conditions)}";
    }
}

using System.Text.Json;
using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Queries;

/// <summary>One table; <c>exists</c> keeps the order of the driver, and a plus before the item keeps a probe by whole key on the primary key.</summary>
internal sealed class SqliteDialect : IQueryDialect
{
    public string Table(IndexKind kind) => "ix";

    public string IsPublished(string alias) => $"{alias}.published = 1";

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

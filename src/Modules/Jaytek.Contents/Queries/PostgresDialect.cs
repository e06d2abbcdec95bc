using System.Data.Common;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Index;

namespace Jaytek.Contents.Queries;

/// <summary>Lateral joins with <c>limit 1</c>: with an <c>exists</c> the planner would hash whole tables.</summary>
internal sealed class PostgresDialect : IQueryDialect
{
    public string Table(IndexKind kind) => PostgresIndexWriter.TableOf(kind);

    public string Is(ContentVersion version, string alias) => version switch
    {
        ContentVersion.Published => $"{alias}.published",
        ContentVersion.Latest => $"{alias}.latest",
        _ => $"{alias}.latest and not {alias}.published",
    };

    // Not "exists", which the planner may turn into a join of whole tables.
    public string Exists(string query) => $"(({query} limit 1) is not null)";

    public string Contains(string column, string parameter) => $"strpos({column}, {parameter}) > 0";

    public string AsText(string column) => column;

    public DateTimeOffset ReadDate(DbDataReader row, int column) => row.GetFieldValue<DateTimeOffset>(column);

    public object Date(DateTimeOffset instant) => instant;

    public object List(IReadOnlyList<object> values) =>
        values.All(value => value is double) ? values.Cast<double>().ToArray() : values.Cast<string>().ToArray();

    public string In(string column, string parameter) => $"{column} = any({parameter})";

    public string Compose(string driver, IReadOnlyList<Probe> probes, string where)
    {
        var joins = probes.Select((probe, i) =>
        {
            var pub = probe.Pub is null ? "" : $" and b.pub = {probe.Pub}";
            return $" cross join lateral (select 1 from {probe.Table} b where {probe.Condition}{pub} and b.item = {probe.Item} limit 1) p{i}";
        });
        return $"from {driver}{string.Concat(joins)} where {where}";
    }
}

using System.Globalization;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Index;
using Jaytek.Contents.Items;

namespace Jaytek.Contents.Queries;

/// <summary>Writes the SQL of one query. Numbers of fields are literals, values are parameters; the driver is chosen by the caller.</summary>
internal sealed class QuerySql(IQueryDialect dialect, ResolvedQuery query)
{
    private readonly List<(string Name, object? Value)> _parameters = [];

    /// <summary>The parameters of what was written so far.</summary>
    public (string Name, object? Value)[] Parameters => [.. _parameters];

    /// <summary>How many rows have one value, counted up to a limit.</summary>
    public string CountOf(ResolvedFilter equal, int limit) =>
        $"select count(*) from (select 1 from {dialect.Table(equal.Field.Kind)} e where {Condition("e", equal)} limit {Text(limit)}) x";

    /// <summary>The items that match, as columns <c>pub</c>, <c>item</c> and, where the sorted field drives, <c>val</c>; without order and limit.</summary>
    /// <param name="driver">The equality whose index is walked; null to walk the publication dates.</param>
    public string Matches(ResolvedFilter? driver)
    {
        var others = query.Filters.Where(filter => filter != driver).ToList();
        if (driver is null)
        {
            var where = $"v.brand_id = {Add(query.BrandId)} and v.content_type = {Add(query.ContentType)} and {dialect.IsPublished("v")}"
                + Dates("v.published_utc") + Ids("v.content_item_id");
            return "select v.published_utc as pub, v.item_no as item " + dialect.Compose("cms_version v", [.. others.Select(filter => Probe(filter, "v.item_no", null))], where);
        }

        return "select e.pub, e.item " + dialect.Compose(
            $"{dialect.Table(driver.Field.Kind)} e",
            [.. others.Select(filter => Probe(filter, "e.item", filter.Operator == FilterOperator.Equal ? "e.pub" : null))],
            Condition("e", driver) + Dates("e.pub") + IdsOf("e.item"));
    }

    /// <summary>The items in the order of the sorted field's own index, which the field's own comparisons cut.</summary>
    public string BySort(IndexField sort)
    {
        var own = query.Filters.Select(filter => Condition("e", filter)).Prepend($"e.field = {Text(sort.Id)}");
        return $"select e.val, e.pub, e.item from {dialect.Table(sort.Kind)} e where {string.Join(" and ", own)}{Dates("e.pub")}{IdsOf("e.item")}";
    }

    /// <summary>The items of the type that have no value in the sorted field.</summary>
    public string WithoutValue(IndexField sort) =>
        $"select v.published_utc as pub, v.item_no as item from cms_version v where v.brand_id = {Add(query.BrandId)} and v.content_type = {Add(query.ContentType)} "
        + $"and {dialect.IsPublished("v")} and not exists (select 1 from {dialect.Table(sort.Kind)} b where b.item = v.item_no and b.field = {Text(sort.Id)})"
        + Dates("v.published_utc") + Ids("v.content_item_id");

    /// <summary>A page of documents of matches, newest first or in the order of a value.</summary>
    public string Page(string matches, string order, int take, int skip) =>
        $"select {VersionSql.Columns} from ({matches} order by {order} limit {Text(take)} offset {Text(skip)}) k "
        + $"join cms_version v on v.item_no = k.item and {dialect.IsPublished("v")} order by {order}";

    /// <summary>A page of at most a thousand matches, sorted by a value that is looked up for each.</summary>
    public string SortedPage(string matches, IndexField sort, int limit, int take, int skip)
    {
        var direction = query.Descending ? "desc" : "asc";
        return $"select {VersionSql.Columns} from ({matches} limit {Text(limit)}) k "
            + $"left join {dialect.Table(sort.Kind)} s on s.item = k.item and s.field = {Text(sort.Id)} "
            + $"join cms_version v on v.item_no = k.item and {dialect.IsPublished("v")} "
            + $"order by case when s.val is null then 1 else 0 end, s.val {direction}, k.pub desc, k.item desc limit {Text(take)} offset {Text(skip)}";
    }

    /// <summary>Counts matches, up to a limit where there is one.</summary>
    public static string Count(string matches, int? limit) =>
        limit is { } most ? $"select count(*) from ({matches} limit {Text(most)}) x" : $"select count(*) from ({matches}) x";

    private Probe Probe(ResolvedFilter filter, string item, string? pub) =>
        new(dialect.Table(filter.Field.Kind), Condition("b", filter), item, pub);

    private string Condition(string alias, ResolvedFilter filter)
    {
        var field = $"{alias}.field = {Text(filter.Field.Id)}";
        var column = $"{alias}.val";
        return field + " and " + filter.Operator switch
        {
            FilterOperator.Equal => $"{column} = {Add(filter.Values[0])}",
            FilterOperator.In => dialect.In(column, Add(dialect.List(filter.Values))),
            FilterOperator.Between => $"{column} >= {Add(filter.Values[0])} and {column} <= {Add(filter.Values[1])}",
            var other => $"{column} {Sign(other)} {Add(filter.Values[0])}",
        };
    }

    private string Dates(string column) => string.Concat(query.Dates.Select(filter => filter.Operator switch
    {
        FilterOperator.Equal => $" and {column} = {Date(filter.Values[0])}",
        FilterOperator.In => $" and ({string.Join(" or ", filter.Values.Select(value => $"{column} = {Date(value)}"))})",
        FilterOperator.Between => $" and {column} >= {Date(filter.Values[0])} and {column} <= {Date(filter.Values[1])}",
        var other => $" and {column} {Sign(other)} {Date(filter.Values[0])}",
    }));

    private string Ids(string column) => query.Ids is null ? "" : $" and {dialect.In(column, Add(dialect.List([.. query.Ids])))}";

    private string IdsOf(string column) =>
        query.Ids is null ? "" : $" and {column} in (select i.item_no from cms_item i where {dialect.In("i.content_item_id", Add(dialect.List([.. query.Ids])))})";

    private string Date(DateTimeOffset instant) => Add(dialect.Date(IndexRow.Truncate(instant)));

    private string Add(object value)
    {
        var name = $"@p{Text(_parameters.Count)}";
        _parameters.Add((name, value));
        return name;
    }

    private static string Sign(FilterOperator comparison) => comparison switch
    {
        FilterOperator.LessThan => "<",
        FilterOperator.AtMost => "<=",
        FilterOperator.GreaterThan => ">",
        _ => ">=",
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

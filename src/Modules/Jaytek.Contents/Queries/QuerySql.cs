using Jaytek.Contents.Contracts;
using Jaytek.Contents.Index;
using Jaytek.Contents.Items;

namespace Jaytek.Contents.Queries;

/// <summary>Writes the SQL of one query; the driver is chosen by the caller.</summary>
internal sealed class QuerySql(IQueryDialect dialect, ResolvedQuery query)
{
    private readonly ConditionSql _conditions = new(dialect);

    /// <summary>The parameters of what was written so far.</summary>
    public (string Name, object? Value)[] Parameters => _conditions.Parameters;

    private string Direction => query.IsTieReversed ? "asc" : "desc";

    /// <summary>How many rows have one value, counted up to a limit.</summary>
    public string CountOf(FieldCondition equality, int limit) =>
        $"select count(*) from (select 1 from {dialect.Table(equality.Field.Kind)} e where {_conditions.OnRow("e", equality)} limit {Text(limit)}) x";

    /// <summary>The items that match, as columns <c>pub</c> and <c>item</c>; without order and limit.</summary>
    /// <param name="driver">The equality whose index is walked; null to walk the publication dates.</param>
    /// <param name="after">Only what stands behind this in the order of dates.</param>
    public string Matches(FieldCondition? driver, Position? after = null)
    {
        var others = query.Conditions.Where(condition => !ReferenceEquals(condition, driver)).ToList();
        if (driver is null)
            return "select v.published_utc as pub, v.item_no as item " + From("cms_version v", OfType(), others, "v.published_utc", "v.item_no", after);
        return "select e.pub as pub, e.item as item " + From($"{dialect.Table(driver.Field.Kind)} e", _conditions.OnRow("e", driver), others, "e.pub", "e.item", after);
    }

    /// <summary>Rows of one field, as columns <c>s0</c>, <c>pub</c> and <c>item</c>.</summary>
    /// <param name="field">The field that is walked.</param>
    /// <param name="cuts">What its values must fulfil.</param>
    /// <param name="others">What the items must fulfil beside.</param>
    /// <param name="after">Only what stands behind this among equal values.</param>
    public string Rows(IndexField field, IReadOnlyList<(string Sign, object Value)> cuts, IReadOnlyList<Condition> others, Position? after)
    {
        var start = $"e.field = {Text(field.Id)}" + string.Concat(cuts.Select(cut => $" and e.val {cut.Sign} {_conditions.Add(cut.Value)}"));
        var own = others.OfType<FieldCondition>().Where(condition => condition.Field == field).ToList();
        start += string.Concat(own.Select(condition => " and " + _conditions.OnRow("e", condition)));
        return "select e.val as s0, e.pub as pub, e.item as item " + From($"{dialect.Table(field.Kind)} e", start, [.. others.Except(own)], "e.pub", "e.item", after);
    }

    /// <summary>The items of the type that have no value in a field, as columns <c>s0</c> (null), <c>pub</c> and <c>item</c>.</summary>
    public string WithoutValue(IndexField field, Position? after) =>
        $"select null as s0, v.published_utc as pub, v.item_no as item from cms_version v where {OfType()} "
        + $"and not exists (select 1 from {dialect.Table(field.Kind)} b where b.item = v.item_no and b.field = {Text(field.Id)})" + Beyond(after, "v.published_utc", "v.item_no");

    /// <summary>A page in the order of dates, or of the values <c>s0</c> of <paramref name="matches"/>.</summary>
    public string Page(string matches, bool hasValue, int take, int skip)
    {
        var order = $"pub {Direction}, item {Direction}";
        if (hasValue)
            order = $"s0 {(query.Sorts[0].Descending ? "desc" : "asc")}, {order}";
        return $"select {VersionSql.Columns}, v.content_item_id, k.pub, k.item{(hasValue ? ", k.s0" : "")} "
            + $"from ({matches} order by {order} limit {Text(take)} offset {Text(skip)}) k "
            + $"join cms_version v on v.item_no = k.item and {dialect.Is(ContentVersion.Published, "v")} order by {order}";
    }

    /// <summary>A page of at most so many matches, sorted by values that are looked up for each.</summary>
    public string SortedPage(string matches, int limit, int take, int skip, Position? after)
    {
        var keys = query.Sorts.Select((sort, i) => new SortKey(sort.Field is null ? "k.pub" : $"s{Text(i)}.val", sort)).ToList();
        var joins = string.Concat(query.Sorts.Select((sort, i) => sort.Field is { } field
            ? $" left join {dialect.Table(field.Kind)} s{Text(i)} on s{Text(i)}.item = k.item and s{Text(i)}.field = {Text(field.Id)}"
            : ""));
        var order = string.Concat(keys.Select(key =>
            $"{(key.Sort.Field is null ? "" : $"case when {key.Column} is null then 1 else 0 end, ")}{key.Column} {(key.Sort.Descending ? "desc" : "asc")}, "));
        return $"select {VersionSql.Columns}, v.content_item_id, k.pub, k.item{string.Concat(keys.Where(key => key.Sort.Field is not null).Select(key => $", {key.Column}"))} "
            + $"from ({matches} limit {Text(limit)}) k{joins} join cms_version v on v.item_no = k.item and {dialect.Is(ContentVersion.Published, "v")} "
            + (after is null ? "" : $"where {Behind(keys, after)} ")
            + $"order by {order}k.pub {Direction}, k.item {Direction} limit {Text(take)} offset {Text(skip)}";
    }

    /// <summary>Counts matches, up to a limit where there is one.</summary>
    public static string Count(string matches, int? limit) =>
        limit is { } most ? $"select count(*) from ({matches} limit {Text(most)}) x" : $"select count(*) from ({matches}) x";

    private string OfType() =>
        $"v.brand_id = {_conditions.Add(query.BrandId)} and v.content_type = {_conditions.Add(query.ContentType)} and {dialect.Is(ContentVersion.Published, "v")}";

    private string From(string source, string start, IReadOnlyList<Condition> conditions, string pub, string item, Position? after)
    {
        var isVersion = source.StartsWith("cms_version", StringComparison.Ordinal);
        var probes = conditions.OfType<FieldCondition>()
            .Select(condition => new Probe(dialect.Table(condition.Field.Kind), _conditions.OnRow("b", condition), item, condition.IsEquality && !isVersion ? pub : null)).ToList();
        var where = string.Concat(conditions.Where(condition => condition is not FieldCondition).Select(condition => " and " + (condition is ColumnCondition column && isVersion
            ? dialect.In("v." + column.Column, _conditions.Add(dialect.List(column.Values)))
            : _conditions.OnItem(condition, item, pub))));
        return dialect.Compose(source, probes, start + where + Beyond(after, pub, item));
    }

    private string Beyond(Position? after, string pub, string item) => after is null ? "" : " and " + BeyondTie(after, pub, item);

    private string BeyondTie(Position after, string pub, string item) =>
        $"({pub}, {item}) {(query.IsTieReversed ? ">" : "<")} ({_conditions.Date(after.Pub)}, {_conditions.Add(after.Item)})";

    // Alike in the first members and behind in the next, for each of them.
    private string Behind(IReadOnlyList<SortKey> keys, Position after)
    {
        var (alternatives, alike) = (new List<string>(), "");
        var values = new Queue<object?>(after.Values);
        foreach (var key in keys)
        {
            var isDate = key.Sort.Field is null;
            var value = isDate ? _conditions.Date(after.Pub) : values.Dequeue() is { } known ? _conditions.Add(known) : null;
            if (value is not null)
                alternatives.Add($"({alike}({key.Column} {(key.Sort.Descending ? "<" : ">")} {value}{(isDate ? "" : $" or {key.Column} is null")}))");
            alike += value is null ? $"{key.Column} is null and " : $"{key.Column} = {value} and ";
        }

        alternatives.Add($"({alike}{BeyondTie(after, "k.pub", "k.item")})");
        return $"({string.Join(" or ", alternatives)})";
    }

    private static string Text(int number) => ConditionSql.Text(number);

    private readonly record struct SortKey(string Column, ResolvedSort Sort);
}

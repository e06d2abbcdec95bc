using System.Globalization;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Index;

namespace Jaytek.Contents.Queries;

/// <summary>Writes conditions. Numbers of fields are literals, values are parameters.</summary>
internal sealed class ConditionSql(IQueryDialect dialect)
{
    // Behind every text that begins with another one.
    private const string AfterAll = "\U0010FFFF";

    private readonly List<(string Name, object? Value)> _parameters = [];

    /// <summary>The parameters of what was written so far.</summary>
    public (string Name, object? Value)[] Parameters => [.. _parameters];

    /// <summary>A new parameter.</summary>
    public string Add(object value)
    {
        var name = $"@p{Text(_parameters.Count)}";
        _parameters.Add((name, value));
        return name;
    }

    /// <summary>An instant as a parameter, as fine as the index keeps it.</summary>
    public string Date(DateTimeOffset instant) => Add(dialect.Date(IndexRow.Truncate(instant)));

    /// <summary>A condition on an item whose number and date stand in two columns.</summary>
    public string OnItem(Condition condition, string item, string pub) => condition switch
    {
        FieldCondition field => dialect.Exists($"select 1 from {dialect.Table(field.Field.Kind)} b where b.item = {item} and {OnRow("b", field)}"),
        PickedCondition picked => "(" + string.Join(" or ", picked.Targets.Select(target => Picked(picked.Picker, target, item))) + ")",
        DateCondition date => OnDate(date, pub),
        ColumnCondition column => dialect.Exists(
            $"select 1 from cms_version c where c.item_no = {item} and {dialect.Is(ContentVersion.Published, "c")} and {dialect.In("c." + column.Column, Add(dialect.List(column.Values)))}"),
        NotCondition not => $"not {OnItem(not.Inner, item, pub)}",
        AnyCondition any => Joined(any.Inner, " or ", "1 = 0", item, pub),
        AllCondition all => Joined(all.Inner, " and ", "1 = 1", item, pub),
        _ => throw new InvalidOperationException($"{condition.GetType().Name} has no words."),
    };

    /// <summary>The condition on a row of the index itself.</summary>
    public string OnRow(string alias, FieldCondition condition)
    {
        var field = $"{alias}.field = {Text(condition.Field.Id)}";
        return condition.Test is { } test ? $"{field} and {OnValue($"{alias}.val", test)}" : field;
    }

    /// <summary>A comparison with the publication date.</summary>
    public string OnDate(DateCondition condition, string column) => condition.Operator switch
    {
        FilterOperator.Equal => $"{column} = {Date(condition.Values[0])}",
        FilterOperator.In => $"({string.Join(" or ", condition.Values.Select(value => $"{column} = {Date(value)}"))})",
        FilterOperator.Between => $"({column} >= {Date(condition.Values[0])} and {column} <= {Date(condition.Values[1])})",
        var other => $"{column} {Sign(other)} {Date(condition.Values[0])}",
    };

    private string OnValue(string column, ValueTest test) => test.Operator switch
    {
        FilterOperator.Equal => $"{column} = {Add(test.Values[0])}",
        FilterOperator.In => dialect.In(column, Add(dialect.List(test.Values))),
        FilterOperator.Between => $"({column} >= {Add(test.Values[0])} and {column} <= {Add(test.Values[1])})",
        FilterOperator.StartsWith => $"({column} >= {Add(test.Values[0])} and {column} < {Add((string)test.Values[0] + AfterAll)})",
        FilterOperator.Contains => dialect.Contains(column, Add(test.Values[0])),
        var other => $"{column} {Sign(other)} {Add(test.Values[0])}",
    };

    // Ids that pickers hold are folded; the few ids with capitals, which imports may bring, are found as long as the picked items can be listed.
    private string Picked(IndexField picker, FieldCondition target, string item) => dialect.Exists(
        $"select 1 from {dialect.Table(picker.Kind)} r join cms_item t on t.content_item_id = {dialect.AsText("r.val")} join {dialect.Table(target.Field.Kind)} b on b.item = t.item_no "
        + $"where r.item = {item} and r.field = {Text(picker.Id)} and {OnRow("b", target)}");

    private string Joined(IReadOnlyList<Condition> conditions, string word, string none, string item, string pub) =>
        "(" + (conditions.Count == 0 ? none : string.Join(word, conditions.Select(condition => OnItem(condition, item, pub)))) + ")";

    private static string Sign(FilterOperator comparison) => comparison switch
    {
        FilterOperator.LessThan => "<",
        FilterOperator.AtMost => "<=",
        FilterOperator.GreaterThan => ">",
        FilterOperator.AtLeast => ">=",
        _ => throw new InvalidOperationException($"{comparison} is no sign."),
    };

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

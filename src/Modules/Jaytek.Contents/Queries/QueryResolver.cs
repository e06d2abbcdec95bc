using Jaytek.Contents.Contracts;
using Jaytek.Contents.Index;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Contents.Queries;

/// <summary>Finds the fields of one query and reads its values. Slugs become ids here, so that the query itself compares ids only.</summary>
internal sealed class QueryResolver(ContentQuery query, QueryNames names, TermNames terms, PickedItems picked, IHostContext host)
{
    /// <exception cref="ContentQueryException">A name or value is wrong.</exception>
    public async Task<ResolvedQuery> ResolveAsync(CancellationToken cancellationToken)
    {
        var sorts = Sorts();
        var conditions = await ConditionsAsync(new ContentBranch(query.Filters, query.Groups), cancellationToken);
        return new ResolvedQuery(host.BrandId, query.ContentType, conditions, sorts);
    }

    private async Task<List<Condition>> ConditionsAsync(ContentBranch branch, CancellationToken cancellationToken)
    {
        var conditions = new List<Condition>(branch.Filters.Count + branch.Groups.Count);
        foreach (var filter in branch.Filters)
            conditions.Add(await ConditionAsync(filter, cancellationToken));
        foreach (var group in branch.Groups)
        {
            var alternatives = new List<Condition>(group.Branches.Count);
            foreach (var alternative in group.Branches)
                alternatives.Add(new AllCondition(await ConditionsAsync(alternative, cancellationToken)));
            conditions.Add(group.IsNegated ? new NotCondition(new AnyCondition(alternatives)) : new AnyCondition(alternatives));
        }

        return conditions;
    }

    private async Task<Condition> ConditionAsync(ContentFilter filter, CancellationToken cancellationToken)
    {
        if (Negated(filter) is { } opposite)
            return new NotCondition(await ConditionAsync(opposite, cancellationToken));
        return names.Find(query.ContentType, filter.Path) switch
        {
            DateMember => OnDate(filter, query.Status),
            ColumnMember column => OnColumn(filter, column),
            IndexedMember member => await OnFieldAsync(filter, member, cancellationToken),
            PickedMember member => await OnPickedAsync(filter, member, cancellationToken),
            _ when names.IsField(query.ContentType, filter.Path) => throw QueryErrors.NotIndexed(filter.Parameter, filter.Path),
            _ => throw QueryErrors.UnknownField(filter.Parameter, filter.Path, names.Names(query.ContentType)),
        };
    }

    // What says that something is not there, as what must not be there: so an item of several values, or of none, is told rightly.
    private static ContentFilter? Negated(ContentFilter filter) => filter.Operator switch
    {
        FilterOperator.NotEqual => filter with { Operator = FilterOperator.Equal },
        FilterOperator.NotIn => filter with { Operator = FilterOperator.In },
        FilterOperator.Exists when !QueryValues.ReadFlag(filter.Parameter, filter.Values[0]) => filter with { Values = ["true"] },
        _ => null,
    };

    private static Condition OnDate(ContentFilter filter, ContentVersion status) => filter.Operator switch
    {
        // Every published item has its date; a draft may.
        FilterOperator.Exists => status == ContentVersion.Published ? new AllCondition([]) : new DateCondition(FilterOperator.AtLeast, [DateTimeOffset.MinValue]),
        FilterOperator.Contains or FilterOperator.StartsWith => throw QueryErrors.WrongOperator(filter.Parameter, "A date is compared by eq, ne, in, nin, lt, lte, gt, gte, between and exists."),
        _ => new DateCondition(filter.Operator, [.. filter.Values.Select(value => QueryValues.ReadInstant(filter.Parameter, value))]),
    };

    private static Condition OnColumn(ContentFilter filter, ColumnMember member) => filter.Operator switch
    {
        FilterOperator.Exists => new AllCondition([]),
        FilterOperator.Equal or FilterOperator.In => new ColumnCondition(member.Column, [.. filter.Values]),
        _ => throw QueryErrors.WrongOperator(filter.Parameter, "An id is compared by eq, ne, in, nin and exists."),
    };

    private async Task<Condition> OnFieldAsync(ContentFilter filter, IndexedMember member, CancellationToken cancellationToken)
    {
        if (member.Field.IsPresence && filter.Operator != FilterOperator.Exists)
            throw QueryErrors.NotFilterable(filter.Parameter, filter.Path);
        if (!member.Field.IsReady)
            throw QueryErrors.Building(filter.Path);
        if (filter.Operator == FilterOperator.Exists)
            return new FieldCondition(member.Field, null);
        var isText = filter.Operator is FilterOperator.Contains or FilterOperator.StartsWith;
        if (isText && member.Field.Kind == IndexKind.Number)
            throw QueryErrors.WrongOperator(filter.Parameter, $"{filter.Path} is no text: it is compared by eq, ne, in, nin, lt, lte, gt, gte, between and exists.");
        return member.Definition?.FieldName switch
        {
            "TaxonomyField" => await OnTermsAsync(filter, member, isText, cancellationToken),
            "ContentPickerField" when isText => throw QueryErrors.WrongOperator(filter.Parameter, $"A picker holds ids. Compare the picked item's title: filter[{filter.Path}.DisplayText]."),
            "ContentPickerField" or "UserPickerField" when filter.Operator is not (FilterOperator.Equal or FilterOperator.In) =>
                throw QueryErrors.WrongOperator(filter.Parameter, "A picker holds ids, whose order means nothing: they are compared by eq, ne, in, nin and exists."),
            "ContentPickerField" => AsField(member.Field, filter.Operator, [.. await picked.IdsAsync(names.TypesOf(member.Definition), filter.Values, cancellationToken)]),
            _ => AsField(member.Field, filter.Operator, [.. filter.Values.Select(value => QueryValues.Read(filter.Parameter, member, value))]),
        };
    }

    private async Task<Condition> OnTermsAsync(ContentFilter filter, IndexedMember member, bool isText, CancellationToken cancellationToken)
    {
        var taxonomy = member.Definition!.KindSettings.Text("TaxonomyContentItemId");
        if (isText)
        {
            var part = TextFolding.Fold(filter.Values[0]);
            bool Test(string text) => filter.Operator == FilterOperator.Contains ? text.Contains(part, StringComparison.Ordinal) : text.StartsWith(part, StringComparison.Ordinal);
            return AsField(member.Field, FilterOperator.In, [.. await terms.WhereAsync(host.BrandId, taxonomy, Test, cancellationToken)]);
        }

        if (filter.Operator is not (FilterOperator.Equal or FilterOperator.In))
            throw QueryErrors.WrongOperator(filter.Parameter, "Terms are compared by eq, ne, in, nin, contains, startsWith and exists.");
        var ids = new List<object>();
        foreach (var value in filter.Values)
            ids.AddRange(await terms.IdsAsync(host.BrandId, taxonomy, value, cancellationToken));
        return AsField(member.Field, FilterOperator.In, [.. ids.Distinct()]);
    }

    // Few picked items become a comparison of the picker itself, which can drive the query; many are looked up from item to item.
    private async Task<Condition> OnPickedAsync(ContentFilter filter, PickedMember member, CancellationToken cancellationToken)
    {
        if (!member.Picker.Field.IsReady)
            throw QueryErrors.Building(filter.Path);
        var targets = new List<FieldCondition>(member.Targets.Count);
        foreach (var target in member.Targets)
        {
            if (await OnFieldAsync(filter, target, cancellationToken) is FieldCondition condition)
                targets.Add(condition);
        }

        return await picked.WhereAsync(targets, cancellationToken) is { } ids
            ? AsField(member.Picker.Field, FilterOperator.In, [.. ids])
            : new PickedCondition(member.Picker.Field, targets);
    }

    private static Condition AsField(IndexField field, FilterOperator comparison, IReadOnlyList<object> values) => (comparison, values) switch
    {
        (FilterOperator.In, []) => new AnyCondition([]),
        (FilterOperator.Equal, [_, _, ..]) => new FieldCondition(field, new ValueTest(FilterOperator.In, values)),
        (FilterOperator.In, [_]) => new FieldCondition(field, new ValueTest(FilterOperator.Equal, values)),
        _ => new FieldCondition(field, new ValueTest(comparison, values)),
    };

    private List<ResolvedSort> Sorts()
    {
        var sorts = query.ThenBy.Prepend(new ContentSort(query.OrderBy, query.Descending)).ToList();
        if (sorts.Count > ContentQuery.MaxSorts || sorts.DistinctBy(sort => sort.Path).Count() < sorts.Count)
            throw QueryErrors.TooManySorts();
        // What the index has at its rows' ends needs no sorting.
        if (sorts is [{ Path: not QueryNames.Date, Descending: var reversed }, { Path: QueryNames.Date, Descending: var newest }] && reversed != newest)
            sorts.RemoveAt(1);
        return [.. sorts.Select(sort => new ResolvedSort(SortField(sort.Path), sort.Descending))];
    }

    private IndexField? SortField(string path)
    {
        if (path == QueryNames.Date || (path == ContentQuery.Relevance && query is { Text: not null, ThenBy: [] }))
            return null;
        // Terms and picks may stand several times at an item and have no order that people would expect.
        if (names.Indexed(query.ContentType, path) is not { IsSortable: true } member)
            throw QueryErrors.NotSortable(path, names.SortableNames(query.ContentType));
        return member.Field.IsReady ? member.Field : throw QueryErrors.Building(path);
    }
}

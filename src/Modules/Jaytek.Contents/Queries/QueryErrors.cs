using System.Globalization;
using Jaytek.Contents.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Contents.Queries;

/// <summary>Why a query is not answered. Every message says what exists or what to do instead.</summary>
internal static class QueryErrors
{
    public static ContentQueryException UnknownType(string contentType) =>
        new(Error.Member("contents.query.unknown_type", "type", contentType.Length == 0 ? "Name a content type: ?type=Mix." : $"There is no content type '{contentType}'."));

    public static ContentQueryException UnknownField(string parameter, string path, IEnumerable<string> existing) =>
        new(Error.Member("contents.query.unknown_field", parameter, $"There is no field '{path}' to search by. There are: {string.Join(", ", existing)}."));

    public static ContentQueryException NotFilterable(string parameter, string path) =>
        new(Error.Member("contents.query.not_filterable", parameter, $"'{path}' is there, but no list is narrowed by its values. filter[{path}][exists]=true finds the items that have one; words in texts are found by q."));

    public static ContentQueryException NotIndexed(string parameter, string path) =>
        new(Error.Member("contents.query.not_filterable", parameter, $"'{path}' is there, but nothing of it is indexed: the feature that brings its kind is off, or the index is yet to be built. Words in texts are found by q."));

    public static ContentQueryException NotSortable(string path, IEnumerable<string> existing) =>
        new(Error.Member("contents.query.sort", "sort", $"'{path}' cannot be sorted by. These can: {string.Join(", ", existing)}."));

    public static ContentQueryException NotSearchable(string contentType) =>
        new(Error.Member("contents.query.not_searchable", "q", $"Items of the type {contentType} are not searched by words: that is done for types that everybody may view, while the feature Search is on."));

    public static ContentQueryException TooManyDrafts(int limit) =>
        new(Error.Member("contents.query.too_many_drafts", "status", string.Create(CultureInfo.InvariantCulture, $"There are more than {limit} such versions. Ask for drafts alone, or for published items.")));

    public static ContentQueryException DraftsNotSearched() =>
        new(Error.Member("contents.query.not_searchable", "q", "Words are searched in published items only."));

    public static ContentQueryException TooManySorts() =>
        new(Error.Member("contents.query.sort", "sort", string.Create(CultureInfo.InvariantCulture, $"At most {ContentQuery.MaxSorts} members can be sorted by, each once.")));

    public static ContentQueryException Hidden(string parameter, string path) =>
        new(Error.Member("contents.query.hidden_field", parameter, $"You may not search by '{path}': you do not see it in every item."));

    public static ContentQueryException WrongValue(string parameter, string value, string expected) =>
        new(Error.Member("contents.query.wrong_value", parameter, $"'{value}' is not {expected}."));

    public static ContentQueryException WrongOperator(string parameter, string message) => new(Error.Member("contents.query.operator", parameter, message));

    public static ContentQueryException OutOfRange(string parameter, int from, int to) =>
        new(Error.Member("contents.query.out_of_range", parameter, string.Create(CultureInfo.InvariantCulture, $"It must be a whole number from {from} to {to}.")));

    public static ContentQueryException TooLarge(string parameter, int megabytes) =>
        new(Error.Member("contents.query.too_large", parameter, string.Create(CultureInfo.InvariantCulture, $"These items are more than {megabytes} MB together. Ask for fewer at a time, or include less.")));

    public static ContentQueryException WrongCursor(string message) => new(Error.Member("contents.query.cursor", "cursor", message));

    public static ContentQueryException DeclarePair(string filter, string sort, int limit) =>
        new(Error.Member("contents.query.declare_pair", "sort", string.Create(
            CultureInfo.InvariantCulture,
            $"More than {limit} items match, too many to sort by '{sort}' without an index of the filter and the sort together. Declare the pair '{filter}+{sort}' in the type's definition, narrow the filter, or sort by PublishedUtc.")));

    public static ContentQueryException TooManyToSort(string sort, int limit) =>
        new(Error.Member("contents.query.declare_pair", "sort", string.Create(
            CultureInfo.InvariantCulture,
            $"More than {limit} items match, too many to sort by several members. Sort by '{sort}' alone, or narrow the list by a filter.")));

    public static ContentQueryException TooSlow() =>
        new(new Error("contents.query.too_slow", "The query ran past two seconds. Narrow the filter, or sort by PublishedUtc."));

    public static ContentQueryException Building(string path) =>
        new(new Error("contents.query.building", $"The index of '{path}' is being built; try again in a moment.", ErrorKind.Conflict));
}

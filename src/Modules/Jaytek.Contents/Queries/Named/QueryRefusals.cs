using System.Globalization;
using Jaytek.Kernel;

namespace Jaytek.Contents.Queries.Named;

/// <summary>Why a named query is not kept or not answered.</summary>
internal static class QueryRefusals
{
    public const string OfParameters = "contents.named_query.parameters";

    /// <summary>One answer for what is absent and what one may not run, as in Orchard.</summary>
    public static Error NotFound { get; } = new("contents.named_query.not_found", "There is no such query.", ErrorKind.NotFound);

    public static Error Changed { get; } = new("contents.named_query.changed", "Somebody else changed this query meanwhile. Reload it and make your changes again.", ErrorKind.Conflict);

    public static Error Exists(string name) => new(
        "contents.named_query.exists", $"There is a query {name} already.", ErrorKind.Conflict, new Dictionary<string, string[]> { ["Name"] = ["There is a query of this name already."] });

    public static Error Name { get; } = Error.Member(
        "contents.named_query.name", "Name", $"A name has 1 to {NamedQuery.MaxName} letters, digits, dashes and underscores: it stands in an address and in a permission.");

    public static Error Schema { get; } = Error.Member("contents.named_query.schema", "Schema", "The schema is JSON, or empty.");

    public static Error Sql(string reason) => Error.Member("contents.named_query.sql", "Template", reason);

    public static Error Search(string reason) => Error.Member("contents.named_query.search", "Template", reason);

    public static Error Parameters(string reason) => Error.Member(OfParameters, "parameters", reason);

    public static Error TooLong(string parameter, int characters) => Error.Member(
        OfParameters, parameter, string.Create(CultureInfo.InvariantCulture, $"The parameter '{parameter}' has at most {characters} characters."));

    public static Error NoItems { get; } = Error.Member(
        "contents.named_query.no_items", "Template", "A query that answers items has a column ContentItemId or DocumentId.");

    public static Error TooSlow(int seconds) => new(
        "contents.named_query.too_slow", string.Create(CultureInfo.InvariantCulture, $"The query ran past {seconds} seconds."));

    public static Error TooLarge(int megabytes) => new(
        "contents.named_query.too_large", string.Create(CultureInfo.InvariantCulture, $"The rows of the query are larger than {megabytes} MB. Name the columns that are needed."));

    public static Error ItemsTooLarge(int megabytes) => new(
        "contents.named_query.too_large", string.Create(CultureInfo.InvariantCulture, $"The items that the query finds are larger than {megabytes} MB. Let it find fewer."));

    public static Error Failed(string reason) => Error.Member("contents.named_query.failed", "Template", reason);
}

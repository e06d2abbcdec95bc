using Jaytek.Contents.Contracts;
using Jaytek.Kernel;
using Jaytek.Learning.Contracts.Views;
using Jaytek.Pages.Contracts;

namespace Jaytek.Learning.Courses;

/// <summary>What lists say of courses.</summary>
internal static class CourseSummaries
{
    public const string Type = "Course";

    public static CourseSummary Build(ContentItem item) => new(
        item.ContentItemId,
        item.Title(),
        item.Url() ?? $"/courses/{item.ContentItemId}",
        item.Picture(Type, "Cover"),
        item.Text(Type, "ShortDescription"),
        item.Text(Type, "Level"),
        PriceOf(item));

    /// <summary>The price, which is kept in whole minor units; null where number or currency is missing or none.</summary>
    public static Money? PriceOf(ContentItem item) => PriceOf(item, Type);

    /// <summary>The same of the fields <c>Price</c> and <c>Currency</c> of another part.</summary>
    public static Money? PriceOf(ContentItem item, string part) =>
        item.Number(part, "Price") is { } minor && minor >= 0 && minor <= long.MaxValue / 2 && double.IsInteger(minor)
            && Currency.TryFind(item.Text(part, "Currency"), out var currency)
            ? new Money((long)minor, currency.Code)
            : null;
}

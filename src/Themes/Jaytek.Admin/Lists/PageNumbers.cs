namespace Jaytek.Admin.Lists;

/// <summary>Which pages a list links to.</summary>
internal static class PageNumbers
{
    /// <summary>The first and last page and those beside <paramref name="current"/>, ascending.</summary>
    public static IReadOnlyList<int> Around(int current, int last) =>
        [.. new[] { 1, current - 1, current, current + 1, last }.Where(page => page >= 1 && page <= last).Distinct().Order()];
}

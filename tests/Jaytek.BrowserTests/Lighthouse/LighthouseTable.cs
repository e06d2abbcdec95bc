using System.Globalization;

namespace Jaytek.BrowserTests.Lighthouse;

/// <summary>The table that <c>./jaytek lighthouse</c> prints: a line for each page, with the median of its runs.</summary>
internal static class LighthouseTable
{
    private const string FileVariable = "JAYTEK_LIGHTHOUSE_TABLE";
    private const string ThemeVariable = "JAYTEK_LIGHTHOUSE_THEME";

    /// <summary>Adds a page's line; nothing where nobody asked for the table, or no run measured anything.</summary>
    public static async Task AddAsync(string path, IReadOnlyList<LighthouseRun> runs)
    {
        if (runs.Count == 0 || Environment.GetEnvironmentVariable(FileVariable) is not { Length: > 0 } file)
            return;
        var scores = runs[0].Scores.Keys.Select(category => Number(Median(runs.Select(run => (double)run.Scores[category])), "0"));
        string[] cells =
        [
            Environment.GetEnvironmentVariable(ThemeVariable) ?? "", $"`{path}`", .. scores,
            Number(Median(runs.Select(run => run.LargestContentfulPaint)) / 1000, "0.0"), Number(Median(runs.Select(run => run.LayoutShift)), "0.000"),
        ];
        await File.AppendAllTextAsync(file, $"| {string.Join(" | ", cells)} |\n");
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}

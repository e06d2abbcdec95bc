using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Jaytek.BrowserTests.Lighthouse;

/// <summary>What one run of Lighthouse with its mobile preset says of a page.</summary>
/// <param name="Scores">By category, 0 to 100.</param>
/// <param name="LargestContentfulPaint">In milliseconds, on the preset's slow phone.</param>
/// <param name="LayoutShift">The cumulative layout shift, without a unit.</param>
/// <param name="Complaints">The audits that did not pass, for the message of a failure.</param>
internal sealed record LighthouseRun(IReadOnlyDictionary<string, int> Scores, double LargestContentfulPaint, double LayoutShift, string Complaints)
{
    private static readonly string[] Categories = ["performance", "accessibility", "best-practices", "seo"];
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>Loads a page once in a fresh Chromium.</summary>
    /// <exception cref="InvalidOperationException">Lighthouse is not installed or did not end well; the message holds what it printed.</exception>
    public static async Task<LighthouseRun> OfAsync(Uri page, string chromium)
    {
        var start = new ProcessStartInfo("node",
        [
            Path.Combine(Folder(), "node_modules", "lighthouse", "cli", "index.js"), page.AbsoluteUri, "--quiet", "--output=json",
            $"--only-categories={string.Join(',', Categories)}",
            // As in the other browser tests: build machines run as root, and it visits our pages only.
            "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage",
        ]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["CHROME_PATH"] = chromium;
        using var stop = new CancellationTokenSource(Limit);
        using var process = Process.Start(start)!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(stop.Token);
            var output = await process.StandardOutput.ReadToEndAsync(stop.Token);
            await process.WaitForExitAsync(stop.Token);
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"Lighthouse ended with {process.ExitCode}; ./jaytek test --all installs it. {await errors}");
            using var report = JsonDocument.Parse(output);
            return Read(report.RootElement);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"Lighthouse did not end within {Limit} on {page}.");
        }
    }

    private static LighthouseRun Read(JsonElement report)
    {
        var audits = report.GetProperty("audits");
        // Informative audits have no score, insights repeat what the metrics count.
        var complaints = audits.EnumerateObject().Where(a => a.Value.GetProperty("score") is { ValueKind: JsonValueKind.Number } score && score.GetDouble() < 0.9)
            .Select(a => $"{a.Name} {a.Value.GetProperty("score")}");
        return new(
            Categories.ToDictionary(c => c, c => (int)Math.Round(report.GetProperty("categories").GetProperty(c).GetProperty("score").GetDouble() * 100)),
            audits.GetProperty("largest-contentful-paint").GetProperty("numericValue").GetDouble(),
            audits.GetProperty("cumulative-layout-shift").GetProperty("numericValue").GetDouble(),
            string.Join(", ", complaints));
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}

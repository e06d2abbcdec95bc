namespace Jaytek.Benchmarks;

/// <summary>The product as a process of its own, in Production, with rate limits off and its data in a folder of the run.</summary>
internal static class BenchSite
{
    private static readonly string Web = Path.Combine(AppContext.BaseDirectory, "Jaytek.Web.dll");

    /// <summary>Starts the site; the first start on a folder sets it up from the recipe.</summary>
    public static Task<ServerProcess> StartAsync(
        string folder, string recipe, IReadOnlyDictionary<string, string> settings, string probe, CancellationToken cancellationToken) =>
        ServerProcess.StartAsync(Web, [], Environment(folder, recipe, settings), probe, cancellationToken);

    /// <summary>Runs a verb of the command line on the site's data.</summary>
    public static async Task RunVerbAsync(
        string folder, string recipe, IReadOnlyList<string> arguments, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? settings = null)
    {
        var start = new System.Diagnostics.ProcessStartInfo("dotnet", [Web, .. arguments]) { RedirectStandardOutput = true };
        foreach (var (key, value) in Environment(folder, recipe, settings ?? new Dictionary<string, string>()))
            start.Environment[key] = value;
        using var process = System.Diagnostics.Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}");
    }

    private static Dictionary<string, string> Environment(string folder, string recipe, IReadOnlyDictionary<string, string> settings)
    {
        var all = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Logging__LogLevel__Default"] = "Error",
            ["Jaytek__DataDirectory"] = folder,
            ["Jaytek__RateLimits__Enabled"] = "false",
            ["Jaytek__Setup__Recipe"] = recipe,
            ["Jaytek__Setup__AdminPassword"] = "Bench-Only-" + Guid.NewGuid().ToString("n"),
        };
        foreach (var (key, value) in settings)
            all[key] = value;
        return all;
    }
}

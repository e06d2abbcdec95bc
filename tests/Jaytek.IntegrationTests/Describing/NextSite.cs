using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Jaytek.IntegrationTests.Describing;

/// <summary><c>samples/next-site</c>, built against a running site and served as a process of its own.</summary>
internal sealed partial class NextSite : IAsyncDisposable
{
    /// <summary>The secret that its webhooks are signed with.</summary>
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private readonly Process _process;

    private NextSite(Process process, Uri address) => (_process, Client) = (process, new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) });

    public HttpClient Client { get; }

    /// <summary>The folder of the sample.</summary>
    public static string Folder => Path.GetFullPath(Path.Combine(Node.Folder(), "..", "..", "..", "samples", "next-site"));

    public static async Task<NextSite> StartAsync(Uri site)
    {
        var environment = new Dictionary<string, string>
        {
            ["JAYTEK_URL"] = site.ToString(), ["JAYTEK_WEBHOOK_SECRET"] = Secret, ["NEXT_TELEMETRY_DISABLED"] = "1", ["NODE_OPTIONS"] = "--max-old-space-size=1024",
        };
        // A developer's .env.local counts where nothing is said, so something is said of everything.
        foreach (var name in Variables())
            environment.TryAdd(name, "");
        var mark = Path.Combine(Folder, "node_modules", ".installed");
        if (!File.Exists(mark) || File.GetLastWriteTimeUtc(mark) < File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
        {
            await MustAsync("npm", ["ci", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel", "error"], environment);
            await File.WriteAllTextAsync(mark, "");
        }

        var next = Path.Combine("node_modules", "next", "dist", "bin", "next");
        // What an earlier build kept of another site's content.
        if (Directory.Exists(Path.Combine(Folder, ".next")))
            Directory.Delete(Path.Combine(Folder, ".next"), recursive: true);
        await MustAsync("node", [next, "build"], environment);
        var port = FreePort();
        var start = new ProcessStartInfo("node", [next, "start", "-p", port.ToString(CultureInfo.InvariantCulture), "-H", "127.0.0.1"])
        {
            WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var ready = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new StringBuilder();
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => ready.TrySetResult(false);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Assert.True(await ready.Task.WaitAsync(TimeSpan.FromMinutes(1)), $"The sample did not start:\n{said}");
        return new NextSite(process, new Uri($"http://127.0.0.1:{port}/"));

        void Hear(string? line)
        {
            lock (said)
                said.AppendLine(line);
            if (line?.Contains("Ready", StringComparison.Ordinal) == true)
                ready.TrySetResult(true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static IEnumerable<string> Variables() =>
        from folder in new[] { "app", "components", "lib" }
        from file in Directory.EnumerateFiles(Path.Combine(Folder, folder), "*.ts*", SearchOption.AllDirectories)
        from Match read in Variable().Matches(File.ReadAllText(file))
        select read.Groups[1].Value;

    [GeneratedRegex(@"process\.env\.(\w+)")]
    private static partial Regex Variable();

    private static async Task MustAsync(string command, IEnumerable<string> arguments, Dictionary<string, string> environment)
    {
        var (ok, output) = await Node.RunAsync(command, arguments, Folder, environment: environment);
        Assert.True(ok, output);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

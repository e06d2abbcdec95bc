using System.Diagnostics;

namespace Jaytek.IntegrationTests.House;

/// <summary>A site that <c>./jaytek run --no-build</c> serves from a checkout, on a random port of loopback.</summary>
internal sealed class RunningSite : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process _process;
    private readonly Task<string> _error;

    private RunningSite(Process process) => (_process, _error) = (process, process.StandardError.ReadToEndAsync());

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public static async Task<RunningSite> StartAsync(string checkout)
    {
        var site = new RunningSite(Process.Start(Shell.Command(checkout, "exec ./jaytek run --no-build --urls http://127.0.0.1:0"))!);
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var printed = new List<string>();
        while (await site._process.StandardOutput.ReadLineAsync(stop.Token) is { } line)
        {
            printed.Add(line);
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                site.Address = new Uri(line[(at + Listening.Length)..].Trim());
                return site;
            }
        }
        throw new InvalidOperationException($"The site did not start.\n{string.Join('\n', printed)}\n{await site._error}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}

using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Jaytek.Admin.About;

/// <summary>Asks programs for their versions, each at most once in five minutes.</summary>
internal sealed partial class ToolProbe(TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Good = TimeSpan.FromMinutes(5);

    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, (string? Version, DateTimeOffset At)> _known = new();

    /// <summary>The version, "found" where it does not say one, or null where it does not run.</summary>
    public async Task<string?> VersionAsync(string command, string argument, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(command, out var known) && clock.GetUtcNow() - known.At < Good)
            return known.Version;
        var version = await AskAsync(command, argument, cancellationToken);
        _known[command] = (version, clock.GetUtcNow());
        return version;
    }

    private static async Task<string?> AskAsync(string command, string argument, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, argument) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            try
            {
                // Both at once: a program that fills one pipe while the other is read would wait for ever.
                var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
                await process.WaitForExitAsync(limit.Token);
                return process.ExitCode != 0 ? null : Version().Match(texts[0] + texts[1]) is { Success: true } found ? found.Value : "found";
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                process.Kill(entireProcessTree: true);
                return null;
            }
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\d+(\.\d+)+")]
    private static partial Regex Version();
}

using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Jaytek.Media.Programs;

/// <summary>How a program ended.</summary>
/// <param name="IsMissing">True where it is not installed; the rest is empty then.</param>
/// <param name="IsTooSlow">True where it was ended with all its children because its time was over.</param>
/// <param name="ExitCode">What it answered.</param>
/// <param name="Output">The beginning of what it wrote.</param>
/// <param name="Complaints">The beginning of what it wrote to standard error, in one line: it is for the log, and a broken file can fill that.</param>
internal sealed record ProgramOutcome(bool IsMissing, bool IsTooSlow, int ExitCode, string Output, string Complaints);

/// <summary>Runs a program that works on files: a crash or a hostile file costs one process and never the site.</summary>
internal static class ChildProcess
{
    private const int MostText = 64 * 1024;

    /// <summary>How much of what a program complains about is kept.</summary>
    public const int MostComplaints = 500;

    /// <summary>Runs it to its end.</summary>
    /// <param name="program">The program; a name is looked up in the path.</param>
    /// <param name="arguments">Its arguments, each for itself; names of files are ours, never from outside.</param>
    /// <param name="environment">What it finds in its environment beside what the site has.</param>
    /// <param name="patience">After this it is ended.</param>
    /// <param name="cancellationToken">Ends it too.</param>
    public static async Task<ProgramOutcome> RunAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, TimeSpan patience, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return new ProgramOutcome(true, false, -1, "", "");
        }
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(patience);
        try
        {
            var complaints = ReadComplaintsAsync(process.StandardError, timeout.Token);
            var output = await ReadAsync(process.StandardOutput, MostText, timeout.Token);
            var complained = await complaints;
            await process.WaitForExitAsync(timeout.Token);
            return new ProgramOutcome(false, false, process.ExitCode, output, complained);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ProgramOutcome(false, true, -1, "", "");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>The beginning of what it complains about, in one line.</summary>
    public static async Task<string> ReadComplaintsAsync(StreamReader errors, CancellationToken cancellationToken) =>
        string.Join(' ', (await ReadAsync(errors, MostComplaints, cancellationToken)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Drains a stream, or a talkative child would block; keeps its beginning.</summary>
    private static async Task<string> ReadAsync(StreamReader reader, int most, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            text.Append(buffer, 0, Math.Min(read, most - text.Length));
        return text.ToString().Trim();
    }
}

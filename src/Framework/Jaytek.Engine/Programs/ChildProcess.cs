using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Jaytek.Engine.Programs;

/// <summary>Runs a program that works on files or words from outside: a crash or a hostile file costs one process and never the site.</summary>
public static class ChildProcess
{
    private const int MostText = 64 * 1024;

    /// <summary>How much of what a program complains about is kept, characters.</summary>
    public const int MostComplaints = 500;

    /// <summary>Runs it to its end and keeps the beginning of what it writes, 64 Ki characters.</summary>
    /// <param name="call">What to run.</param>
    /// <param name="cancellationToken">Ends it, with all its children.</param>
    public static async Task<ProgramOutcome<string>> RunAsync(ProgramCall call, CancellationToken cancellationToken)
    {
        var outcome = await RunAsync(call, ReadTextAsync, cancellationToken);
        return outcome with { Output = outcome.Output ?? "" };
    }

    /// <summary>Runs it to its end.</summary>
    /// <param name="call">What to run.</param>
    /// <param name="read">Makes something of its standard output. It reads to the end whatever it keeps, or the program would wait for it.</param>
    /// <param name="cancellationToken">Ends it, with all its children.</param>
    /// <typeparam name="T">What is made of its output.</typeparam>
    public static async Task<ProgramOutcome<T>> RunAsync<T>(ProgramCall call, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartOf(call) };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return new ProgramOutcome<T>(true, false, -1, default!, "");
        }
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(call.Patience);
        try
        {
            // All at once: a program that fills one pipe while another is read would wait for ever.
            var given = call.Input is { } input ? GiveAsync(process.StandardInput.BaseStream, input, timeout.Token) : Task.CompletedTask;
            var complaints = ReadComplaintsAsync(process.StandardError, timeout.Token);
            var output = await read(process.StandardOutput.BaseStream, timeout.Token);
            var complained = await complaints;
            await given;
            await process.WaitForExitAsync(timeout.Token);
            return new ProgramOutcome<T>(false, false, process.ExitCode, output, complained);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ProgramOutcome<T>(false, true, -1, default!, "");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static ProcessStartInfo StartOf(ProgramCall call)
    {
        var start = new ProcessStartInfo(call.Program, call.Arguments)
        {
            RedirectStandardInput = call.Input is not null,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (call.IsBare)
            start.Environment.Clear();
        foreach (var (name, value) in call.Environment)
            start.Environment[name] = value;
        return start;
    }

    private static async Task GiveAsync(Stream stream, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        try
        {
            await using (stream)
                await stream.WriteAsync(input, cancellationToken);
        }
        catch (IOException)
        {
            // It ended, or closed its ear, before it heard all: its exit code says what that means.
        }
    }

    private static async Task<string> ReadTextAsync(Stream output, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(output, leaveOpen: true);
        return await ReadAsync(reader, MostText, cancellationToken);
    }

    private static async Task<string> ReadComplaintsAsync(StreamReader errors, CancellationToken cancellationToken) =>
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

using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Jaytek.IntegrationTests.Describing;

/// <summary>Runs a program of Node.js in a folder of the tests' sources.</summary>
internal static class Node
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>This folder, where the programs and their packages are.</summary>
    public static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    /// <summary>What it printed, and whether it ended well.</summary>
    public static async Task<(bool Ok, string Output)> RunAsync(string command, IEnumerable<string> arguments, string? folder = null, string? input = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = folder ?? Folder(), RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Longest);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        if (input is not null)
            await process.StandardInput.WriteAsync(input.AsMemory(), limit.Token);
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{command} ran longer than {Longest}.");
        }

        return (process.ExitCode == 0, await output + await errors);
    }
}

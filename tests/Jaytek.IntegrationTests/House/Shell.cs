using System.Diagnostics;

namespace Jaytek.IntegrationTests.House;

/// <summary>Commands of a shell, as a developer types them.</summary>
internal static class Shell
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Starts a command in a folder, on a site that is set up from the recipe of tests.</summary>
    public static ProcessStartInfo Command(string folder, string command)
    {
        var start = new ProcessStartInfo("bash", ["-c", command]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Jaytek__Setup__Recipe"] = "test-minimal";
        return start;
    }

    /// <summary>Runs a command to its end and answers what it printed.</summary>
    /// <exception cref="InvalidOperationException">It ended with another code than 0; the message holds what it printed.</exception>
    public static async Task<string> RunAsync(string folder, string command)
    {
        using var stop = new CancellationTokenSource(Limit);
        using var process = Process.Start(Command(folder, command))!;
        try
        {
            var error = process.StandardError.ReadToEndAsync(stop.Token);
            var output = await process.StandardOutput.ReadToEndAsync(stop.Token);
            await process.WaitForExitAsync(stop.Token);
            return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{command}\nended with {process.ExitCode}\n{output}\n{await error}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}

using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Jaytek.Recipes.Runs;

/// <summary>A name for a process that no later one on the same machine has: <c>machine/id/start in UTC seconds</c>.</summary>
internal static class ProcessMark
{
    /// <summary>The longest mark, characters; a machine's name has at most 255 by DNS.</summary>
    public const int MaxLength = 300;

    // The system tells the start from its clock ticks since the boot, which is not the same to the second each time.
    private const long Tolerance = 2;

    /// <summary>This process.</summary>
    public static string Own { get; } = Of(Process.GetCurrentProcess());

    /// <summary>True where the process has certainly ended: it ran on this machine and is not there. Of other machines nothing is known.</summary>
    public static bool IsGone(string mark)
    {
        if (mark.Split('/') is not [var machine, var id, var start] || machine != Environment.MachineName)
            return false;
        try
        {
            using var process = Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
            return Math.Abs(StartOf(process) - long.Parse(start, CultureInfo.InvariantCulture)) > Tolerance;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return true;
        }
        catch (Win32Exception)
        {
            // It is there, and somebody else's: ours was another.
            return true;
        }
    }

    private static string Of(Process process) =>
        string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{process.Id}/{StartOf(process)}");

    private static long StartOf(Process process) => new DateTimeOffset(process.StartTime).ToUnixTimeSeconds();
}

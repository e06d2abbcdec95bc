using System.Globalization;

namespace Jaytek.Benchmarks;

/// <summary>
/// The processor time that all PostgreSQL processes of this machine have used: the share of a request that the site's own process does not
/// show. It counts whatever else asks a server here meanwhile; a measuring machine runs nothing else.
/// </summary>
internal static class DatabaseClock
{
    private const int TicksPerSecond = 100;

    public static TimeSpan Now()
    {
        if (!Directory.Exists("/proc"))
            return TimeSpan.Zero;
        long ticks = 0;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!char.IsAsciiDigit(Path.GetFileName(folder)[0]) || Read(Path.Combine(folder, "comm")) != "postgres\n" || Read(Path.Combine(folder, "stat")) is not { } stat)
                continue;
            // Behind the name in brackets: state is the third field, so field n of proc(5) stands at n - 3. A child's time comes to its parent when it ends.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            foreach (var field in (int[])[14, 15, 16, 17])
                ticks += long.Parse(fields[field - 3], CultureInfo.InvariantCulture);
        }
        return TimeSpan.FromSeconds((double)ticks / TicksPerSecond);
    }

    // A process may end while it is looked at.
    private static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return null;
        }
    }
}

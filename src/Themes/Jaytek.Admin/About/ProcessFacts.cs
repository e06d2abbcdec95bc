using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;

namespace Jaytek.Admin.About;

/// <summary>The versions, the process and its data folder.</summary>
internal sealed class ProcessFacts(DatabaseOptions data, SiteZone zone, TimeProvider clock) : ISystemFacts
{
    public async Task<IReadOnlyList<SystemFact>> ListAsync(CancellationToken cancellationToken)
    {
        using var process = Process.GetCurrentProcess();
        var uptime = clock.GetUtcNow() - new DateTimeOffset(process.StartTime.ToUniversalTime());
        var disk = new DriveInfo(data.DataDirectory);
        var free = (double)disk.AvailableFreeSpace / disk.TotalSize;
        return
        [
            new("Versions", "Jaytek CMS", ProductVersion()),
            new("Versions", ".NET", Environment.Version.ToString()),
            new("Versions", "Operating system", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}"),
            new("Process", "Running for", Words(uptime)),
            new("Process", "Memory", $"{Sizes.Of(process.WorkingSet64)} of {Sizes.Of(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)}"),
            new("Process", "Processors", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)),
            new("Process", "Time zone", (await zone.GetAsync(cancellationToken)).Id),
            new("Storage", "Data folder", data.DataDirectory),
            new("Storage", "Free space", $"{Sizes.Of(disk.AvailableFreeSpace)} of {Sizes.Of(disk.TotalSize)}",
                free < 0.05 ? SystemFactState.Bad : SystemFactState.Good, free < 0.05 ? "Less than a twentieth is left: uploads and the database will soon fail." : null),
        ];
    }

    // The build writes the commit behind a plus sign; seven characters name it.
    private static string ProductVersion()
    {
        var version = typeof(ProcessFacts).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        return version.Split('+') is [var number, { Length: > 7 } commit] ? $"{number} ({commit[..7]})" : version;
    }

    private static string Words(TimeSpan time) =>
        time.TotalDays >= 1 ? $"{(int)time.TotalDays} d {time.Hours} h" : time.TotalHours >= 1 ? $"{time.Hours} h {time.Minutes} min" : $"{time.Minutes} min {time.Seconds} s";
}

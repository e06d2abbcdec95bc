using System.Diagnostics;
using System.Runtime.Versioning;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Media.Contracts;
using Jaytek.Media.Files;
using Jaytek.Media.Sounds;
using Jaytek.Media.Waveforms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Media;

/// <summary>Waveforms of what only ffmpeg reads.</summary>
[Collection(MediaTests.Name)]
public sealed class MeasureAudioTests(MediaSites sites)
{
    [Theory, BothDatabases]
    public async Task An_MP3_gets_its_waveform_by_the_job(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var path = Library.NewPath(".mp3");
        Assert.Null((await site.StoreAsync(path, await Mp3Async())).Error);
        var waveforms = site.Services.GetRequiredService<IWaveforms>();
        await MeasureAsync(site);
        var waveform = await waveforms.FindAsync(path, CancellationToken.None);
        Assert.NotNull(waveform);
        Assert.InRange(waveform.DurationSeconds, 4.7, 5);
        Assert.True(waveform.Bars(40).Max() > 0.9);
    }

    [Theory, BothDatabases]
    public async Task Damaged_audio_is_given_up_with_its_reason_until_somebody_asks_again(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var path = Library.NewPath(".flac");
        await site.StoreAsync(path, [.. "fLaC"u8, .. Guid.NewGuid().ToByteArray()]);
        await MeasureAsync(site);
        var failed = await ListedAsync(site, path);
        Assert.Equal(MeasurementState.Failed, failed.Waveform);
        // Not what the program said of it: that names the server's folders.
        Assert.Equal("The audio cannot be read: the file is damaged or cut off, or holds no sound.", failed.WaveformError);

        await site.InScopeAsync(s => s.GetRequiredService<RetryMeasurement>().RunAsync(path, CancellationToken.None));
        Assert.Equal(MeasurementState.Waiting, (await ListedAsync(site, path)).Waveform);
        await MeasureAsync(site);
        Assert.Equal(MeasurementState.Failed, (await ListedAsync(site, path)).Waveform);
    }

    [Theory, BothDatabases]
    public async Task Without_the_tool_the_file_waits_and_the_tries_end(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await MediaSites.StartAsync(provider, clock, ("Jaytek:Media:FfmpegPath", "/nowhere/ffmpeg"));
        var path = Library.NewPath(".mp3");
        await site.StoreAsync(path, await Mp3Async());
        for (var attempt = 0; attempt < 5; attempt++)
        {
            Assert.Equal(MeasurementState.Waiting, (await ListedAsync(site, path)).Waveform);
            await MeasureAsync(site);
            clock.Advance(TimeSpan.FromHours(1));
        }
        var failed = await ListedAsync(site, path);
        Assert.Equal(MeasurementState.Failed, failed.Waveform);
        Assert.Equal("The program ffmpeg is not installed.", failed.WaveformError);
    }

    [Theory, BothDatabases, SupportedOSPlatform("linux")]
    public async Task A_tool_that_hangs_is_ended_with_all_its_children(DatabaseProvider provider)
    {
        var folder = Directory.CreateTempSubdirectory("jaytek-hang-").FullName;
        var (script, pid) = (Path.Combine(folder, "hang"), Path.Combine(folder, "pid"));
        await File.WriteAllTextAsync(script, $"#!/bin/sh\nsleep 300 &\necho $! > {pid}\nwait\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var site = await MediaSites.StartAsync(
            provider, TimeProvider.System, ("Jaytek:Media:FfmpegPath", script), ("Jaytek:Media:AudioTimeoutSeconds", "2"));
        var path = Library.NewPath(".mp3");
        await site.StoreAsync(path, await Mp3Async());
        await MeasureAsync(site);
        Assert.Contains("longer than 2 seconds", (await ListedAsync(site, path)).WaveformError, StringComparison.Ordinal);
        var child = int.Parse(await File.ReadAllTextAsync(pid), System.Globalization.CultureInfo.InvariantCulture);
        await Eventually.IsTrueAsync(() => Task.FromResult(!IsRunning(child)));
        Directory.Delete(folder, recursive: true);
    }

    [Theory, BothDatabases]
    public async Task A_file_that_was_deleted_before_its_turn_is_forgotten(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var path = Library.NewPath(".mp3");
        await site.StoreAsync(path, await Mp3Async());
        await site.InScopeAsync(s => s.GetRequiredService<DeleteMediaFile>().RunAsync(path, CancellationToken.None));
        await MeasureAsync(site);
        Assert.False(await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Measurement>().AnyAsync(m => m.DueAt != null)));
    }

    private static Task<bool> MeasureAsync(TestSite site) =>
        site.Services.GetRequiredService<JobRunner>().RunAsync("media.measure", DateTimeOffset.UnixEpoch, CancellationToken.None);

    private static async Task<ListedFile> ListedAsync(TestSite site, string path)
    {
        var listed = await site.InScopeAsync(s => s.GetRequiredService<ListMediaFiles>().FindAsync(path, CancellationToken.None));
        Assert.NotNull(listed);
        return listed;
    }

    private static bool IsRunning(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Five seconds of a beat that no other test has, as an MP3.</summary>
    private static async Task<byte[]> Mp3Async()
    {
        var wav = BeatSynth.Render(new BeatSource(PublicId.New(), "Techno", 200));
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", ["-v", "error", "-i", "pipe:0", "-b:a", "64k", "-f", "mp3", "pipe:1"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        })!;
        var feeding = Task.Run(async () =>
        {
            await ffmpeg.StandardInput.BaseStream.WriteAsync(wav);
            ffmpeg.StandardInput.Close();
        });
        var mp3 = new MemoryStream();
        await ffmpeg.StandardOutput.BaseStream.CopyToAsync(mp3);
        await feeding;
        await ffmpeg.WaitForExitAsync();
        Assert.Equal(0, ffmpeg.ExitCode);
        return mp3.ToArray();
    }
}

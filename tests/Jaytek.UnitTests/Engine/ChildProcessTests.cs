using System.Runtime.Versioning;
using Jaytek.Engine.Programs;

namespace Jaytek.UnitTests.Engine;

/// <summary>Programs that work on files and words from outside.</summary>
[SupportedOSPlatform("linux")]
public sealed class ChildProcessTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_broken_file_does_not_fill_the_log_by_what_a_program_says_of_it()
    {
        var outcome = await ShAsync("i=0; while [ $i -lt 3000 ]; do echo; echo 'WARNING: not enough data' >&2; i=$((i+1)); done; exit 3");
        Assert.Equal(3, outcome.ExitCode);
        Assert.StartsWith("WARNING: not enough data WARNING:", outcome.Complaints, StringComparison.Ordinal);
        Assert.InRange(outcome.Complaints.Length, 1, ChildProcess.MostComplaints);
        Assert.DoesNotContain('\n', outcome.Complaints);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_said_to_be_missing()
    {
        var outcome = await ChildProcess.RunAsync(new ProgramCall("/none/such", [], Long), CancellationToken.None);
        Assert.True(outcome is { IsMissing: true, IsTooSlow: false, Output: "" });
    }

    [Fact]
    public async Task What_is_given_is_read_while_it_answers()
    {
        var input = new byte[1_000_000];
        Random.Shared.NextBytes(input);
        var outcome = await ChildProcess.RunAsync(new ProgramCall("cat", [], Long) { Input = input }, ReadAllAsync, CancellationToken.None);
        Assert.Equal(input, outcome.Output);
    }

    [Fact]
    public async Task A_program_that_does_not_listen_ends_as_it_likes()
    {
        var outcome = await ChildProcess.RunAsync(new ProgramCall("/bin/sh", ["-c", "exit 7"], Long) { Input = new byte[1_000_000] }, CancellationToken.None);
        Assert.Equal(7, outcome.ExitCode);
    }

    [Theory]
    [InlineData(true, "||")]
    [InlineData(false, "|1|")]
    public async Task A_bare_program_sees_nothing_of_the_sites_environment(bool isBare, string expected)
    {
        Environment.SetEnvironmentVariable("JAYTEK_CHILD_TEST", "1");
        var call = new ProgramCall("/bin/sh", ["-c", "echo \"|$JAYTEK_CHILD_TEST|$OTHER\""], Long) { IsBare = isBare, Environment = new Dictionary<string, string> { ["OTHER"] = "2" } };
        Assert.Equal(expected + "2", (await ChildProcess.RunAsync(call, CancellationToken.None)).Output);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_takes_too_long_or_is_not_wanted_is_ended_with_its_children(bool isCancelled)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("jaytek-child-").FullName, "pids");
        using var cancel = new CancellationTokenSource();
        var call = new ProgramCall("/bin/sh", ["-c", "sleep 600 & echo $$ $! > \"$0.new\"; mv \"$0.new\" \"$0\"; wait", file], isCancelled ? Long : TimeSpan.FromSeconds(2));
        var run = ChildProcess.RunAsync(call, cancel.Token);
        if (isCancelled)
        {
            while (!File.Exists(file))
                await Task.Delay(20);
            await cancel.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        }
        else
        {
            Assert.True((await run).IsTooSlow);
        }
        foreach (var pid in (await File.ReadAllTextAsync(file)).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            await Gone.ByAsync(pid);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private static Task<ProgramOutcome<string>> ShAsync(string script) => ChildProcess.RunAsync(new ProgramCall("/bin/sh", ["-c", script], Long), CancellationToken.None);

    private static async Task<byte[]> ReadAllAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all, cancellationToken);
        return all.ToArray();
    }
}

/// <summary>Waits for the end of a process that was killed: the system takes it away in its own time.</summary>
internal static class Gone
{
    public static async Task ByAsync(string pid)
    {
        for (var tries = 0; tries < 500; tries++)
        {
            if (!IsRunning(pid))
                return;
            await Task.Delay(20);
        }
        Assert.Fail($"The process {pid} is still running.");
    }

    // Whoever adopts an orphan may be slow to bury it: a zombie runs no longer.
    private static bool IsRunning(string pid)
    {
        try
        {
            return !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}

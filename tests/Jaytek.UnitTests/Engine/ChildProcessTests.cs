using System.Runtime.Versioning;
using Jaytek.Media.Programs;

namespace Jaytek.UnitTests.Media;

/// <summary>Programs that work on files from outside.</summary>
public sealed class ChildProcessTests
{
    [Fact, SupportedOSPlatform("linux")]
    public async Task A_broken_file_does_not_fill_the_log_by_what_a_program_says_of_it()
    {
        const string Complain = "i=0; while [ $i -lt 3000 ]; do echo; echo 'WARNING: not enough data' >&2; i=$((i+1)); done; exit 3";
        var outcome = await ChildProcess.RunAsync("/bin/sh", ["-c", Complain], new Dictionary<string, string>(), TimeSpan.FromSeconds(60), CancellationToken.None);
        Assert.Equal(3, outcome.ExitCode);
        Assert.StartsWith("WARNING: not enough data WARNING:", outcome.Complaints, StringComparison.Ordinal);
        Assert.InRange(outcome.Complaints.Length, 1, ChildProcess.MostComplaints);
        Assert.DoesNotContain('\n', outcome.Complaints);
    }
}

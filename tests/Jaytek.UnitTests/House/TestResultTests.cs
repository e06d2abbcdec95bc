using System.Diagnostics;

namespace Jaytek.UnitTests.House;

/// <summary>What <c>./jaytek test</c> makes of the output of a test project (eng/results.sh).</summary>
public sealed class TestResultTests
{
    private const string AllPassed = "Passed!  - Failed:     0, Passed:   100, Skipped:     0, Total:   100, Duration: 1 s - X.dll (net10.0)";
    private const string OneFailed = "Failed!  - Failed:     1, Passed:    99, Skipped:     0, Total:   100, Duration: 1 s - X.dll (net10.0)";
    private const string TwoSkipped = "Passed!  - Failed:     0, Passed:    98, Skipped:     2, Total:   100, Duration: 1 s - X.dll (net10.0)";
    private const string OnlySkipped = "Skipped! - Failed:     0, Passed:     0, Skipped:     3, Total:     3, Duration: 1 s - X.dll (net10.0)";

    private const string OneTold = "  Skipped Contract_is_that_of_the_other_side DID NOT RUN: it is not here [1 ms]\n";

    [Theory]
    [InlineData(AllPassed, 0, "", "100 passed, 0 failed", 0)]
    [InlineData(OneFailed, 1, "", "99 passed, 1 failed", 1)]
    [InlineData(TwoSkipped, 0, "", "98 passed, 2 failed", 1)]
    [InlineData(OnlySkipped, 0, "", "0 passed, 3 failed", 1)]
    // What says that it did not run, and why, is let be; another one that was skipped beside it is not.
    [InlineData(OneTold + OneTold + TwoSkipped, 0, "", "98 passed, 0 failed", 0)]
    [InlineData(OneTold + TwoSkipped, 0, "", "98 passed, 1 failed", 1)]
    [InlineData("  Skipped Contract [1 ms]\n" + OneTold + TwoSkipped, 0, "", "98 passed, 1 failed", 1)]
    // A crash after the summary, a crash before it, and a project that said nothing.
    [InlineData(AllPassed, 134, "", "100 passed, 1 failed", 1)]
    [InlineData("The active test run was aborted.", 1, "", "0 passed, 1 failed", 1)]
    [InlineData("No test is available in X.dll.", 0, "", "0 passed, 1 failed", 1)]
    // Filtered by the caller, a project may have nothing to run, but not all of them.
    [InlineData("No test matches the given testcase filter", 0, "Mixes", "0 passed, 1 failed", 1)]
    [InlineData(AllPassed, 0, "Mixes", "100 passed, 0 failed", 0)]
    public async Task One_project_is_counted(string log, int exitCode, string filter, string lastLine, int expectedExitCode)
    {
        var (output, code) = await CountAsync((log, exitCode, filter));

        Assert.Equal((lastLine, expectedExitCode), (output[^1], code));
    }

    [Fact]
    public async Task Projects_are_added_up_and_a_silent_one_fails_the_run()
    {
        var (output, code) = await CountAsync((AllPassed, 0, ""), (OneFailed, 1, ""), ("", 0, ""));

        Assert.Equal(("199 passed, 2 failed", 1), (output[^1], code));
    }

    [Fact]
    public async Task Filter_that_one_project_knows_is_enough()
    {
        var (output, code) = await CountAsync((AllPassed, 0, "Mixes"), ("No test matches", 0, "Mixes"));

        Assert.Equal(("100 passed, 0 failed", 0), (output[^1], code));
    }

    private static async Task<(string[] Output, int ExitCode)> CountAsync(params (string Log, int ExitCode, string Filter)[] projects)
    {
        var folder = Directory.CreateTempSubdirectory("jaytek-results-");
        try
        {
            var script = "set -euo pipefail; complain() { :; }; source eng/results.sh; ";
            foreach (var (index, project) in projects.Index())
            {
                var log = Path.Combine(folder.FullName, $"{index}.log");
                await File.WriteAllTextAsync(log, project.Log + "\n");
                script += $"count_results P{index} '{log}' {project.ExitCode} '{project.Filter}'; ";
            }
            using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", script + "print_results"])
            {
                WorkingDirectory = Repository.Root,
                RedirectStandardOutput = true,
            })!;
            var output = await bash.StandardOutput.ReadToEndAsync();
            await bash.WaitForExitAsync();
            return (output.TrimEnd().Split('\n'), bash.ExitCode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

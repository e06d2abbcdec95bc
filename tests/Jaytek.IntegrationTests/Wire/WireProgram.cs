using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Jaytek.IntegrationTests.Wire;

/// <summary>A program of this folder, run by node: clients and receivers of public protocols that others have written.</summary>
internal sealed class WireProgram : IAsyncDisposable
{
    private readonly Process _process;

    private WireProgram(Process process) => _process = process;

    public static WireProgram Start(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Source(), script), .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        return new WireProgram(Process.Start(start)!);
    }

    /// <summary>The next line that it prints.</summary>
    public async Task<string> LineAsync()
    {
        var line = await _process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return line ?? throw new InvalidOperationException($"The program ended: {await _process.StandardError.ReadToEndAsync()}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string Source([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Jaytek.IntegrationTests.Sites;

/// <summary>The host as a process of its own, which a test can kill.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;

    private HostProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public bool HasExited => _process.HasExited;

    /// <summary>Starts the host on a free port; it is not waited for.</summary>
    public static HostProcess Start(string dataDirectory, TestDatabaseSettings database, string recipe, params (string Key, string Value)[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Jaytek.Web.dll"), "--urls", address.ToString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Jaytek__DataDirectory"] = dataDirectory;
        start.Environment["Jaytek__Database__Provider"] = database.Provider;
        start.Environment["Jaytek__Database__ConnectionString"] = database.ConnectionString;
        start.Environment["Jaytek__Setup__Recipe"] = recipe;
        start.Environment["Jaytek__Setup__AdminUserName"] = TestSite.AdminName;
        start.Environment["Jaytek__Setup__AdminPassword"] = TestSite.AdminPassword;
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new HostProcess(process, address);
    }

    /// <summary>Waits until the site is ready.</summary>
    public async Task ReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var tries = 0; tries < 1200; tries++)
        {
            Assert.False(HasExited, "The host ended.");
            try
            {
                if ((await client.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // It does not listen yet, or the machine is busy.
            }
            await timer.WaitForNextTickAsync();
        }
        Assert.Fail("The host did not become ready within two minutes.");
    }

    /// <summary>Ends the process at once, as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>The database as the host's configuration names it.</summary>
internal sealed record TestDatabaseSettings(string Provider, string ConnectionString);

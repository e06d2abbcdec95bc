using Microsoft.Playwright;

namespace Jaytek.BrowserTests.Browsing;

/// <summary>One Chromium for all tests; each visitor has a context of its own in it.</summary>
internal static class Chromium
{
    private const string Variable = "JAYTEK_TEST_CHROMIUM";
    private const string DebianPath = "/usr/bin/chromium";

    private static readonly Lazy<Task<IBrowser>> Shared = new(LaunchAsync);

    public static Task<IBrowser> GetAsync() => Shared.Value;

    /// <summary>The program itself.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string ProgramPath
    {
        get
        {
            var path = Environment.GetEnvironmentVariable(Variable) ?? DebianPath;
            return File.Exists(path)
                ? path
                : throw new InvalidOperationException($"There is no Chromium at {path}: run the tests by ./jaytek test, which installs it, or name it in {Variable}.");
        }
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        var playwright = await Playwright.CreateAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => playwright.Dispose();
        // Build machines run as root, where Chromium's own sandbox cannot be set up; it visits our pages only.
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = ProgramPath, Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
    }
}

using System.Net;
using System.Runtime.CompilerServices;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.House;

/// <summary><c>./jaytek new-module</c>, run as a newcomer would in a copy of this checkout.</summary>
[Trait("Category", "Slow")]
public sealed class NewModuleTests : IAsyncLifetime
{
    private readonly string _copy = Directory.CreateTempSubdirectory("jaytek-copy-").FullName;

    public async Task InitializeAsync() => await Shell.RunAsync(
        RepositoryRoot(), $"git ls-files --cached --others --exclude-standard -z | xargs -0 cp --parents --target-directory '{_copy}'");

    public Task DisposeAsync()
    {
        Directory.Delete(_copy, recursive: true);
        return Task.CompletedTask;
    }

    [Fact, NoDatabase("Its data are those of a site in a process of its own.")]
    public async Task New_module_builds_passes_the_fences_and_shows_its_page()
    {
        await Shell.RunAsync(_copy, "./jaytek new-module Sample");

        await Shell.RunAsync(_copy, "dotnet build tests/Jaytek.UnitTests --verbosity quiet");
        var tests = await Shell.RunAsync(
            _copy, "dotnet test tests/Jaytek.UnitTests/bin/Debug/net10.0/Jaytek.UnitTests.dll --filter 'Architecture|House|Sample'");
        Assert.Contains("Passed!", tests, StringComparison.Ordinal);

        await Shell.RunAsync(_copy, "./jaytek recipe run src/Modules/Jaytek.Sample/switch-on.recipe.json");
        await using var site = await RunningSite.StartAsync(_copy);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = site.Address };
        Assert.Contains("<h1>Sample</h1>", await client.GetStringAsync("/sample"), StringComparison.Ordinal);
        using var admin = await client.GetAsync("/admin/sample");
        Assert.Equal(HttpStatusCode.Redirect, admin.StatusCode);
    }

    private static string RepositoryRoot([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}

using Jaytek.Engine.CommandLine;
using Jaytek.Engine.Hosting;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.Engine;

/// <summary>A wrong value stops the start before anything is made, with exit code 2 and a message that names its key.</summary>
public sealed class ConfigurationTests : IDisposable
{
    private const string Reason = "The start ends before there are tables, or on a folder of its own.";

    private readonly string _folder = Directory.CreateTempSubdirectory("jaytek-test-").FullName;

    [Theory, NoDatabase(Reason)]
    [InlineData("Jaytek:Database:Provider", "MySql")]
    [InlineData("Jaytek:Database:ConnectionString", "Colour=red")]
    [InlineData("Jaytek:Database:Colour", "red")]
    [InlineData("Jaytek:Database:MigrationConnectionString", "Host=127.0.0.1")]
    [InlineData("Jaytek:DataDirectroy", "/tmp")]
    [InlineData("Jaytek:DataDirectory", "/dev/null/nowhere")]
    [InlineData("Jaytek:RateLimits:Enabled", "maybe")]
    [InlineData("Jaytek:RateLimits:Pages", "-4")]
    [InlineData("Jaytek:RateLimits:Pages", "1e4")]
    [InlineData("Jaytek:Setup:Bogus", "1")]
    [InlineData("Jaytek:Setup:Recipe", "nosuch")]
    [InlineData("Jaytek:Setup:Recipe", " ")]
    [InlineData("Jaytek:Setup:SiteName", " ")]
    [InlineData("Jaytek:Setup:AdminUserName", "a b<>")]
    [InlineData("Jaytek:Setup:AdminEmail", "nobody")]
    [InlineData("Jaytek:Setup:AdminEmail", "a b@")]
    [InlineData("Jaytek:Setup:AdminPassword", "short")]
    [InlineData("Jaytek:Recipes:Directory", "/nonexistent")]
    [InlineData("Jaytek:Media:Bogus", "1")]
    public async Task Wrong_value_stops_the_start_and_names_the_key(string key, string value)
    {
        var (code, complaint) = await StartAsync($"--{key}={value}");
        Assert.Equal(2, code);
        Assert.Contains($"Configuration {key}: ", complaint, StringComparison.Ordinal);
    }

    [Fact, NoDatabase("There is none at this address.")]
    public async Task Database_that_nobody_serves_names_the_key()
    {
        var (code, complaint) = await StartAsync(
            "--Jaytek:Database:Provider=Postgres", "--Jaytek:Database:ConnectionString=Host=127.0.0.1;Port=1;Database=a;Username=b;Timeout=2");
        Assert.Equal(2, code);
        Assert.StartsWith("Configuration Jaytek:Database:ConnectionString: the database cannot be reached", complaint, StringComparison.Ordinal);
    }

    [Fact, NoDatabase(Reason)]
    public async Task Outside_development_nothing_is_set_up_without_a_given_password()
    {
        var (code, complaint) = await StartAsync("--environment=Production");
        Assert.Equal(2, code);
        Assert.StartsWith("Configuration Jaytek:Setup:AdminPassword: ", complaint, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<(int Code, string Complaint)> StartAsync(params string[] settings)
    {
        var (output, complaint) = (new StringWriter(), new StringWriter());
        // Were the value taken, the server would start; it ends after this time, with 0.
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        string[] defaults = ["--urls=http://127.0.0.1:0", "--environment=Development", "--Logging:LogLevel:Default=None", $"--Jaytek:DataDirectory={_folder}", "--Jaytek:Setup:Recipe=test-minimal"];
        var code = await JaytekApplication.RunAsync([.. defaults, .. settings], new CommandConsole(output, complaint), stop.Token);
        return (code, complaint.ToString());
    }
}

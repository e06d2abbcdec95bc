using System.Runtime.CompilerServices;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.House;

/// <summary>The doors of uploads by program and of webhooks stand in the table of who passes, all of them.</summary>
public sealed class HookDoorTests
{
    [Fact, NoDatabase("It compares addresses with a file.")]
    public async Task Every_door_of_uploads_and_webhooks_stands_in_the_table()
    {
        var table = await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(Source())!, "RouteTable.md"));
        var doors = (await Doors.OfAsync(await SharedSites.GetAsync(DatabaseProvider.Sqlite))).Where(door => IsOurs(door.Route)).ToList();
        Assert.True(doors.Count >= 20, $"{doors.Count} doors were found.");
        Assert.DoesNotContain(doors, door => !table.Contains($"| {door.Method} | `{door.Route}` |", StringComparison.Ordinal));
    }

    private static bool IsOurs(string route) =>
        route.StartsWith("/api/media/", StringComparison.Ordinal) || route == "/api/media" || route.StartsWith("/admin/webhooks", StringComparison.Ordinal);

    private static string Source([CallerFilePath] string file = "") => file;
}

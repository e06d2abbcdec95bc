using System.Runtime.CompilerServices;
using Jaytek.Engine.Data;
using Jaytek.Identity.Roles;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.House;

/// <summary>Deny by default: every door states who may pass, and the table of who really does is the committed one.</summary>
public sealed class RouteTableTests
{
    private static readonly (string Column, string Role)[] People =
    [
        ("student", "Student"), ("stranger", "DJ"), ("owner", "DJ"), ("instructor", "Instructor"),
        ("label admin", "LabelAdmin"), ("editor", "Editor"), ("admin", "Administrator"),
    ];

    [Theory, BothDatabases]
    public async Task Every_door_states_its_permission(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        Assert.DoesNotContain(await Doors.OfAsync(site), door => door.Says == "**NOTHING**");
    }

    [Theory, BothDatabases]
    public async Task Who_passes_is_what_the_table_says(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Recipe: "jaytek"));
        using var walk = await WalkAsync(site);
        var table = await walk.Table.WriteAsync([.. (await Doors.OfAsync(site)).Where(door => !door.IsTest)]);
        var committed = await CommittedAsync();
        if (table != committed)
            await File.WriteAllTextAsync(TablePath() + ".new", table);
        Assert.DoesNotContain(RouteTable.Broken, table, StringComparison.Ordinal);
        Assert.True(table == committed, "Who passes has changed; look at RouteTable.md.new and, if it is right, commit it as RouteTable.md.\n" + table);
    }

    [Theory, BothDatabases]
    public async Task A_door_that_forgot_its_permission_and_a_right_too_many_show_in_the_table(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Recipe: "jaytek"));
        using var walk = await WalkAsync(site);
        var doors = (await Doors.OfAsync(site)).ToDictionary(door => door.ToString());
        Assert.EndsWith("| in | no | no | no | no | no | done | done |\n", await walk.Table.RowsAsync(doors[$"POST {DoorModule.Api}"]), StringComparison.Ordinal);
        Assert.EndsWith("| open | done | done | done | done | done | done | done | done |\n", await walk.Table.RowsAsync(doors[$"POST {DoorModule.OpenApi}"]), StringComparison.Ordinal);

        var delete = doors["DELETE /api/content/{contentItemId}"];
        Assert.Contains(await walk.Table.RowsAsync(delete), await CommittedAsync(), StringComparison.Ordinal);
        await site.InScopeAsync(s => s.GetRequiredService<SaveRole>().RunAsync(new RoleInput("Student", "", ["DeleteContent"], PermissionBehavior.Add), CancellationToken.None));
        Assert.DoesNotContain(await walk.Table.RowsAsync(delete), await CommittedAsync(), StringComparison.Ordinal);
    }

    private static async Task<Walk> WalkAsync(TestSite site)
    {
        var people = new Dictionary<string, Walker> { ["anonymous"] = new(site, null) };
        var accounts = new Dictionary<string, Account>();
        foreach (var (column, role) in People)
            people[column] = new Walker(site, accounts[column] = await site.NewAsync(role));
        return new Walk(new RouteTable(await Stage.SetAsync(site, accounts["owner"], accounts["instructor"]), people), [.. people.Values]);
    }

    private static async Task<string> CommittedAsync() => File.Exists(TablePath()) ? await File.ReadAllTextAsync(TablePath()) : "";

    private static string TablePath([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "RouteTable.md");

    private sealed record Walk(RouteTable Table, IReadOnlyList<Walker> People) : IDisposable
    {
        public void Dispose()
        {
            foreach (var walker in People)
                walker.Dispose();
        }
    }
}

using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
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
        Assert.DoesNotContain(RouteTable.Doors(site), d => d.Says == "**NOTHING**");
    }

    [Theory, BothDatabases]
    public async Task Who_passes_is_what_the_table_says(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Recipe: "jaytek"));
        var clients = new Dictionary<string, HttpClient> { ["anonymous"] = site.NewClient() };
        var ownerId = "";
        foreach (var (column, role) in People)
        {
            var name = "the-" + column.Replace(' ', '-');
            var id = await CreateUserAsync(site, name, role);
            ownerId = column == "owner" ? id : ownerId;
            clients[column] = await SignInAsync(site, name);
        }
        var table = await RouteTable.WriteAsync(site, clients, () => DraftProfileAsync(site, Actor.User(ownerId, "owner")));
        var committed = File.Exists(TablePath()) ? await File.ReadAllTextAsync(TablePath()) : "";
        if (table != committed)
            await File.WriteAllTextAsync(TablePath() + ".new", table);
        Assert.True(table == committed, "Who passes has changed; look at RouteTable.md.new and, if it is right, commit it as RouteTable.md.\n" + table);
    }

    private static async Task<string> CreateUserAsync(TestSite site, string name, string role)
    {
        var created = await site.InScopeAsync(s => s.GetRequiredService<CreateUser>()
            .RunAsync(new NewUser(name, name + "@example.com", TestSite.AdminPassword, [role]), CancellationToken.None));
        return created.Value;
    }

    private static async Task<HttpClient> SignInAsync(TestSite site, string name)
    {
        var client = site.NewClient();
        using var answer = await client.PostAsJsonAsync("/api/identity/login", new { email = name, password = TestSite.AdminPassword });
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static async Task<string> DraftProfileAsync(TestSite site, Actor owner)
    {
        var saved = await site.InScopeAsync(
            s => s.GetRequiredService<IContentManager>().SaveDraftAsync(
                ContentItem.Parse("""{"ContentType":"DJProfile","TitlePart":{"Title":"Nobody sees this"}}"""), null, CancellationToken.None), owner);
        return saved.Value.ContentItemId;
    }

    private static string TablePath([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "RouteTable.md");
}

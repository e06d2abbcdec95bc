using System.Collections.Concurrent;
using System.Text.Json;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.BrowserTests.Sites;

/// <summary>One site with every feature and no sample content per database; tests make their own users and items and look at these only.</summary>
internal static class ProductSites
{
    private static readonly ConcurrentDictionary<DatabaseProvider, Lazy<Task<TestSite>>> Sites = new();

    static ProductSites() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Task.Run(DisposeAllAsync).Wait(TimeSpan.FromSeconds(30));

    public static Task<TestSite> GetAsync(DatabaseProvider provider) =>
        Sites.GetOrAdd(provider, p => new Lazy<Task<TestSite>>(() => TestSite.StartAsync(p, new TestSiteOptions("jaytek")))).Value;

    /// <summary>A published mix of the given title, by a DJ of its own.</summary>
    public static async Task<ContentItem> AddMixAsync(this TestSite site, string title, string? owner = null)
    {
        var dj = await site.SaveAsync($$"""{ "ContentType": "DJProfile", "TitlePart": { "Title": "{{Unique("Mira Voss")}}" } }""");
        return await site.SaveAsync($$"""
        { "ContentType": "Mix", "Owner": {{JsonSerializer.Serialize(owner)}}, "TitlePart": { "Title": "{{title}}" },
          "Mix": { "DJ": { "ContentItemIds": ["{{dj.ContentItemId}}"] }, "Description": { "Markdown": "Recorded on the east quay in one take." }, "Bpm": { "Value": 122 } },
          "Tracklist": { "ContentItems": [
            { "ContentType": "TracklistEntry", "TracklistEntry": { "StartSeconds": { "Value": 0 }, "Artist": { "Text": "Ada" }, "Title": { "Text": "Quay" } } },
            { "ContentType": "TracklistEntry", "TracklistEntry": { "StartSeconds": { "Value": 210 }, "Artist": { "Text": "Bea" }, "Title": { "Text": "Tide" } } } ] } }
        """);
    }

    /// <summary>Publishes an item as the system.</summary>
    public static Task<ContentItem> SaveAsync(this TestSite site, string json) => site.InScopeAsync(async services =>
    {
        var saved = await services.GetRequiredService<IContentManager>().SaveAndPublishAsync(ContentItem.Parse(json), null, CancellationToken.None);
        Assert.True(saved.IsSuccess, saved.Error?.ToString());
        return saved.Value;
    });

    /// <summary>Makes a user with a role; their password is the administrator's.</summary>
    public static Task<string> AddUserAsync(this TestSite site, string name, string role) => site.InScopeAsync(async services =>
    {
        var made = await services.GetRequiredService<CreateUser>()
            .RunAsync(new NewUser(name, $"{name}@example.test", TestSite.AdminPassword, [role]), CancellationToken.None);
        Assert.True(made.IsSuccess, made.Error?.ToString());
        return made.Value;
    });

    /// <summary>A name that no other test uses.</summary>
    public static string Unique(string name) => $"{name} {PublicId.New()[..8]}";

    private static async Task DisposeAllAsync()
    {
        foreach (var site in Sites.Values.Where(site => site.IsValueCreated && site.Value.IsCompletedSuccessfully))
            await (await site.Value).DisposeAsync();
    }
}

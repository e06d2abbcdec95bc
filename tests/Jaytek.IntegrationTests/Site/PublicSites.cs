using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.Site;

/// <summary>Sites set up by the recipe <c>jaytek</c>, one for each database, shared by the tests of the public pages: each looks at its own items.</summary>
public sealed class PublicSites : IAsyncLifetime
{
    private readonly Dictionary<DatabaseProvider, TestSite> _sites = [];

    public async Task<TestSite> GetAsync(DatabaseProvider provider)
    {
        if (!_sites.TryGetValue(provider, out var site))
            _sites[provider] = site = await TestSite.StartAsync(provider, new TestSiteOptions("jaytek"));
        return site;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var site in _sites.Values)
            await site.DisposeAsync();
    }
}

/// <summary>The tests that share <see cref="PublicSites"/>, one after another.</summary>
[CollectionDefinition(nameof(PublicPages))]
public sealed class PublicPages : ICollectionFixture<PublicSites>;

/// <summary>Items of the product's types, and pages as visitors get them.</summary>
internal static class PublicItems
{
    public static ContentItem Item(string type, string title, string fields = "{}", string parts = "{}")
    {
        var item = ContentSite.New(type, title);
        foreach (var (name, value) in JsonNode.Parse(fields)!.AsObject())
            item.GetOrAddPart(type)[name] = value!.DeepClone();
        foreach (var (name, value) in JsonNode.Parse(parts)!.AsObject())
            item.Parts[name] = value!.DeepClone();
        return item;
    }

    public static ContentItem DJ(string name, string? bio = null) =>
        Item("DJProfile", name, $$"""{"Bio":{"Markdown":{{Text(bio ?? "Plays slowly.")}} },"Location":{"Text":"Lisbon"},"Country":{"Text":"PT"} }""");

    public static ContentItem Mix(string title, string djId, string description = "One take.") =>
        Item("Mix", title, $$"""{"DJ":{"ContentItemIds":["{{djId}}"]},"Description":{"Markdown":{{Text(description)}} },"Bpm":{"Value":122} }""");

    public static ContentItem Event(string title, string start, string? end = null, string zone = "Europe/Lisbon", string? djId = null) =>
        Item("Event", title, $$"""
            {"StartLocal":{"Text":"{{start}}"},"EndLocal":{"Text":"{{end}}"},"TimeZone":{"Text":"{{zone}}"},"VenueName":{"Text":"Salt Room"},
             "VenueCity":{"Text":"Lisbon"},"VenueCountry":{"Text":"PT"},"Status":{"Text":"Scheduled"},"DJs":{"ContentItemIds":[{{(djId is null ? "" : Text(djId))}}]} }
            """);

    public static ContentItem Course(string title) =>
        Item("Course", title, """{"ShortDescription":{"Text":"Hold two records in time."},"Level":{"Text":"Beginner"},"Price":{"Value":4950},"Currency":{"Text":"EUR"}}""");

    public static ContentItem Lesson(string title, string courseId, int order, bool isPreview, string description) =>
        Item("Lesson", title, $$"""
            {"Course":{"ContentItemIds":["{{courseId}}"]},"Order":{"Value":{{order}} },"Preview":{"Value":{{(isPreview ? "true" : "false")}} },
             "DurationSeconds":{"Value":420},"Description":{"Markdown":{{Text(description)}} } }
            """);

    public static ContentItem Page(string title, string markdown) => Item("Page", title, parts: $$"""
        {"FlowPart":{"Widgets":[{"ContentItemId":"{{PublicId.New()}}","ContentType":"MarkdownBlock","MarkdownBlock":{"Body":{"Markdown":{{Text(markdown)}} } },
         "FlowMetadata":{"Alignment":"Justify","Size":100} }]} }
        """);

    /// <summary>A published mix of a DJ who has no other.</summary>
    public static async Task<ContentItem> PublishedMixAsync(this TestSite site, string title, string description = "One take.")
    {
        var dj = await site.PublishedAsync(DJ(Unique("DJ")));
        return await site.PublishedAsync(Mix(title, dj.ContentItemId, description));
    }

    /// <summary>The item's own address.</summary>
    public static string PathOf(ContentItem item) => "/" + item.Part("AutoroutePart")!["Path"]!.GetValue<string>();

    /// <summary>A visitor's page; the status must be this one.</summary>
    public static async Task<string> GetAsync(this TestSite site, string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var client = site.NewClient();
        using var answer = await client.GetAsync(path);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{path} answered {(int)answer.StatusCode}, not {(int)status}: {html}");
        return html;
    }

    public static string Unique(string words) => $"{words} {PublicId.New()[..8]}";

    private static string Text(string text) => JsonValue.Create(text).ToJsonString();
}

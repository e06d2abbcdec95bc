using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents;

/// <summary>Addresses of a type whose definition lets nobody set them.</summary>
public sealed class FixedAddressTests
{
    [Theory, BothDatabases]
    public async Task Only_the_address_that_it_has_or_that_the_pattern_gives_is_taken(DatabaseProvider provider)
    {
        var (site, type) = await TypeAsync(provider);
        var title = $"Fixed {PublicId.New()}";
        var own = $"fixed/{Slug.From(title)}";
        await RefusedAsync(site, With(ContentSite.New(type, title), "somewhere/else"));
        await RefusedAsync(site, With(ContentSite.New(type, title), own + "-2x"));

        // What a client reads it sends back, and what it makes up as the site would is right too.
        var item = await site.PublishedAsync(With(ContentSite.New(type, title), own));
        Assert.Equal(own, PathOf(await site.PublishedAsync(item.Clone())));
        Assert.Equal(own + "-7", PathOf(await site.DraftAsync(With(ContentSite.New(type, title), own + "-7"))));
        Assert.Equal(own + "-2", PathOf(await site.DraftAsync(ContentSite.New(type, title))));
        await RefusedAsync(site, With(item.Clone(), "somewhere/else"));

        // Nor on the way round: without an address today, with that one tomorrow.
        var off = With(item.Clone(), "somewhere/else");
        off.GetOrAddPart("AutoroutePart")["Disabled"] = true;
        await RefusedAsync(site, off);
    }

    [Theory, BothDatabases]
    public async Task An_imported_address_stays_also_through_trash_and_history(DatabaseProvider provider)
    {
        var (site, type) = await TypeAsync(provider);
        var item = With(ContentSite.New(type), $"from/elsewhere-{PublicId.New().ToLowerInvariant()}");
        (item.ContentItemId, item.Published, item.Latest) = (PublicId.New(), true, true);
        var brought = await site.InScopeAsync(s => s.Manager().ImportAsync(item, CancellationToken.None));
        Assert.Null(brought.Error);
        var first = (await site.FindAsync(item.ContentItemId))!;
        Assert.Equal(PathOf(item), PathOf(first));
        var second = first.Clone();
        second.GetOrAddField(type, "City")["Text"] = "Porto";
        second = await site.PublishedAsync(second);

        var restored = await site.InScopeAsync(s => s.GetRequiredService<RestoreVersion>()
            .RunAsync(new RestoreVersion.Input(item.ContentItemId, first.ContentItemVersionId, second.Tag), CancellationToken.None));
        Assert.Equal((null, PathOf(item)), (restored.Error, PathOf(restored.Value)));
        await site.ManageAsync(m => m.DeleteAsync(item.ContentItemId, null, CancellationToken.None));
        var back = await site.InScopeAsync(s => s.GetRequiredService<RestoreContent>().RunAsync(item.ContentItemId, CancellationToken.None));
        Assert.Equal((null, PathOf(item)), (back.Error, PathOf(back.Value.Item)));
    }

    private static async Task<(TestSite Site, string Type)> TypeAsync(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var type = $"T{PublicId.New()}";
        var definition = ContentSite.TypeOf(type, "fixed/{slug}").ToJsonString().Replace(",\"AllowCustomPath\":true", "", StringComparison.Ordinal);
        await site.StepOkAsync(new JsonObject
        {
            ["name"] = "ContentDefinition",
            ["ContentTypes"] = new JsonArray(JsonNode.Parse(definition)),
            ["ContentParts"] = new JsonArray(ContentSite.PartOf(type)),
        });
        return (site, type);
    }

    private static ContentItem With(ContentItem item, string path)
    {
        item.GetOrAddPart("AutoroutePart")["Path"] = path;
        return item;
    }

    private static async Task RefusedAsync(TestSite site, ContentItem item)
    {
        var refused = await site.ManageAsync(m => m.SaveDraftAsync(item, null, CancellationToken.None));
        Assert.Equal(["AutoroutePart.Path"], refused.Error!.Members!.Keys);
    }

    private static string PathOf(ContentItem item) => item.Part("AutoroutePart")!["Path"]!.GetValue<string>();
}

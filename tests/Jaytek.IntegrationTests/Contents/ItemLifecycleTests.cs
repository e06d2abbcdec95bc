using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.Contents;

/// <summary>An item from its first draft to its end.</summary>
public sealed class ItemLifecycleTests
{
    [Theory, BothDatabases]
    public async Task A_draft_is_seen_by_nobody_until_it_is_published(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var draft = await site.DraftAsync(ContentSite.New());
        Assert.Null(await site.FindAsync(draft.ContentItemId));
        Assert.True((await site.FindAsync(draft.ContentItemId, ContentVersion.Draft))!.IsDraft);

        var published = await site.ManageAsync(m => m.PublishAsync(draft.ContentItemId, draft.Tag, CancellationToken.None));
        Assert.Equal(draft.ContentItemVersionId, published.Value.ContentItemVersionId);
        var seen = (await site.FindAsync(draft.ContentItemId))!;
        Assert.True(seen is { Latest: true, Published: true, PublishedUtc: not null });
        Assert.Equal(published.Value.Tag, seen.Tag);
        Assert.Null(await site.FindAsync(draft.ContentItemId, ContentVersion.Draft));
    }

    [Theory, BothDatabases]
    public async Task A_change_of_a_published_item_waits_in_a_draft_and_publishing_it_keeps_the_date(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var first = await site.PublishedAsync(ContentSite.New(title: "One"));
        var edited = (await site.FindAsync(first.ContentItemId, ContentVersion.Latest))!;
        edited.GetOrAddPart("TitlePart")["Title"] = "Two";
        var draft = await site.DraftAsync(edited);

        Assert.NotEqual(first.ContentItemVersionId, draft.ContentItemVersionId);
        var live = (await site.FindAsync(first.ContentItemId))!;
        Assert.Equal(("One", false, true), (live.DisplayText, live.Latest, live.Published));
        Assert.Equal(("Two", true, false), (draft.DisplayText, draft.Latest, draft.Published));

        var second = (await site.ManageAsync(m => m.PublishAsync(first.ContentItemId, null, CancellationToken.None))).Value;
        Assert.Equal(first.PublishedUtc, second.PublishedUtc);
        Assert.Equal("Two", (await site.FindAsync(first.ContentItemId))!.DisplayText);
        var old = await site.InScopeAsync(s => s.Reader().GetVersionAsync(first.ContentItemVersionId, CancellationToken.None));
        Assert.True(old is { Latest: false, Published: false, DisplayText: "One" });
    }

    [Theory, BothDatabases]
    public async Task A_type_without_versions_changes_what_visitors_see(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New(ContentSite.Flat, "One"));
        item.GetOrAddPart("TitlePart")["Title"] = "Two";
        var saved = await site.DraftAsync(item);
        Assert.Equal(item.ContentItemVersionId, saved.ContentItemVersionId);
        Assert.NotEqual(item.Tag, saved.Tag);
        Assert.Equal("Two", (await site.FindAsync(item.ContentItemId))!.DisplayText);
    }

    [Theory, BothDatabases]
    public async Task Unpublishing_leaves_a_draft_and_deleting_leaves_history_only(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        Assert.Null((await site.ManageAsync(m => m.UnpublishAsync(item.ContentItemId, null, CancellationToken.None))).Error);
        Assert.Null(await site.FindAsync(item.ContentItemId));
        Assert.NotNull(await site.FindAsync(item.ContentItemId, ContentVersion.Draft));
        var again = await site.ManageAsync(m => m.UnpublishAsync(item.ContentItemId, null, CancellationToken.None));
        Assert.Equal("contents.item.not_published", again.Error?.Code);

        Assert.Null((await site.ManageAsync(m => m.DeleteAsync(item.ContentItemId, null, CancellationToken.None))).Error);
        Assert.Null(await site.FindAsync(item.ContentItemId, ContentVersion.Latest));
        Assert.NotNull(await site.InScopeAsync(s => s.Reader().GetVersionAsync(item.ContentItemVersionId, CancellationToken.None)));
        var gone = await site.ManageAsync(m => m.DeleteAsync(item.ContentItemId, null, CancellationToken.None));
        Assert.Equal("contents.item.not_found", gone.Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task What_the_definition_forbids_is_refused_by_member_and_leaves_nothing(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var title = $"Refused {Guid.NewGuid()}";
        var item = ContentSite.New(title: title, fill: part => part["Rank"] = new JsonObject { ["Value"] = 1.5 });
        item.GetOrAddPart("Notes")["ContentItems"] = new JsonArray(JsonNode.Parse("""{"ContentType":"Story","TitlePart":{}}"""));
        var result = await site.ManageAsync(m => m.SaveAndPublishAsync(item, null, CancellationToken.None));
        Assert.Equal("contents.item.invalid", result.Error?.Code);
        Assert.Equal(["Notes.ContentItems[0].TitlePart.Title", "Story.Rank"], result.Error!.Members!.Keys.Order(StringComparer.Ordinal));
        // The address is free: the next item of this title gets it without a number.
        var valid = await site.PublishedAsync(ContentSite.New(title: title));
        Assert.EndsWith(Slug.From(title), valid.Part("AutoroutePart")!["Path"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases(ContentSite.Story), BothDatabases(ContentSite.Flat)]
    public async Task Taking_off_the_site_keeps_what_was_typed_or_does_nothing(DatabaseProvider provider, string type)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New(type));
        var typed = item.Clone();
        typed.GetOrAddField(type, "Rank")["Value"] = -1;
        var refused = await site.ManageAsync(m => m.SaveAndUnpublishAsync(typed, item.Tag, CancellationToken.None));
        Assert.Equal("contents.item.invalid", refused.Error?.Code);
        Assert.NotNull(await site.FindAsync(item.ContentItemId));

        typed.Part(type)!.Remove("Rank");
        typed.GetOrAddPart("TitlePart")["Title"] = "Typed before";
        // What nobody has approved may be kept, since nobody sees it.
        typed.GetOrAddField(type, "City")["Text"] = GateModule.Forbidden;
        var off = await site.ManageAsync(m => m.SaveAndUnpublishAsync(typed, item.Tag, CancellationToken.None));
        Assert.Null(off.Error);
        Assert.Null(await site.FindAsync(item.ContentItemId));
        Assert.Equal("Typed before", (await site.FindAsync(item.ContentItemId, ContentVersion.Draft))!.DisplayText);
    }

    [Theory, BothDatabases]
    public async Task Whoever_takes_off_or_discards_what_somebody_else_has_saved_since_is_told(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        var theirs = await site.DraftAsync(item);
        foreach (var late in new Func<IContentManager, Task<Result<ContentItem>>>[]
                 {
                     m => m.UnpublishAsync(item.ContentItemId, item.Tag, CancellationToken.None),
                     m => m.SaveAndUnpublishAsync(item, item.Tag, CancellationToken.None),
                     m => m.DiscardDraftAsync(item.ContentItemId, item.Tag, CancellationToken.None),
                 })
            Assert.Equal("contents.item.conflict", (await site.ManageAsync(late)).Error?.Code);
        Assert.NotNull(await site.FindAsync(item.ContentItemId));
        Assert.Null((await site.ManageAsync(m => m.UnpublishAsync(item.ContentItemId, theirs.Tag, CancellationToken.None))).Error);
    }

    [Theory, BothDatabases]
    public async Task A_discarded_draft_leaves_the_published_version_the_newest(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        var draft = item.Clone();
        draft.GetOrAddPart("TitlePart")["Title"] = "Never mind";
        draft = await site.DraftAsync(draft);
        Assert.Null((await site.ManageAsync(m => m.DiscardDraftAsync(item.ContentItemId, draft.Tag, CancellationToken.None))).Error);
        var latest = (await site.FindAsync(item.ContentItemId, ContentVersion.Latest))!;
        Assert.Equal((item.DisplayText, true, true), (latest.DisplayText, latest.Latest, latest.Published));
        Assert.Equal("contents.item.no_draft", (await site.ManageAsync(m => m.DiscardDraftAsync(item.ContentItemId, null, CancellationToken.None))).Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task A_clone_is_a_draft_of_its_own(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = ContentSite.New();
        item.GetOrAddPart("Notes")["ContentItems"] = new JsonArray(JsonNode.Parse("""{"ContentType":"Story","TitlePart":{"Title":"Inside"}}"""));
        item = await site.PublishedAsync(item);
        var clone = (await site.ManageAsync(m => m.CloneAsync(item.ContentItemId, CancellationToken.None))).Value;
        Assert.True(clone.IsDraft);
        Assert.NotEqual(item.ContentItemId, clone.ContentItemId);
        Assert.NotEqual(Inside(item), Inside(clone));
        Assert.NotEqual(item.Part("AutoroutePart")!["Path"]!.GetValue<string>(), clone.Part("AutoroutePart")!["Path"]!.GetValue<string>());
        Assert.Equal("contents.item.not_found", (await site.ManageAsync(m => m.CloneAsync(PublicId.New(), CancellationToken.None))).Error?.Code);
        static string Inside(ContentItem item) => item.Part("Notes")!["ContentItems"]![0]!["ContentItemId"]!.GetValue<string>();
    }

    [Theory, BothDatabases]
    public async Task What_nobody_knows_survives_as_it_came(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = ContentSite.New();
        item.Parts["Foreign"] = JsonNode.Parse("""{"b":1.50,"a":null,"text":"Größe \u0001 🎧","deep":[{"x":[]}]}""");
        var saved = await site.PublishedAsync(item);
        var read = (await site.FindAsync(saved.ContentItemId))!;
        Assert.Equal("""{"b":1.50,"a":null,"text":"Größe \u0001 🎧","deep":[{"x":[]}]}""", ContentJson.ToText(read.Part("Foreign")!).Replace("\\uD83C\\uDFA7", "🎧", StringComparison.Ordinal));
    }
}

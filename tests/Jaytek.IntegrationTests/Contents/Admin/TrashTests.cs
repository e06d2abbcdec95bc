using System.Net;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents.Admin;

/// <summary>What is deleted, comes back, and goes for ever.</summary>
public sealed class TrashTests
{
    [Theory, BothDatabases]
    public async Task What_was_deleted_comes_back_as_a_draft_at_its_address(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        var draft = item.Clone();
        draft.GetOrAddPart("TitlePart")["Title"] = "The newest words";
        draft.GetOrAddPart("PublishLaterPart")["ScheduledPublishUtc"] = "2020-01-01T00:00:00Z";
        await site.DraftAsync(draft);
        await DeleteAsync(site, item);

        var (restored, taken) = (await RestoreAsync(site, item.ContentItemId)).Value;

        Assert.Equal(("The newest words", true, false), (restored.DisplayText, restored.Latest, restored.Published));
        Assert.Equal(PathOf(item), PathOf(restored));
        Assert.Null(taken);
        // A plan that was given up with the item is not carried out by the next minute.
        Assert.Null(restored.Part("PublishLaterPart")?["ScheduledPublishUtc"]);
        Assert.Null(await site.FindAsync(item.ContentItemId));
        Assert.Equal("contents.item.not_found", (await RestoreAsync(site, item.ContentItemId)).Error?.Code);
        Assert.Null((await site.ManageAsync(m => m.PublishAsync(item.ContentItemId, null, CancellationToken.None))).Error);
    }

    [Theory, BothDatabases]
    public async Task An_address_that_another_item_has_meanwhile_is_told_and_a_free_one_taken(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var title = $"Twice {PublicId.New()}";
        var first = await site.PublishedAsync(ContentSite.New(title: title));
        await DeleteAsync(site, first);
        var second = await site.PublishedAsync(ContentSite.New(title: title));
        Assert.Equal(PathOf(first), PathOf(second));

        var (restored, taken) = (await RestoreAsync(site, first.ContentItemId)).Value;

        Assert.Equal(PathOf(first), taken);
        Assert.Equal(PathOf(first) + "-2", PathOf(restored));
        Assert.Equal(second.ContentItemId, (await site.InScopeAsync(s => s.GetRequiredService<IContentReader>().FindByPathAsync(PathOf(second), CancellationToken.None)))!.ContentItemId);
    }

    [Theory, BothDatabases]
    public async Task For_ever_is_for_ever_and_only_for_those_who_may(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        Assert.Equal("contents.item.not_found", (await PurgeAsync(site, item, Actor.System)).Error?.Code);
        await DeleteAsync(site, item);
        Assert.Equal("engine.forbidden", (await PurgeAsync(site, item, (await site.NewAsync("Chief")).Actor)).Error?.Code);
        Assert.Null((await PurgeAsync(site, item, Actor.System)).Error);

        Assert.Equal("contents.item.not_found", (await RestoreAsync(site, item.ContentItemId)).Error?.Code);
        var left = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<VersionRow>().CountAsync(row => row.ContentItemId == item.ContentItemId));
        Assert.Equal(0, left);
    }

    [Theory, BothDatabases]
    public async Task The_trash_shows_who_deleted_what_to_those_who_may_delete_it(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var mark = PublicId.New()[..8];
        var (writer, admin) = (await site.NewAsync("Writer"), await site.NewAsync("Administrator"));
        var own = ContentSite.New(title: $"{mark} own");
        own.Owner = writer.Id;
        own = await site.DraftAsync(own);
        var others = await site.DraftAsync(ContentSite.New(title: $"{mark} Élan"));
        await DeleteAsync(site, own, writer.Actor);
        await DeleteAsync(site, others);

        using var browser = await site.BrowserAsync(admin);
        var shown = await browser.GetStringAsync($"/admin/content/trash?q={mark}");
        Assert.Contains($"{mark} own", shown, StringComparison.Ordinal);
        Assert.Contains(writer.Name, shown, StringComparison.Ordinal);
        Assert.Contains("for ever", shown, StringComparison.Ordinal);
        Assert.Contains("lan</span>", await browser.GetStringAsync($"/admin/content/trash?q={mark}+elan&type=Story"), StringComparison.Ordinal);
        Assert.DoesNotContain($"{mark} own", await browser.GetStringAsync($"/admin/content/trash?q={mark}&type=Secret"), StringComparison.Ordinal);

        var restored = await PostAsync(browser, "/admin/content/trash?handler=Restore", own.ContentItemId);
        Assert.Equal(HttpStatusCode.Redirect, restored.StatusCode);
        Assert.NotNull(await site.FindAsync(own.ContentItemId, ContentVersion.Draft));
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(browser, $"/admin/content/trash/{others.ContentItemId}", "")).StatusCode);
        Assert.DoesNotContain($"trash/{others.ContentItemId}", await browser.GetStringAsync($"/admin/content/trash?q={mark}"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_was_deleted_before_there_was_a_trash_is_put_into_it(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        await DeleteAsync(site, item);
        await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<ItemRow>().Where(row => row.ContentItemId == item.ContentItemId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.DeletedUtc, (DateTimeOffset?)null).SetProperty(row => row.DeletedVersionId, (string?)null)));
        Assert.Equal("contents.item.not_found", (await RestoreAsync(site, item.ContentItemId)).Error?.Code);

        for (var run = 0; run < 2; run++)
            await site.InScopeAsync(async s =>
            {
                await ActivatorUtilities.CreateInstance<MarkDeleted>(s).RunAsync(new JobContext("contents.trash", TimeProvider.System.GetUtcNow()), CancellationToken.None);
                return true;
            });

        Assert.Equal(item.DisplayText, (await RestoreAsync(site, item.ContentItemId)).Value.Item.DisplayText);
    }

    private static string PathOf(ContentItem item) => item.Part("AutoroutePart")!["Path"]!.GetValue<string>();

    private static async Task DeleteAsync(TestSite site, ContentItem item, Actor? actor = null) =>
        Assert.Null((await site.ManageAsync(m => m.DeleteAsync(item.ContentItemId, null, CancellationToken.None), actor)).Error);

    private static Task<Result<RestoredContent>> RestoreAsync(TestSite site, string id) =>
        site.InScopeAsync(s => s.GetRequiredService<RestoreContent>().RunAsync(id, CancellationToken.None));

    private static Task<Result<string>> PurgeAsync(TestSite site, ContentItem item, Actor actor) =>
        site.InScopeAsync(s => s.GetRequiredService<PurgeContent>().RunAsync(item.ContentItemId, CancellationToken.None), actor);

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string address, string id) =>
        await client.PostAsync(address, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["id"] = id, ["__RequestVerificationToken"] = await client.FormTokenAsync("/admin/content/trash"),
        }));
}

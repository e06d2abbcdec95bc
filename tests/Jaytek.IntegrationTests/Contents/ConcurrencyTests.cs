using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents;

/// <summary>Several people and one item.</summary>
public sealed class ConcurrencyTests
{
    [Theory, BothDatabases]
    public async Task The_second_of_two_who_save_the_same_state_is_told(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.DraftAsync(ContentSite.New());
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(i =>
        {
            var mine = item.Clone();
            mine.GetOrAddPart("TitlePart")["Title"] = $"By {i}";
            return site.ManageAsync(m => m.SaveDraftAsync(mine, item.Tag, CancellationToken.None));
        }));
        Assert.Single(results, result => result.IsSuccess);
        Assert.All(results.Where(result => !result.IsSuccess), result => Assert.Equal("contents.item.conflict", result.Error!.Code));
    }

    [Theory, BothDatabases]
    public async Task Saves_and_publications_in_a_race_leave_one_newest_and_one_published_version(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
        {
            var mine = item.Clone();
            mine.GetOrAddPart("TitlePart")["Title"] = $"Race {i}";
            var result = i % 3 == 2
                ? await site.ManageAsync(m => m.PublishAsync(item.ContentItemId, null, CancellationToken.None))
                : await site.ManageAsync(m => i % 3 == 0
                    ? m.SaveAndPublishAsync(mine, null, CancellationToken.None)
                    : m.SaveDraftAsync(mine, null, CancellationToken.None));
            Assert.Null(result.Error);
        }));
        var rows = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<VersionRow>().AsNoTracking()
            .Where(version => version.ContentItemId == item.ContentItemId).ToListAsync());
        Assert.Single(rows, row => row.Latest);
        Assert.Single(rows, row => row.Published);
        Assert.All(rows, row =>
        {
            var document = row.ToItem();
            Assert.Equal((row.Latest, row.Published, row.VersionId), (document.Latest, document.Published, document.ContentItemVersionId));
        });
        Assert.Equal(rows.Single(row => row.Published).DisplayText, (await site.FindAsync(item.ContentItemId))!.DisplayText);
    }
}

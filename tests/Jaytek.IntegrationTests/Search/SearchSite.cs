using Jaytek.Engine.Data;
using Jaytek.Engine.Events;
using Jaytek.Engine.Jobs;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Search.Contracts;
using Jaytek.Search.Contracts.Views;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Search;

/// <summary>Searching as tests do it.</summary>
internal static class SearchSite
{
    /// <summary>The titles that a question finds, in order, with what is marked in brackets; null where it holds no word.</summary>
    public static async Task<IReadOnlyList<string>?> FindAsync(this TestSite site, string? text, string? kind = null, int page = 1, int size = 100)
    {
        await site.FollowedAsync();
        var found = await site.FoundAsync(text, kind, page, size);
        return found is null ? null : [.. found.Hits.Select(hit => Say(hit.Title))];
    }

    public static Task<SearchFound?> FoundAsync(this TestSite site, string? text, string? kind = null, int page = 1, int size = 100) =>
        site.InScopeAsync(services => services.GetRequiredService<ISiteSearch>().FindAsync(new SearchRequest(text, kind, page, size), CancellationToken.None));

    /// <summary>Waits until the index has followed everything that has happened; the site's own dispatcher may be at it too.</summary>
    public static async Task FollowedAsync(this TestSite site)
    {
        await site.DeliverEventsAsync();
        await Eventually.IsTrueAsync(() => site.InScopeAsync(async services =>
            !await services.GetRequiredService<JaytekDb>().Set<OutboxMessage>().AnyAsync(message => message.Handler == "search.documents.follow")));
    }

    /// <summary>Runs a job of the module now.</summary>
    public static Task RunJobAsync<TJob>(this TestSite site) where TJob : class, IJob =>
        site.InScopeAsync(async services =>
        {
            await services.GetRequiredService<TJob>().RunAsync(new JobContext("test", DateTimeOffset.UnixEpoch), CancellationToken.None);
            return true;
        });

    public static string Say(IReadOnlyList<Fragment> pieces) => string.Concat(pieces.Select(piece => piece.IsHit ? $"[{piece.Text}]" : piece.Text));
}

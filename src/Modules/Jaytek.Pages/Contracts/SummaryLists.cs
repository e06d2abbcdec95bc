using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Epochs;
using Jaytek.Engine.Themes;
using Jaytek.Pages.Contracts.Views;
using Jaytek.Pages.Display;

namespace Jaytek.Pages.Contracts;

/// <summary>
/// Lists of published items as summaries. Whoever may view every item of a type sees the same list, and most pages show several:
/// such a list is read once and kept until something changes, for a minute at most, since a summary may tell what is over.
/// </summary>
public sealed class SummaryLists
{
    private readonly UntilChange<SummaryList> _kept;
    private readonly IContentReader _reader;
    private readonly IContentRights _rights;
    private readonly ContentDisplay _display;
    private readonly SiteThemes _themes;
    private readonly IHostContext _host;
    private readonly TimeProvider _clock;

    internal SummaryLists(
        UntilChange<SummaryList> kept, IContentReader reader, IContentRights rights, ContentDisplay display, SiteThemes themes, IHostContext host,
        TimeProvider clock) =>
        (_kept, _reader, _rights, _display, _themes, _host, _clock) = (kept, reader, rights, display, themes, host, clock);

    /// <summary>What the query finds and the current actor may view.</summary>
    public async Task<SummaryList> ListAsync(ContentQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (!await _rights.MayViewAllAsync(query.ContentType, cancellationToken))
            return await ReadAsync(query, cancellationToken);
        // A template may be one theme's.
        var theme = await _themes.CurrentIdAsync(cancellationToken);
        var minute = _clock.GetUtcNow().Ticks / TimeSpan.TicksPerMinute;
        var key = SummaryListKey.Of(query, $"{_host.BrandId}\n{_host.Culture}\n{theme}\n{minute}");
        return await _kept.GetAsync(key, token => ReadAsync(query, token), SummaryListKey.BytesOf, cancellationToken);
    }

    private async Task<SummaryList> ReadAsync(ContentQuery query, CancellationToken cancellationToken)
    {
        var page = await _reader.ListAsync(query, cancellationToken);
        return new SummaryList(await _display.ShowAsync(page.Items, "Summary", cancellationToken), page.Total);
    }
}

/// <summary>Items as lists show them.</summary>
/// <param name="Items">In the query's order.</param>
/// <param name="Total">How many match in all, capped as the query says; null where it was not asked.</param>
public sealed record SummaryList(IReadOnlyList<DisplayItem> Items, long? Total);

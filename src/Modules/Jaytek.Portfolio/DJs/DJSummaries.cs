using Jaytek.Contents.Contracts;
using Jaytek.Pages.Contracts;
using Jaytek.Portfolio.Contracts.Views;
using Jaytek.Portfolio.Texts;

namespace Jaytek.Portfolio.DJs;

/// <summary>What lists say of DJs; their genres are read at once for all of them.</summary>
internal sealed class DJSummaries(TermNames terms)
{
    public const string Type = "DJProfile";

    public async Task<IReadOnlyList<DJSummary>> BuildAsync(IReadOnlyList<ContentItem> items, CancellationToken cancellationToken)
    {
        await terms.LoadAsync(items.Select(item => item.Terms(Type, "Genres")), cancellationToken);
        return [.. items.Select(Build)];
    }

    /// <summary>The slug of the DJ's first genre, which picks the motif of the art; or null.</summary>
    public string? MainGenre(ContentItem dj) => terms.Of(dj.Terms(Type, "Genres")) is [var genre, ..] ? genre.Slug : null;

    private DJSummary Build(ContentItem item) => new(
        item.ContentItemId,
        item.Title(),
        item.Url() ?? $"/djs/{item.ContentItemId}",
        item.Picture(Type, "Photo", MainGenre(item)),
        Place(item),
        [.. terms.Of(item.Terms(Type, "Genres")).Select(term => term.Name)],
        item.Flag(Type, "Verified"));

    private static string? Place(ContentItem item)
    {
        var place = string.Join(", ", new[] { item.Text(Type, "Location"), Countries.NameOf(item.Text(Type, "Country")) }.OfType<string>());
        return place.Length > 0 ? place : null;
    }
}

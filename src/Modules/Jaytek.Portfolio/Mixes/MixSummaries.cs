using Jaytek.Contents.Contracts;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;
using Jaytek.Portfolio.Contracts.Views;

namespace Jaytek.Portfolio.Mixes;

/// <summary>What lists say of mixes; their DJs and genres are read at once for all of them.</summary>
internal sealed class MixSummaries(IContentReader reader, TermNames terms)
{
    public const string Type = "Mix";

    public async Task<IReadOnlyList<MixSummary>> BuildAsync(IReadOnlyList<ContentItem> items, CancellationToken cancellationToken)
    {
        var djs = await reader.GetManyAsync([.. items.SelectMany(DJOf).Distinct()], ContentVersion.Published, cancellationToken);
        await terms.LoadAsync(items.Select(item => item.Terms(Type, "Genres")), cancellationToken);
        return [.. items.Select(item => Build(item, djs))];
    }

    /// <summary>The id of the DJ, or nothing.</summary>
    public static IEnumerable<string> DJOf(ContentItem mix) => mix.Picked(Type, "DJ").Take(1);

    /// <summary>For lists under a DJ's name, which need not repeat it on every line.</summary>
    public static IReadOnlyList<DisplayItem> WithoutDJ(IReadOnlyList<DisplayItem> mixes) =>
        [.. mixes.Select(mix => mix with { Model = (MixSummary)mix.Model with { DJ = null } })];

    private MixSummary Build(ContentItem item, IReadOnlyDictionary<string, ContentItem> djs)
    {
        var genres = terms.Of(item.Terms(Type, "Genres"));
        var dj = DJOf(item).Select(djs.GetValueOrDefault).OfType<ContentItem>().FirstOrDefault();
        return new MixSummary(
            item.ContentItemId,
            item.Title(),
            item.Url() ?? $"/mixes/{item.ContentItemId}",
            item.Picture(Type, "Cover", genres is [var genre, ..] ? genre.Slug : null, item.Number(Type, "Bpm")),
            dj is null ? null : LinkText.Of(dj.Url(), dj.Title()),
            [.. genres.Select(term => term.Name)],
            item.Number(Type, "DurationSeconds") is > 0 and var seconds ? seconds : null);
    }
}

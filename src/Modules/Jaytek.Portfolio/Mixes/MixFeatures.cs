using Jaytek.Contents.Contracts;
using Jaytek.Pages.Contracts;
using Jaytek.Portfolio.Contracts.Views;
using Jaytek.Portfolio.Texts;

namespace Jaytek.Portfolio.Mixes;

/// <summary>A mix with its player on another page.</summary>
internal sealed class MixFeatures(IContentText text, IContentRights rights, MixSummaries summaries, MixPlayers players)
{
    /// <summary>The mix, or null where the visitor may not see it.</summary>
    public async Task<MixFeature?> BuildAsync(ContentItem mix, CancellationToken cancellationToken)
    {
        if (!await rights.MayViewAsync(mix, cancellationToken))
            return null;
        var summary = (await summaries.BuildAsync([mix], cancellationToken))[0];
        return new MixFeature(
            summary,
            FirstSentence.Of(text, mix.Markdown(MixSummaries.Type, "Description")),
            mix.Number(MixSummaries.Type, "Bpm"),
            await players.FindAsync(mix, summary, cancellationToken));
    }
}

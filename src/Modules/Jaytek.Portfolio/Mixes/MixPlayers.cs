using Jaytek.Contents.Contracts;
using Jaytek.Media.Contracts;
using Jaytek.Pages.Contracts;
using Jaytek.Portfolio.Contracts.Views;

namespace Jaytek.Portfolio.Mixes;

/// <summary>Players of mixes.</summary>
internal sealed class MixPlayers(IWaveforms waveforms)
{
    /// <summary>The player of a mix, or null where it has no audio.</summary>
    public async Task<MixPlayer?> FindAsync(ContentItem mix, MixSummary summary, CancellationToken cancellationToken)
    {
        if (mix.MediaPaths(MixSummaries.Type, "Audio") is not [var path, ..])
            return null;
        var wave = await waveforms.FindAsync(path, cancellationToken);
        var seconds = wave?.DurationSeconds ?? mix.Number(MixSummaries.Type, "DurationSeconds");
        return new MixPlayer(mix.ContentItemId, mix.Title(), MediaUrl.Of(path), seconds, wave, summary.Url, summary.DJ?.Text);
    }
}

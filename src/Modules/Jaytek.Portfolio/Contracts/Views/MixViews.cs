using Jaytek.Engine.Contracts;
using Jaytek.Media.Contracts;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Portfolio.Contracts.Views;

/// <summary>A mix in a list: the model of <c>Content/Mix.Summary</c>.</summary>
/// <param name="Id">The mix's public id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Url">The mix's page.</param>
/// <param name="Cover">Cover or cover art.</param>
/// <param name="DJ">Who mixed it, or null.</param>
/// <param name="Genres">Names of genres.</param>
/// <param name="Seconds">Its length, or null where unknown.</param>
public sealed record MixSummary(
    string Id, string Title, string Url, ImageRequest Cover, LinkText? DJ, IReadOnlyList<string> Genres, double? Seconds);

/// <summary>A mix with its player, on another page.</summary>
/// <param name="Summary">Title, cover and facts.</param>
/// <param name="Lede">The first sentence about it, plain text; or null.</param>
/// <param name="Bpm">Beats per minute, or null.</param>
/// <param name="Player">Its audio, or null where there is none yet.</param>
public sealed record MixFeature(MixSummary Summary, string? Lede, double? Bpm, MixPlayer? Player);

/// <summary>The block that plays one mix: the model of <c>Content/FeaturedMix.Detail</c>.</summary>
/// <param name="Heading">Above the block, or null.</param>
/// <param name="Feature">The mix; null where the site has none that the visitor may see.</param>
public sealed record FeaturedMixBlock(string? Heading, MixFeature? Feature);

/// <summary>A mix's page: the model of <c>Content/Mix.Detail</c>.</summary>
/// <param name="Head">For the page's head.</param>
/// <param name="VersionId">The version that is shown.</param>
/// <param name="Summary">Title, cover and facts.</param>
/// <param name="Bpm">Beats per minute, or null.</param>
/// <param name="RecordedOn">The day it was recorded, or null.</param>
/// <param name="DescriptionHtml">Sanitised; empty where there is nothing.</param>
/// <param name="Player">Its audio, or null where there is none yet.</param>
/// <param name="DownloadUrl">Where the audio can be downloaded, or null where that is not allowed.</param>
/// <param name="Tracks">What was played, in order.</param>
/// <param name="More">Other mixes of the same DJ, newest first; at most four.</param>
public sealed record MixDetail(
    PageHead Head,
    string VersionId,
    MixSummary Summary,
    double? Bpm,
    DateOnly? RecordedOn,
    string DescriptionHtml,
    MixPlayer? Player,
    string? DownloadUrl,
    IReadOnlyList<TrackView> Tracks,
    IReadOnlyList<DisplayItem> More) : IPageModel;

/// <summary>What it takes to play a mix.</summary>
/// <param name="MixId">Keeps several players of a page apart.</param>
/// <param name="Title">What is played.</param>
/// <param name="AudioUrl">The audio's address on this site.</param>
/// <param name="Seconds">Its length, or null where unknown.</param>
/// <param name="Wave">The shape of the audio; null until it is measured.</param>
/// <param name="PageUrl">The mix's own page.</param>
/// <param name="By">Who mixed it, or null.</param>
public sealed record MixPlayer(string MixId, string Title, string AudioUrl, double? Seconds, Waveform? Wave, string PageUrl, string? By);

/// <summary>A track in a mix.</summary>
/// <param name="StartSeconds">When it starts, or null where unknown.</param>
/// <param name="Title">Its title.</param>
/// <param name="Artist">Whose it is, or null.</param>
/// <param name="Label">The label that released it, or null.</param>
public sealed record TrackView(double? StartSeconds, string Title, string? Artist, string? Label);

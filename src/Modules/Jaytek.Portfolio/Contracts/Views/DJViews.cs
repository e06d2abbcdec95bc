using Jaytek.Engine.Contracts;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Portfolio.Contracts.Views;

/// <summary>A DJ in a list: the model of <c>Content/DJProfile.Summary</c>.</summary>
/// <param name="Id">The profile's public id.</param>
/// <param name="Name">The stage name.</param>
/// <param name="Url">The DJ's page.</param>
/// <param name="Picture">Photo or cover art.</param>
/// <param name="Place">City and country, or null.</param>
/// <param name="Genres">Names of genres.</param>
/// <param name="IsVerified">True where the site vouches for the profile.</param>
public sealed record DJSummary(
    string Id, string Name, string Url, ImageRequest Picture, string? Place, IReadOnlyList<string> Genres, bool IsVerified);

/// <summary>A DJ's page: the model of <c>Content/DJProfile.Detail</c>.</summary>
/// <param name="Head">For the page's head.</param>
/// <param name="VersionId">The version that is shown.</param>
/// <param name="Summary">Name, picture, place and genres.</param>
/// <param name="Banner">The art behind the name.</param>
/// <param name="Lede">The first sentence about the DJ, plain text; or null.</param>
/// <param name="BioHtml">Everything about the DJ, sanitised; empty where there is nothing.</param>
/// <param name="Links">Website and profiles elsewhere.</param>
/// <param name="Latest">The newest mix, or null.</param>
/// <param name="Mixes">Further mixes, newest first; one page of them.</param>
/// <param name="Paging">Over all mixes.</param>
/// <param name="Dates">Coming dates, the next one first; at most eight.</param>
public sealed record DJDetail(
    PageHead Head,
    string VersionId,
    DJSummary Summary,
    ImageRequest Banner,
    string? Lede,
    string BioHtml,
    IReadOnlyList<LinkText> Links,
    MixFeature? Latest,
    IReadOnlyList<DisplayItem> Mixes,
    Paging Paging,
    IReadOnlyList<EventSummary> Dates) : IPageModel
{
    /// <summary>How large the name may be set.</summary>
    public NameFit Fit => NameFit.Of(Summary.Name);
}

using Jaytek.Contents.Contracts;
using Jaytek.Pages.Contracts;

namespace Jaytek.Portfolio.DJs;

/// <summary>DJs as values to choose in other lists.</summary>
internal static class DJNames
{
    /// <summary>A DJ by the last segment of the profile's address.</summary>
    public static FacetValue Value(ContentItem dj) => new(dj.Url()?.Split('/')[^1] ?? dj.ContentItemId, dj.Title(), dj.ContentItemId);
}

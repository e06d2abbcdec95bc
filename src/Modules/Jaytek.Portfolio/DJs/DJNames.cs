using Jaytek.Contents.Contracts;
using Jaytek.Pages.Contracts;

namespace Jaytek.Portfolio.DJs;

/// <summary>DJs as values to choose in other lists: those that anyone may view, since the choices are kept for all.</summary>
internal sealed class DJNames(IContentReader reader, IContentRights rights)
{
    /// <summary>The values by the DJs' ids; a DJ by the last segment of the profile's address.</summary>
    public async Task<IReadOnlyDictionary<string, FacetValue>> LoadAsync(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, FacetValue>(StringComparer.Ordinal);
        foreach (var (id, dj) in await reader.GetManyAsync([.. ids.Distinct()], ContentVersion.Published, cancellationToken))
        {
            if (await rights.MayAnyoneViewAsync(dj, cancellationToken))
                names[id] = new FacetValue(dj.Url()?.Split('/')[^1] ?? id, dj.Title(), id);
        }
        return names;
    }
}

using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http;

namespace Jaytek.Contents.Items;

/// <summary>
/// Who keeps only items of their own names no other site's page as the canonical address of one: search engines would list that page in place
/// of this site's. What was there before stays.
/// </summary>
internal sealed class CheckCanonical(EditorsRight right, SiteAddress address) : IContentHandler
{
    private const string Part = "SeoMetaPart";
    private const string Member = "Canonical";

    public async ValueTask SavingAsync(ContentSaving saving, CancellationToken cancellationToken)
    {
        if (saving.Type.FirstOf(Part) is not { } attached || saving.Item.Part(attached.Name)?[Member].AsText() is not { Length: > 0 } canonical
            || canonical == saving.Before?.Part(attached.Name)?[Member].AsText() || await right.HoldsAsync(saving, cancellationToken))
            return;
        // The request's own host is whatever its sender wrote.
        if (!IsHere(canonical, await address.ForMailAsync(cancellationToken)))
            saving.Errors.Add($"{attached.Name}.{Member}", "The canonical address must be a page of this site, such as /mixes/harbour-lights.");
    }

    // Browsers read //example.org and /\example.org as another host.
    private static bool IsHere(string canonical, string root) => canonical[0] == '/'
        ? canonical.Length == 1 || canonical[1] is not ('/' or '\\')
        : Uri.TryCreate(canonical, UriKind.Absolute, out var page) && Uri.TryCreate(root, UriKind.Absolute, out var site)
            && page.Scheme is "https" or "http" && string.Equals(page.Authority, site.Authority, StringComparison.OrdinalIgnoreCase);
}

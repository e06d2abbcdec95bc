using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Pages.Contracts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;

namespace Jaytek.Pages.Redirects;

/// <summary>Says where a redirect would wait for nothing: it is asked only where no page answers.</summary>
internal sealed class LivingPages(IContentReader reader, OwnedSegments segments, EndpointDataSource endpoints)
{
    /// <summary>What answers at the old address now, as a sentence; null where the redirect is asked as it stands there.</summary>
    public async Task<string?> WarnAsync(string from, CancellationToken cancellationToken)
    {
        if (from.EndsWith(RedirectPath.Below, StringComparison.Ordinal))
        {
            var folder = from[..^RedirectPath.Below.Length];
            return segments.Contains(folder.Split('/').ElementAtOrDefault(1) ?? "")
                ? $"Living pages below {folder} answer themselves; the redirect runs only for addresses that none of them has."
                : null;
        }
        if (IsList(from))
            return $"{from} is a living page of the site, and so the redirect would never run.";
        return await reader.FindByPathAsync(from.Trim('/'), cancellationToken) is { } item
            ? $"{from} is a living page, “{item.DisplayText}”; the redirect waits until it is not."
            : null;
    }

    // A list such as /mixes stands in the code: its whole route is the address.
    private bool IsList(string from) => endpoints.Endpoints.OfType<RouteEndpoint>().Any(endpoint =>
        string.Equals(endpoint.RoutePattern.RawText?.Trim('/'), from.Trim('/'), StringComparison.OrdinalIgnoreCase)
        && endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()?.ControllerTypeInfo.IsSubclassOf(typeof(ContentPageController)) == true);
}

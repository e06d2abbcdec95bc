using Jaytek.Contents.Contracts;
using Jaytek.Pages.Contracts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;

namespace Jaytek.Pages.Redirects;

/// <summary>Says where a redirect would wait for nothing: it is asked only where no page answers.</summary>
internal sealed class AnsweringPages(IContentReader reader, EndpointDataSource endpoints)
{
    /// <summary>Which page answers at the old address now, as a sentence; null where none does.</summary>
    public async Task<string?> WarnAsync(string from, CancellationToken cancellationToken)
    {
        if (from.EndsWith(RedirectPath.Below, StringComparison.Ordinal))
        {
            return await reader.FindPathBelowAsync(from[..^RedirectPath.Below.Length].Trim('/'), cancellationToken) is { } below
                ? $"A page of the site answers at /{below}, so this redirect is not used there."
                : null;
        }
        if (IsList(from))
            return $"A page of the site answers at {from}, so this redirect is not used.";
        return await reader.FindByPathAsync(from.Trim('/'), cancellationToken) is { } item
            ? $"A page of the site, “{item.DisplayText}”, answers at {from}, so this redirect is not used."
            : null;
    }

    // A list such as /mixes stands in the code: its whole route is the address.
    private bool IsList(string from) => endpoints.Endpoints.OfType<RouteEndpoint>().Any(endpoint =>
        string.Equals(endpoint.RoutePattern.RawText?.Trim('/'), from.Trim('/'), StringComparison.OrdinalIgnoreCase)
        && endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()?.ControllerTypeInfo.IsSubclassOf(typeof(ContentPageController)) == true);
}

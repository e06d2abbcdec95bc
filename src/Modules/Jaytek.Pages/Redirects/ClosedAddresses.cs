using Jaytek.Engine.Http;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Display;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace Jaytek.Pages.Redirects;

/// <summary>
/// The addresses that the system answers for, also where nothing stands: no redirect is made from them, and none is asked for them, so that
/// one of everything below the root leaves a mistyped address of the workplace, or a missing style sheet, what it is.
/// </summary>
internal sealed class ClosedAddresses(OwnedSegments segments)
{
    // Where sites keep what their pages are drawn with; whoever asks there has no use for a page.
    private static readonly HashSet<string> Assets = new(["css", "js"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The first segment of the path where it is the system's, or null.</summary>
    /// <param name="path">A decoded path that begins with a slash.</param>
    public string? Find(string path)
    {
        var segment = path.Split('/')[1];
        return segment.StartsWith('_') || Assets.Contains(segment) || IsOwned(segment) ? segment : null;
    }

    // Where pages of content stand too (/djs/{slug}), an unknown address of theirs asks the redirects.
    private bool IsOwned(string segment) => segments.ContainsWithout(
        segment, endpoint => endpoint.GetMetadata<ControllerActionDescriptor>()?.ControllerTypeInfo is { } controller
            && controller.IsSubclassOf(typeof(ContentPageController)) && controller != typeof(PreviewController));
}

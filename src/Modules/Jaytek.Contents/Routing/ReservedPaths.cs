using Jaytek.Engine.Http;

namespace Jaytek.Contents.Routing;

/// <summary>Keeps content off the addresses of modules. A type's own pattern may begin with such a segment (<c>djs/{slug}</c>); what people type may not.</summary>
internal sealed class ReservedPaths(OwnedSegments segments)
{
    /// <summary>True where the path begins with a segment that belongs to the site and not to the type's pattern.</summary>
    public bool Forbids(string path, PathPattern pattern)
    {
        var first = path.Split('/')[0];
        return !string.Equals(first, pattern.FirstSegment, StringComparison.OrdinalIgnoreCase) && segments.Contains(first);
    }
}

using Microsoft.AspNetCore.Http.Metadata;

namespace Jaytek.Engine.Http;

/// <summary>
/// On a page that takes a file: how large that may be. A request of more than twice as much is answered with 413 and these words before
/// it is read; what lies between comes to the page, which says so at its field and keeps what else was typed.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LargestFileAttribute(int megabytes) : Attribute, IRequestSizeLimitMetadata
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>The largest file, in 1,048,576 bytes.</summary>
    public int Megabytes => megabytes;

    /// <inheritdoc/>
    public long? MaxRequestBodySize => 2 * megabytes * Megabyte;
}

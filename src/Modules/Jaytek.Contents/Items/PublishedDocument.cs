using Jaytek.Contents.Contracts;
using Jaytek.Kernel;
using Microsoft.Extensions.Primitives;

namespace Jaytek.Contents.Items;

/// <summary>A published item as it is sent, with what deciding about it needs: nothing is computed per request.</summary>
internal sealed class PublishedDocument(byte[] body, string tag, string contentType, string? owner)
{
    /// <summary>UTF-8 JSON.</summary>
    public byte[] Body { get; } = body;

    /// <summary>The right to see it.</summary>
    public Permission View { get; } = ContentPermissions.Of(contentType, "view");

    /// <summary>To whom it belongs; not null, so that rights to one's own things count.</summary>
    public string Owner { get; } = owner ?? "";

    /// <summary>The ETag for anybody.</summary>
    public StringValues PublicTag { get; } = ContentTags.Public(tag);

    /// <summary>The ETag for somebody who is signed in: another class of rights, another tag, so that no shared cache mixes them.</summary>
    public StringValues PrivateTag { get; } = ContentTags.Private(tag);
}

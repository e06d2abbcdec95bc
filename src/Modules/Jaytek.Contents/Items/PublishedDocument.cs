using Jaytek.Contents.Contracts;
using Jaytek.Kernel;
using Microsoft.Extensions.Primitives;

namespace Jaytek.Contents.Items;

/// <summary>A published item as it is sent, with what deciding about it needs: nothing is computed per request.</summary>
internal sealed class PublishedDocument(byte[] body, string tag, string contentType, string? owner, PublishedDocument? locked = null)
{
    /// <summary>UTF-8 JSON.</summary>
    public byte[] Body { get; } = body;

    /// <summary>Its type's technical name.</summary>
    public string ContentType { get; } = contentType;

    /// <summary>The right to see it.</summary>
    public Permission View { get; } = ContentPermissions.Of(contentType, "view");

    /// <summary>The right to see all of it, where <see cref="Locked"/> is something else.</summary>
    public Permission Edit { get; } = ContentPermissions.Of(contentType, "edit");

    /// <summary>The form for those who may not edit it; null where everybody who may see it sees all of it.</summary>
    public PublishedDocument? Locked { get; } = locked;

    /// <summary>To whom it belongs; not null, so that rights to one's own things count.</summary>
    public string Owner { get; } = owner ?? "";

    /// <summary>The item's state, as the tags have it.</summary>
    public string Tag { get; } = tag;

    /// <summary>The ETag for anybody.</summary>
    public StringValues PublicTag { get; } = ContentTags.Public(tag);

    /// <summary>The ETag for somebody who is signed in: another class of rights, another tag, so that no shared cache mixes them.</summary>
    public StringValues PrivateTag { get; } = ContentTags.Private(tag);
}

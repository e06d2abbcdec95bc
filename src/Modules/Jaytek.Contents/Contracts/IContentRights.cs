using Jaytek.Kernel;

namespace Jaytek.Contents.Contracts;

/// <summary>What the current actor may do with content: <c>content.{Type}:{verb}:own|any</c>, where owner means <see cref="ContentItem.Owner"/>.</summary>
public interface IContentRights
{
    /// <summary>Whether the item may be shown: published ones to holders of <c>view</c>, drafts to those who may <c>edit</c> or <c>preview</c>.</summary>
    ValueTask<bool> MayViewAsync(ContentItem item, CancellationToken cancellationToken);

    /// <summary>Whether every published item of the type may be shown, whoever owns it.</summary>
    ValueTask<bool> MayViewAllAsync(string contentType, CancellationToken cancellationToken);

    /// <summary>
    /// Whether the item may be shown to everybody: it is published, and who is not signed in may view it. It does not ask who is the actor,
    /// so what is made by it can be kept for all.
    /// </summary>
    ValueTask<bool> MayAnyoneViewAsync(ContentItem item, CancellationToken cancellationToken);

    /// <summary>Whether the verb (<c>edit</c>, <c>publish</c>, <c>delete</c>) is allowed on the item.</summary>
    ValueTask<bool> MayAsync(string verb, ContentItem item, CancellationToken cancellationToken);
}

/// <summary>The permissions of content; types are securable one by one, <c>content:edit:any</c> covers all of them.</summary>
public static class ContentPermissions
{
    /// <summary>Orchard's <c>AccessContentApi</c>: without it no address of the content API answers.</summary>
    public static Permission AccessApi { get; } = Permission.Of("content-api", "access");

    /// <summary>See the content types in the admin.</summary>
    public static Permission ViewTypes { get; } = Permission.Of("content-types", "view");

    /// <summary>Change the content types.</summary>
    public static Permission EditTypes { get; } = Permission.Of("content-types", "edit");

    /// <summary>Rebuild indexes.</summary>
    public static Permission ManageIndexes { get; } = Permission.Of("indexes", "manage");

    /// <summary>A verb on all items of a type: <c>content.Mix:edit:any</c>. Somebody who holds it for their own passes where the item is theirs.</summary>
    public static Permission Of(string contentType, string verb) => Permission.Of($"content.{contentType}", verb);

    /// <summary>A verb on content of every type.</summary>
    public static Permission OfAll(string verb) => Permission.Of("content", verb);
}

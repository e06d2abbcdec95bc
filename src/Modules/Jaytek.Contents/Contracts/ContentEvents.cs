using Jaytek.Kernel;

namespace Jaytek.Contents.Contracts;

/// <summary>A draft was saved: a new item, or a change that visitors do not see yet.</summary>
/// <param name="ContentItemId">The item.</param>
/// <param name="ContentItemVersionId">The draft.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="IsNew">True where the item did not exist before.</param>
/// <param name="ActorId">Who saved it; null for the system.</param>
public sealed record ContentDraftSaved(string ContentItemId, string ContentItemVersionId, string ContentType, bool IsNew, string? ActorId) : IDomainEvent
{
    /// <inheritdoc/>
    public string AggregateId => ContentItemId;
}

/// <summary>An item, or a new version of it, is on the site.</summary>
/// <param name="ContentItemId">The item.</param>
/// <param name="ContentItemVersionId">The version that visitors see now.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="PreviousVersionId">The version that they saw before, or null.</param>
/// <param name="ActorId">Who published it; null for the system.</param>
/// <param name="Path">The address on the site that it has, without a slash before it; null where it has none.</param>
public sealed record ContentPublished(
    string ContentItemId, string ContentItemVersionId, string ContentType, string? PreviousVersionId, string? ActorId, string? Path = null) : IDomainEvent
{
    /// <inheritdoc/>
    public string AggregateId => ContentItemId;
}

/// <summary>An item was taken off the site.</summary>
/// <param name="ContentItemId">The item.</param>
/// <param name="ContentItemVersionId">The version that visitors saw.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="ActorId">Who did it; null for the system.</param>
/// <param name="Path">The address on the site that visitors knew, without a slash before it; null where it had none.</param>
public sealed record ContentUnpublished(string ContentItemId, string ContentItemVersionId, string ContentType, string? ActorId, string? Path = null) : IDomainEvent
{
    /// <inheritdoc/>
    public string AggregateId => ContentItemId;
}

/// <summary>An item was deleted.</summary>
/// <param name="ContentItemId">The item.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="WasPublished">Whether visitors saw it.</param>
/// <param name="ActorId">Who did it; null for the system.</param>
/// <param name="Path">The address on the site that visitors knew, without a slash before it; null where it had none.</param>
public sealed record ContentDeleted(string ContentItemId, string ContentType, bool WasPublished, string? ActorId, string? Path = null) : IDomainEvent
{
    /// <inheritdoc/>
    public string AggregateId => ContentItemId;
}

/// <summary>Content types or parts have changed.</summary>
/// <param name="ContentTypes">The types that changed themselves or through one of their parts.</param>
public sealed record ContentDefinitionsChanged(IReadOnlyList<string> ContentTypes) : IDomainEvent
{
    /// <inheritdoc/>
    public string AggregateId => "content-definitions";
}

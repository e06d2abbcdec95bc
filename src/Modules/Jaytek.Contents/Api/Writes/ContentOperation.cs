using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace Jaytek.Contents.Api.Writes;

/// <summary>What a client can do to an item.</summary>
internal enum OperationKind
{
    /// <summary>Orchard's POST: make, or merge into a living item.</summary>
    Upsert,

    /// <summary>PUT: make under this id, or replace the parts.</summary>
    Replace,

    /// <summary>PATCH: merge by RFC 7396.</summary>
    Patch,

    /// <summary>Move to the trash.</summary>
    Delete,

    /// <summary>Show the newest version to visitors.</summary>
    Publish,

    /// <summary>Take off the site.</summary>
    Unpublish,

    /// <summary>Make a draft like it.</summary>
    Clone,

    /// <summary>Make an earlier version the draft.</summary>
    Restore,
}

/// <summary>One write, from an address of its own or from a bulk.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="ContentItemId">The item; null for an upsert whose body names none.</param>
/// <param name="Body">The item or the patch; null where the kind takes none.</param>
/// <param name="IsDraft">Whether what is written stays a draft.</param>
/// <param name="VersionId">The version to restore.</param>
/// <param name="IfMatch">The state that the item must have; empty for any.</param>
internal sealed record ContentOperation(
    OperationKind Kind, string? ContentItemId, JsonObject? Body = null, bool IsDraft = false, string? VersionId = null, StringValues IfMatch = default)
{
    /// <summary>The verb of the right that the operation needs; also the right by which an item that one may not view is known.</summary>
    public string Verb => Kind switch
    {
        OperationKind.Delete => "delete",
        OperationKind.Publish or OperationKind.Unpublish => "publish",
        OperationKind.Clone => "clone",
        _ => "edit",
    };

    public static bool TakesBody(OperationKind kind) => kind is OperationKind.Upsert or OperationKind.Replace or OperationKind.Patch;
}

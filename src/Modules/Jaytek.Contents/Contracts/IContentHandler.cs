using Jaytek.Engine.Data;
using Jaytek.Kernel;

namespace Jaytek.Contents.Contracts;

/// <summary>Takes part in the life of items, inside their transaction: computes fields before an item is checked, keeps index tables after it was written.</summary>
public interface IContentHandler
{
    /// <summary>Before the item is validated: compute fields, or add to <see cref="ContentSaving.Errors"/>.</summary>
    ValueTask SavingAsync(ContentSaving saving, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>Before an item comes back from the trash, as it was and unchecked: add to <see cref="ContentSaving.Errors"/> what forbids that.</summary>
    ValueTask RestoringAsync(ContentSaving saving, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>After the item was written and before the commit: keep a module's own index table in step.</summary>
    ValueTask ChangedAsync(ContentChange change, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}

/// <summary>An item that is about to be saved.</summary>
public sealed class ContentSaving
{
    /// <summary>The item in canonical JSON; handlers change it in place.</summary>
    public required ContentItem Item { get; init; }

    /// <summary>Its type.</summary>
    public required ContentTypeDefinition Type { get; init; }

    /// <summary>The newest version before this one, or null for a new item.</summary>
    public required ContentItem? Before { get; init; }

    /// <summary>What is wrong with the item; anything added refuses the save.</summary>
    public required ContentErrors Errors { get; init; }

    /// <summary>The context of the open unit of work.</summary>
    public required JaytekDb Db { get; init; }

    /// <summary>Who saves.</summary>
    public required Actor Actor { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>True for a recipe or another import, which brings dates and ids of its own.</summary>
    public bool IsImport { get; init; }

    /// <summary>True where an item comes back with the address that it had, which then need not be one that its type gives today.</summary>
    internal bool KeepsAddress { get; init; }

    /// <summary>The same moment, with another version of the item in its place.</summary>
    internal ContentSaving Of(ContentItem item) => new()
    {
        Item = item, Type = Type, Before = null, Errors = new ContentErrors(Errors.Check), Db = Db, Actor = Actor, Now = Now, IsImport = IsImport,
    };
}

/// <summary>What an action did to an item; versions that did not change are the same in both places.</summary>
/// <param name="ContentItemId">The item.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="PublishedBefore">What visitors saw, or null.</param>
/// <param name="Published">What visitors see now, or null.</param>
/// <param name="LatestBefore">The newest version before, or null for a new item.</param>
/// <param name="Latest">The newest version now, or null for a deleted item.</param>
/// <param name="Db">The context of the open unit of work.</param>
/// <param name="IsRebuild">True where nothing changed and index tables are being rebuilt.</param>
public sealed record ContentChange(
    string ContentItemId,
    string ContentType,
    ContentItem? PublishedBefore,
    ContentItem? Published,
    ContentItem? LatestBefore,
    ContentItem? Latest,
    JaytekDb Db,
    bool IsRebuild = false);

/// <summary>Refuses to publish what is not ready, such as a course that nobody has approved.</summary>
public interface IPublishGuard
{
    /// <summary>The reason why this item may not be published by this actor now, or null.</summary>
    ValueTask<Error?> RefuseAsync(ContentItem item, Actor actor, CancellationToken cancellationToken);
}

using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Security;
using Jaytek.Kernel;

namespace Jaytek.Contents.Items;

/// <summary>Makes a draft that is like another item: one of <see cref="ItemCopies"/>, owned by who clones.</summary>
internal sealed class CloneContent(ActionRunner runner, DefinitionView definitions, ItemCopies copies, IContentReader reader, SaveDraft save)
{
    /// <summary>Errors: <c>contents.item.not_found</c> and those of <see cref="SaveDraft"/>.</summary>
    public Task<Result<ContentItem>> RunAsync(string contentItemId, CancellationToken cancellationToken) =>
        runner.RunAsync<ContentItem>("contents.item.clone", async scope =>
        {
            if (await reader.GetAsync(contentItemId, ContentVersion.Latest, cancellationToken) is not { } source
                || definitions.Current.Type(source.ContentType) is not { } type)
                return ContentsErrors.NotFound;
            if (await scope.RefuseAsync(ContentPermissions.Of(source.ContentType, "clone"), source.Owner ?? "", cancellationToken) is { } refusal)
                return refusal;
            return await save.RunAsync(new SaveDraft.Input(copies.Of(source, type)), cancellationToken);
        }, cancellationToken);
}

using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Model;
using Jaytek.Contents.Parts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Security;
using Jaytek.Kernel;

namespace Jaytek.Contents.Items;

/// <summary>Makes a draft that is like another item: new ids, inside too, an address of its own, not the home page, owned by who clones.</summary>
internal sealed class CloneContent(ActionRunner runner, DefinitionView definitions, ContentKinds kinds, IContentReader reader, SaveDraft save)
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
            var clone = source.Clone();
            clone.ContentItemId = "";
            (clone.Owner, clone.Author, clone.PublishedUtc) = (null, null, null);
            if (type.FirstOf(AutoroutePart.PartName) is { } autoroute)
            {
                clone.Part(autoroute.Name)?.Remove("Path");
                clone.Part(autoroute.Name)?.Remove("SetHomepage");
            }

            if (type.FirstOf(AliasPart.PartName) is { } alias)
                clone.Part(alias.Name)?.Remove("Alias");
            foreach (var (_, item, _) in ContainedLists.Walk(type, clone.Parts, definitions.Current, kinds))
                item[nameof(ContentItem.ContentItemId)] = JsonValue.Create(PublicId.New());
            return await save.RunAsync(new SaveDraft.Input(clone), cancellationToken);
        }, cancellationToken);
}

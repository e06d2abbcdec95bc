using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Model;
using Jaytek.Contents.Routing;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Features;
using Jaytek.Kernel;

namespace Jaytek.Contents.Items;

/// <summary>
/// What every item goes through before it is written, in this order: canonical JSON, ids of contained items, the handlers'
/// computed fields, the display text, address and alias, and then the checks of the definition. A draft may lack what is required;
/// what visitors see, and what is planned to be shown to them, may not.
/// </summary>
internal sealed class ItemPreparation(DefinitionView definitions, ContentKinds kinds, NameAssigner names, Enabled<IContentHandler> handlers)
{
    public async Task<Result> PrepareAsync(
        ActionScope scope, LockedItem state, ContentTypeDefinition type, ContentItem item, ContentCheck check, CancellationToken cancellationToken)
    {
        var before = state.Latest ?? state.Published;
        var saving = new ContentSaving
        {
            Item = item,
            Type = type,
            Before = before,
            Errors = new ContentErrors(check),
            Db = scope.Db,
            Actor = scope.Actor,
            Now = scope.Now,
            IsImport = !check.HasFlag(ContentCheck.Written),
        };

        Normalize(type, item, before);
        foreach (var handler in handlers)
            await handler.SavingAsync(saving, cancellationToken);
        DisplayTexts.Complete(item, before);
        // Where it is the title, the title is told.
        if (item.DisplayText != DisplayTexts.TitleOf(item.Parts))
            FieldTools.ValidateLine(item.DisplayText, nameof(ContentItem.DisplayText), nameof(ContentItem.DisplayText), saving.Errors);
        await names.AssignAsync(scope, state.Row!, saving, cancellationToken);
        new ContentValidator(definitions.Current, kinds).Validate(type, item.Parts, saving.Errors);
        return saving.Errors.IsEmpty ? Result.Success : saving.Errors.ToError();
    }

    /// <summary>Canonical JSON and ids of contained items.</summary>
    public void Normalize(ContentTypeDefinition type, ContentItem item, ContentItem? before)
    {
        new ContentNormalizer(definitions.Current, kinds).Normalize(type, item.Parts);
        new ContainedIds(definitions.Current, kinds).Complete(type, item.Parts, before?.Parts);
    }

    /// <summary>Checks a stored item for publication: as a draft it may lack what is required, and its definition may have become stricter since it was saved.</summary>
    public Result Check(ContentTypeDefinition type, ContentItem item)
    {
        var errors = new ContentErrors();
        new ContentValidator(definitions.Current, kinds).Validate(type, item.Parts, errors);
        return errors.IsEmpty ? Result.Success : errors.ToError();
    }
}

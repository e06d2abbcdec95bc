using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Contents.Items;
using Jaytek.Kernel;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>The editor's forms of new items on pages of other modules.</summary>
internal sealed class NewContentForms(NewForms forms, SaveDraft save, SaveAndPublish publish) : INewContentForms
{
    public async Task<NewContentForm> OpenAsync(string? posted, ContentTypeDefinition type, CancellationToken cancellationToken)
    {
        var opened = forms.Open(posted, type);
        var id = opened ?? PublicId.New();
        return new NewContentForm(id, forms.Seal(id, type), type, opened is null ? null : await forms.FindAsync(id, cancellationToken));
    }

    public async Task<Result<ContentItem>> SaveAsync(NewContentForm form, ContentItem item, string? tag, bool isPublished, CancellationToken cancellationToken)
    {
        if (form.Made is { } made)
        {
            forms.Align(item, made, form.Type);
            if (NewForms.IsDone(new EditorVerb(isPublished ? "publish" : "save", null), item, made))
                return made;
            tag ??= NewForms.TagOf(made);
        }
        var input = new SaveDraft.Input(item, tag, NewId: form.Made is null ? form.Id : null);
        return isPublished ? await publish.RunAsync(input, cancellationToken) : await save.RunAsync(input, cancellationToken);
    }
}

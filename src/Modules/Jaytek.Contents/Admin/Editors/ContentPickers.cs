using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>The editor's pickers on pages of other modules.</summary>
internal sealed class ContentPickers(PickerOptions options) : IContentPickers
{
    public async Task<IReadOnlyDictionary<string, PickerView>> LoadAsync(
        IReadOnlyDictionary<string, FormInput> inputs, string form, Func<string, string?> searchOf, CancellationToken cancellationToken)
    {
        var choices = await options.LoadAsync(inputs.Select(pair => new EditorInput(pair.Key, pair.Value)), searchOf, cancellationToken);
        return choices.ToDictionary(pair => pair.Key, pair => pair.Value.ToView(pair.Key, inputs[pair.Key], form), StringComparer.Ordinal);
    }
}

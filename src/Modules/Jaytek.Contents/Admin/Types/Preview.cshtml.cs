using Jaytek.Contents.Admin.Editors;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Contents.Admin.Types;

/// <summary>The form of a new item of a type, as the draft would make it.</summary>
[Require(View)]
internal sealed class PreviewModel(DefinitionDesk desk, EditorBuilder builder) : DefinitionPage(desk)
{
    public ContentTypeDefinition Type { get; private set; } = null!;

    public EditorLayout Layout { get; private set; } = null!;

    /// <summary>An input under the name that the editor posts.</summary>
    public static FormInput Shown(EditorInput input) => input.Input with { Name = input.Name };

    public async Task<IActionResult> OnGetAsync([FromRoute] string name, CancellationToken cancellationToken)
    {
        await LoadAsync($"Form of {name}", cancellationToken);
        if (Sight.Definitions.Type(name) is not { } type)
            return NotFound();
        Type = type;
        Layout = EditorLayout.Of(builder.Build(new ContentItem(name), type, new HashSet<string>()));
        return Page();
    }
}

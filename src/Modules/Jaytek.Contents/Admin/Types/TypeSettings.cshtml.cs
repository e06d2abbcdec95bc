using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Definitions.Drafts;
using Jaytek.Contents.Index;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Contents.Admin.Types;

/// <summary>The name and the settings of a content type.</summary>
[Require(Edit)]
internal sealed class TypeSettingsModel(DefinitionDesk desk) : DefinitionPage(desk)
{
    private readonly DefinitionDesk _desk = desk;

    public ContentTypeDefinition Type { get; private set; } = null!;

    public SettingsView Settings { get; private set; } = null!;

    public string DisplayName { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync([FromRoute] string name, CancellationToken cancellationToken)
    {
        if (!await FindAsync(name, cancellationToken))
            return NotFound();
        await ShowAsync(isPosted: false, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string name, CancellationToken cancellationToken)
    {
        if (!await FindAsync(name, cancellationToken))
            return NotFound();
        var result = await ChangeAsync(edit => edit.Type(name, Take), cancellationToken);
        if (result.Error is not { } error)
            return LocalRedirect($"~/admin/content-types/{name}");
        await ShowAsync(isPosted: true, cancellationToken);
        return Refuse(error);
    }

    private Error? Take(System.Text.Json.Nodes.JsonObject record)
    {
        if (Request.Form[nameof(DisplayName)].ToString().Trim() is not { Length: > 0 } displayName)
            return DefinitionErrors.Missing(nameof(DisplayName), "The name");
        record[nameof(DisplayName)] = displayName;
        return WrongPairs() ?? SettingForms.Bind(RecordLists.Settings(record), DefinitionSettingInputs.OfType, Request.Form);
    }

    // A pair that means nothing would be kept and never built.
    private Error? WrongPairs()
    {
        const string name = $"{DeclaredPairs.Section}.{DeclaredPairs.Member}";
        var (lines, members) = (new FormValues(Request.Form).Lines(name), new ContentIndexer(Kinds).Members(Type));
        if (lines.Count > DeclaredPairs.Most)
            return Error.Member("contents.definition.invalid", name, $"A type has at most {DeclaredPairs.Most} pairs.");
        return lines.FirstOrDefault(line => DeclaredPairs.Read(Type, members, line) is null) is { } wrong
            ? Error.Member("contents.definition.invalid", name, $"'{wrong}' is no pair: a member to filter by, a plus, and one to sort by. To sort by there are: {string.Join(", ", members.Where(path => DeclaredPairs.IsSortable(Type, path)).Select(path => path.Path))}.")
            : null;
    }

    private async Task<bool> FindAsync(string name, CancellationToken cancellationToken)
    {
        await LoadAsync($"Settings of {name}", cancellationToken);
        if (Sight.Definitions.Type(name) is not { } type)
            return false;
        Type = type;
        return true;
    }

    private async Task ShowAsync(bool isPosted, CancellationToken cancellationToken)
    {
        var form = isPosted ? Request.Form : null;
        DisplayName = form?[nameof(DisplayName)].ToString() ?? Type.DisplayName;
        Settings = await _desk.Forms.ViewAsync(DefinitionSettingInputs.OfType, Type.Settings, Sight.Definitions, form, cancellationToken);
    }
}

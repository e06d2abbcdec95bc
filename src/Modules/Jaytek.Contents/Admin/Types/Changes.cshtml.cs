using Jaytek.Admin.Contracts;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions.Drafts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Contents.Admin.Types;

/// <summary>What the person's draft would do, change by change, with how many items each touches; and the button that does it.</summary>
[Require(Edit)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ChangesModel(DefinitionDesk desk, ApplyDraft apply, DiscardChanges discard, JaytekDb db) : DefinitionPage(desk)
{
    private readonly Dictionary<string, ItemCount> _counts = new(StringComparer.Ordinal);

    public IReadOnlyList<DefinitionChange> Changes { get; private set; } = [];

    /// <summary>Records that somebody else has changed meanwhile.</summary>
    public IReadOnlyList<string> Overtaken { get; private set; } = [];

    public string CountOf(DefinitionChange change) => _counts[string.Join(' ', change.Types)].ToString();

    /// <summary>What was typed to confirm a change.</summary>
    public string Typed(DefinitionChange change) => Request.HasFormContentType ? Request.Form[$"confirm.{change.Key}"].ToString() : "";

    /// <summary>A detail with the label that the form of settings has for it: <c>NumericFieldSettings.Required: no → yes</c> is <c>Required: no → yes</c>.</summary>
    public string Told(DefinitionChange change, string detail)
    {
        var colon = detail.IndexOf(": ", StringComparison.Ordinal);
        var (common, inputs) = InputsOf(change);
        if (change.Kind != ChangeKind.Changed || colon < 0 || inputs.FirstOrDefault(input => input.Name == detail[..colon] || input.Name == $"{common}.{detail[..colon]}") is not { } setting)
            return detail;
        return setting.Input.Label + detail[colon..];
    }

    private (string Common, IReadOnlyList<SettingInput> Inputs) InputsOf(DefinitionChange change) => change.Subject switch
    {
        ChangeSubject.Type => ("ContentTypeSettings", DefinitionSettingInputs.OfType),
        ChangeSubject.Attachment => ("ContentTypePartSettings", [.. DefinitionSettingInputs.OfAttachment, .. SettingsOfPart(Sight.Definitions.Type(change.Holder)?.Part(change.Name)?.Part.Name)]),
        ChangeSubject.Part => ("ContentPartSettings", [.. DefinitionSettingInputs.OfPart, .. SettingsOfPart(change.Name)]),
        _ => ("ContentPartFieldSettings", [.. DefinitionSettingInputs.OfField, .. DefinitionSettingInputs.OfVariants,
            .. Sight.Definitions.Part(change.Holder)?.Field(change.Name) is { } field && Kinds.Field(field.FieldName) is { } kind ? kind.SettingsForm : []]),
    };

    private IReadOnlyList<SettingInput> SettingsOfPart(string? name) => name is not null && Kinds.Part(name) is { } part ? part.SettingsForm : [];

    public static string Noun(DefinitionChange change) => change.Subject switch
    {
        ChangeSubject.Type => "type",
        ChangeSubject.Part => "part",
        ChangeSubject.Attachment => $"part on {change.Holder}:",
        _ => $"field of {change.Holder}:",
    };

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? tag, CancellationToken cancellationToken)
    {
        var (verb, name) = DefinitionVerbs.Split(Request.Form["$do"].ToString());
        var result = verb switch
        {
            "apply" => await ApplyAsync(tag ?? "", cancellationToken),
            "discard" => await discard.RunAsync(cancellationToken),
            "theirs" => await ChangeAsync(edit => { edit.Forget(name); return null; }, cancellationToken),
            "rebase" => await ChangeAsync(edit => { edit.Rebase(name); return null; }, cancellationToken),
            _ => Result.Success,
        };
        if (result.Error is { } error)
        {
            await ShowAsync(cancellationToken);
            return Refuse(error);
        }

        if (verb == "discard")
            TempData.Notify(NoticeKind.Success, "Your draft is thrown away. Nothing was changed.");
        return LocalRedirect(verb is "apply" or "discard" ? "~/admin/content-types" : "~/admin/content-definitions/changes");
    }

    private async Task<Result> ApplyAsync(string tag, CancellationToken cancellationToken)
    {
        const string Confirm = "confirm.";
        var confirmed = Request.Form.Where(pair => pair.Key.StartsWith(Confirm, StringComparison.Ordinal)).ToDictionary(pair => pair.Key[Confirm.Length..], pair => pair.Value.ToString());
        var applied = await apply.RunAsync(tag, confirmed, cancellationToken);
        if (applied.Error is { } error)
            return error;
        var (created, changed, removed) = (applied.Value.Created.Count, applied.Value.Changed.Count, applied.Value.Removed.Count);
        var closed = applied.Value.NotOpened.Count == 0 ? "" : $" Visitors do not see items of {string.Join(", ", applied.Value.NotOpened)}: you may no longer give them that right.";
        TempData.Notify(NoticeKind.Success, $"Applied: {created} made, {changed} changed, {removed} removed.{closed}");
        return Result.Success;
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        await LoadAsync("Changes to apply", cancellationToken);
        Overtaken = Sight.Draft.Overtaken(Sight.Current);
        Changes = new DraftChanges(Sight.Current, Sight.Definitions, Kinds, Sight.Draft.Open).List();
        foreach (var types in Changes.Select(change => change.Types).Where(types => types.Count > 0).DistinctBy(types => string.Join(' ', types)))
            _counts[string.Join(' ', types)] = await TouchedItems.CountAsync(db, types, cancellationToken);
    }
}

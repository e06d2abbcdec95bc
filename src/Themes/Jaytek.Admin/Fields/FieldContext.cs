using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.Admin.Fields;

/// <summary>What the control inside a field needs to know of it; handed down through the tag helpers' shared items.</summary>
internal sealed class FieldContext
{
    public required string Name { get; init; }

    public required string Id { get; init; }

    public required bool Required { get; init; }

    public required string? HintId { get; init; }

    public required IReadOnlyList<string> Errors { get; init; }

    /// <summary>True once the control that the label belongs to is found; further ones keep their own ids.</summary>
    public bool HasControl { get; set; }

    public string ErrorId => Id + "-error";

    public bool IsInvalid => Errors.Count > 0;

    public string? DescribedBy => (HintId, IsInvalid) switch
    {
        (null, false) => null,
        (null, true) => ErrorId,
        (_, false) => HintId,
        _ => $"{ErrorId} {HintId}",
    };

    public static FieldContext? Of(TagHelperContext context) => context.Items.TryGetValue(typeof(FieldContext), out var field) ? (FieldContext)field : null;

    public static FieldContext Create(ViewContext view, string name, bool required, bool hasHint)
    {
        var id = TagBuilder.CreateSanitizedId(name, "_");
        var errors = view.ViewData.ModelState.TryGetValue(name, out var entry) ? entry.Errors : [];
        return new FieldContext
        {
            Name = name,
            Id = id,
            Required = required,
            HintId = hasHint ? id + "-hint" : null,
            Errors = [.. errors.Select(Message)],
        };
    }

    private static string Message(ModelError error) => error.ErrorMessage is { Length: > 0 } message ? message : "This value cannot be used.";
}

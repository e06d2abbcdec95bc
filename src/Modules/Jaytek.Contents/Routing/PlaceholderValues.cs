using Jaytek.Contents.Contracts;
using Jaytek.Contents.Parts;

namespace Jaytek.Contents.Routing;

/// <summary>Finds what the placeholders of a path pattern stand for.</summary>
internal sealed class PlaceholderValues(IContentReader reader)
{
    private const string SlugSuffix = " slug";

    /// <summary>Reads what needs the database, and answers a look-up by placeholder.</summary>
    public async Task<Func<string, string?>> ReadAsync(ContentSaving saving, PathPattern pattern, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in pattern.Placeholders())
            values[name] = await ValueAsync(saving, name, cancellationToken);
        return values.GetValueOrDefault;
    }

    private async Task<string?> ValueAsync(ContentSaving saving, string name, CancellationToken cancellationToken)
    {
        if (name.EndsWith(SlugSuffix, StringComparison.OrdinalIgnoreCase))
            return await SlugOfPickedAsync(saving, name[..^SlugSuffix.Length].Trim(), cancellationToken);
        return name.ToLowerInvariant() switch
        {
            "type" => Slug.From(saving.Type.Name),
            "id" => saving.Item.ContentItemId,
            _ => Slug.From(TextOf(saving, name)),
        };
    }

    private async Task<string?> SlugOfPickedAsync(ContentSaving saving, string name, CancellationToken cancellationToken)
    {
        var id = string.Equals(name, "container", StringComparison.OrdinalIgnoreCase)
            ? saving.Item.Part(ContainedPart.PartName)?["ListContentItemId"].AsText()
            : Find(saving, name)?["ContentItemIds"].AsTexts() is [var first, ..] ? first : null;
        if (string.IsNullOrEmpty(id) || await reader.GetAsync(id, ContentVersion.Latest, cancellationToken) is not { } picked)
            return null;
        var path = picked.Part(AutoroutePart.PartName)?["Path"].AsText();
        return string.IsNullOrEmpty(path) ? Slug.From(picked.DisplayText) : path[(path.LastIndexOf('/') + 1)..];
    }

    private static string? TextOf(ContentSaving saving, string name)
    {
        var field = Find(saving, name);
        return field?["Text"].AsText() ?? (field?["Value"] is { } value ? value.AsText() ?? value.ToJsonString() : null);
    }

    private static System.Text.Json.Nodes.JsonObject? Find(ContentSaving saving, string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var partName = dot < 0 ? saving.Type.Name : name[..dot];
        var fieldName = dot < 0 ? name : name[(dot + 1)..];
        var part = saving.Type.Parts.FirstOrDefault(attached => string.Equals(attached.Name, partName, StringComparison.OrdinalIgnoreCase));
        var field = part?.Part.Fields.FirstOrDefault(defined => string.Equals(defined.Name, fieldName, StringComparison.OrdinalIgnoreCase));
        return field is null ? null : saving.Item.Field(part!.Name, field.Name);
    }
}

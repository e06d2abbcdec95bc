using Microsoft.AspNetCore.Http;

namespace Jaytek.Contents.Contracts;

/// <summary>What a form posted, seen from one field or part.</summary>
/// <param name="form">The whole form.</param>
/// <param name="prefix">Put before each name: <c>Mix.Bpm.</c>; empty for the whole form.</param>
public sealed class FormValues(IFormCollection form, string prefix = "")
{
    private IReadOnlyDictionary<string, string>? _instead;

    /// <summary>The values below a name.</summary>
    public FormValues In(string name) => new(form, $"{prefix}{name}.") { _instead = _instead };

    /// <summary>The same values, with one text put in place of what was posted.</summary>
    internal FormValues Instead(string name, string text) => new(form, prefix)
    {
        _instead = new Dictionary<string, string>(_instead ?? new Dictionary<string, string>(), StringComparer.Ordinal) { [prefix + name] = text },
    };

    /// <summary>Whether an input of this name was posted, be it empty.</summary>
    public bool Has(string name) => form.ContainsKey(prefix + name);

    /// <summary>One text with line ends as line feeds and without other control characters than these and tabs; null where it was not posted.</summary>
    public string? Text(string name) =>
        _instead?.GetValueOrDefault(prefix + name) is { } text ? text : form.TryGetValue(prefix + name, out var values) ? FieldTools.WithoutStray(values.ToString().ReplaceLineEndings("\n")) : null;

    /// <summary>The texts posted under a name, without empty ones.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        form.TryGetValue(prefix + name, out var values) ? [.. values.OfType<string>().Select(FieldTools.WithoutStray).Where(text => text.Length > 0)] : [];

    /// <summary>The lines of a text, trimmed, without empty ones.</summary>
    public IReadOnlyList<string> Lines(string name) =>
        Text(name)?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>A flag: true where any posted value is <c>true</c>; null where none was posted.</summary>
    public bool? Flag(string name) =>
        form.TryGetValue(prefix + name, out var values) ? values.Any(value => value is "true" or "on") : null;
}

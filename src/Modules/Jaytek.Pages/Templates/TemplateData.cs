using System.Collections;
using System.Globalization;
using Jaytek.Engine.Contracts;

namespace Jaytek.Pages.Templates;

/// <summary>
/// Names with values, of which templates are given nothing but: the values are texts, numbers, flags, lists and maps again. Written out it
/// is its <c>text</c>, so that a field can be named without saying which of its forms is meant.
/// </summary>
internal sealed class TemplateMap
{
    private readonly Dictionary<string, object> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names in the order in which they were given.</summary>
    public IReadOnlyCollection<string> Keys => _values.Keys;

    /// <summary>For the helper <c>picture</c> alone; no template can reach it.</summary>
    public ImageRequest? Picture { get; init; }

    /// <summary>The value, or null.</summary>
    public object? this[string key]
    {
        get => _values.GetValueOrDefault(key);
        set
        {
            // Nothing is told apart from an empty text by nobody, and an absent name is false in a condition.
            if (value is not null and not "")
                _values[key] = value;
        }
    }

    public override string ToString() => TemplateText.Of(this["text"]);
}

/// <summary>Values in their order.</summary>
internal sealed class TemplateList(IReadOnlyList<object> values) : IEnumerable
{
    public int Count => values.Count;

    public object? this[int at] => at >= 0 && at < values.Count ? values[at] : null;

    // Each step counts, also where a condition only looks whether there is a first one.
    public IEnumerator GetEnumerator()
    {
        foreach (var value in values)
        {
            RenderRun.Current.Step();
            yield return value;
        }
    }

    public override string ToString() => string.Join(", ", values.Select(TemplateText.Of));
}

/// <summary>How values are written.</summary>
internal static class TemplateText
{
    public static string Of(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        TemplateMap or TemplateList => value.ToString()!,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "",
    };
}

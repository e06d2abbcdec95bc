using System.Globalization;
using System.Text;

namespace Jaytek.Payments.Stripe.Calls;

/// <summary>
/// Parameters as Stripe reads them, in a body or a query: <c>a=1&amp;line_items[0][quantity]=2&amp;metadata[order]=X</c>. What is null or empty is left
/// out, for an empty text tells Stripe to unset something.
/// </summary>
internal sealed class StripeForm
{
    private const int MostMetadata = 50;
    private const int MostName = 40;
    private const int MostText = 500;

    private readonly List<(string Name, string Value)> _pairs = [];

    public StripeForm Add(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            _pairs.Add((name, value));
        return this;
    }

    public StripeForm Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public StripeForm Add(string name, bool? value) => Add(name, value switch { true => "true", false => "false", null => null });

    /// <summary>A time, in seconds.</summary>
    public StripeForm Add(string name, DateTimeOffset? value) => Add(name, value?.ToUnixTimeSeconds());

    /// <summary>A list of texts.</summary>
    public StripeForm Add(string name, IReadOnlyList<string>? values)
    {
        for (var i = 0; i < values?.Count; i++)
            Add($"{name}[{i.ToString(CultureInfo.InvariantCulture)}]", values[i]);
        return this;
    }

    /// <summary>Our own notes at something of Stripe's.</summary>
    /// <exception cref="ArgumentException">More, or longer ones, than Stripe keeps: it would refuse the whole call.</exception>
    public StripeForm Add(string name, IReadOnlyDictionary<string, string>? metadata)
    {
        if (metadata is null)
            return this;
        if (metadata.Count > MostMetadata || metadata.Any(m => m.Key.Length is 0 or > MostName || m.Key.AsSpan().ContainsAny('[', ']') || m.Value.Length > MostText))
            throw new ArgumentException($"Stripe keeps {MostMetadata} notes with names of {MostName} characters, without brackets, and texts of {MostText}.", nameof(metadata));
        foreach (var (key, value) in metadata)
            Add($"{name}[{key}]", value);
        return this;
    }

    /// <summary>An object within.</summary>
    public StripeForm Add(string name, StripeForm? inner)
    {
        foreach (var (member, value) in inner?._pairs ?? [])
            _pairs.Add((Within(name, member), value));
        return this;
    }

    /// <summary>A list of objects.</summary>
    public StripeForm Add(string name, IReadOnlyList<StripeForm> items)
    {
        for (var i = 0; i < items.Count; i++)
            Add($"{name}[{i.ToString(CultureInfo.InvariantCulture)}]", items[i]);
        return this;
    }

    /// <summary>Another form with these parameters and more, for the next page of a list.</summary>
    public StripeForm With(string name, string value)
    {
        var copy = new StripeForm();
        copy._pairs.AddRange(_pairs);
        return copy.Add(name, value);
    }

    public string Encode()
    {
        var text = new StringBuilder();
        foreach (var (name, value) in _pairs)
            text.Append(text.Length > 0 ? "&" : "").Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        return text.ToString();
    }

    // b[c] within a is a[b][c].
    private static string Within(string name, string member)
    {
        var bracket = member.IndexOf('[', StringComparison.Ordinal);
        return bracket < 0 ? $"{name}[{member}]" : $"{name}[{member[..bracket]}]{member[bracket..]}";
    }
}

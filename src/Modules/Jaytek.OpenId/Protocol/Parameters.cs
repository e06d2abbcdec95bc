using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Jaytek.OpenId.Protocol;

/// <summary>The parameters of a request. One without a value counts as absent, and none may come twice (RFC 6749 section 3.1).</summary>
internal sealed class Parameters(IEnumerable<KeyValuePair<string, StringValues>> values)
{
    private const int Longest = 4_000;

    private readonly Dictionary<string, StringValues> _values = values.ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);

    /// <summary>Those of a form; null where the body is none (RFC 6749 section 4.1.3).</summary>
    public static async Task<Parameters?> OfFormAsync(HttpRequest request, CancellationToken cancellationToken) =>
        request.HasFormContentType ? new Parameters(await request.ReadFormAsync(cancellationToken)) : null;

    public string? this[string name] => _values.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null;

    /// <summary>Why the parameters cannot be read; null where they can.</summary>
    public OAuthError? Refuse()
    {
        foreach (var (name, value) in _values)
        {
            if (value.Count > 1)
                return OAuthError.Request($"The parameter {name} came twice.");
            if (value.ToString().Length > Longest || value.ToString().Contains('\0', StringComparison.Ordinal))
                return OAuthError.Request($"The parameter {name} is too long, or holds what no text may.");
        }

        return null;
    }

    /// <summary>The words of a list (RFC 6749 section 3.3).</summary>
    public string[] List(string name) => this[name]?.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToArray() ?? [];
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Jaytek.Recipes.Expressions;

/// <summary>
/// What <c>configuration(key, default)</c> may read: only the keys that the operator lists in <c>Jaytek:Recipes:ReadableKeys</c>, and
/// never one whose name speaks of a secret, because what a recipe reads ends up in content that others see.
/// </summary>
internal sealed class ConfigurationGate(IConfiguration configuration, IOptions<RecipesOptions> options)
{
    private static readonly string[] SecretWords = ["password", "secret", "token", "key", "credential", "connectionstring", "private", "salt"];

    /// <summary>The value where the key may be read and is set.</summary>
    /// <param name="key">The key, members separated by colons.</param>
    /// <param name="mayRead">False where the key is not open to recipes.</param>
    public string? Read(string key, out bool mayRead)
    {
        mayRead = options.Value.ReadableKeys.Any(open => Covers(open, key))
            && !SecretWords.Any(word => key.Contains(word, StringComparison.OrdinalIgnoreCase));
        return mayRead ? configuration[key] : null;
    }

    private static bool Covers(string open, string key) => open.EndsWith(":*", StringComparison.Ordinal)
        ? key.StartsWith(open[..^1], StringComparison.OrdinalIgnoreCase)
        : key.Equals(open, StringComparison.OrdinalIgnoreCase);
}

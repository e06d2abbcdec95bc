using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jaytek.Contents.Contracts;

/// <summary>
/// Equality of content: numbers by value (1, 1.0 and 1e0), members in any order, instants by value, an absent member equal to
/// null. Arrays keep their order.
/// </summary>
public static class JsonEquality
{
    /// <summary>True where both say the same.</summary>
    public static bool AreEqual(JsonNode? left, JsonNode? right)
    {
        if (left is null || right is null)
            return left is null && right is null;
        return (left, right) switch
        {
            (JsonObject a, JsonObject b) => HasMembersOf(a, b) && HasMembersOf(b, a, namesOnly: true),
            (JsonArray a, JsonArray b) => a.Count == b.Count && a.Zip(b).All(pair => AreEqual(pair.First, pair.Second)),
            (JsonValue a, JsonValue b) => AreEqual(a, b),
            _ => false,
        };
    }

    private static bool HasMembersOf(JsonObject owner, JsonObject other, bool namesOnly = false)
    {
        foreach (var (name, node) in other)
        {
            if (node is null && (namesOnly || owner[name] is null))
                continue;
            if (namesOnly ? owner[name] is null : !AreEqual(owner[name], node))
                return false;
        }

        return true;
    }

    private static bool AreEqual(JsonValue left, JsonValue right)
    {
        var kind = left.GetValueKind();
        if (kind != right.GetValueKind())
            return false;
        return kind switch
        {
            JsonValueKind.Number => NumbersAreEqual(left.ToJsonString(), right.ToJsonString()),
            JsonValueKind.String => TextsAreEqual(left.GetValue<string>(), right.GetValue<string>()),
            _ => true,
        };
    }

    private static bool TextsAreEqual(string left, string right)
    {
        if (string.Equals(left, right, StringComparison.Ordinal))
            return true;
        // Only full timestamps count as instants: "2026-05-01" and "2026-05-01T00:00:00Z" may well be two different texts.
        return left.Contains('T', StringComparison.Ordinal) && right.Contains('T', StringComparison.Ordinal)
            && JsonValues.ParseInstant(left) is { } a && JsonValues.ParseInstant(right) is { } b && a == b;
    }

    private static bool NumbersAreEqual(string left, string right) =>
        left == right || Decompose(left) == Decompose(right);

    // Exact for any length of digits, where double or decimal would call two close numbers one: digits without trailing
    // zeros, and the power of ten at which they stand.
    private static (BigInteger Digits, BigInteger Exponent) Decompose(string number)
    {
        var exponent = BigInteger.Zero;
        var e = number.IndexOfAny(['e', 'E']);
        if (e >= 0)
        {
            exponent = BigInteger.Parse(number.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            number = number[..e];
        }

        var point = number.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            exponent -= number.Length - point - 1;
            number = number.Remove(point, 1);
        }

        var significant = number.TrimEnd('0');
        if (significant is "" or "-")
            return default;
        exponent += number.Length - significant.Length;
        return (BigInteger.Parse(significant, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), exponent);
    }
}

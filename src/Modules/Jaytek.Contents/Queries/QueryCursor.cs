using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Jaytek.Contents.Contracts;
using Microsoft.AspNetCore.DataProtection;

namespace Jaytek.Contents.Queries;

/// <summary>Along what a query goes to its items. A position on one way says nothing on another.</summary>
internal enum QueryWay
{
    /// <summary>By publication date.</summary>
    Dates,
    /// <summary>By the sorted field's own index.</summary>
    Values,
    /// <summary>By the rows of a declared pair.</summary>
    Pair,
    /// <summary>All matches collected and sorted.</summary>
    Sorted,
}

/// <summary>Where an item stands in the order of a query.</summary>
/// <param name="Way">The way.</param>
/// <param name="Pub">The item's publication date.</param>
/// <param name="Item">Its number.</param>
/// <param name="Values">What it is sorted by: texts, numbers, null where it has no value; nothing for publication dates.</param>
internal sealed record Position(QueryWay Way, DateTimeOffset Pub, long Item, IReadOnlyList<object?> Values);

/// <summary>
/// Positions as clients carry them: encrypted and signed, since index values may be of members that the client does not see, and bound to the
/// question, so that no position is taken for one in another list.
/// </summary>
internal sealed class QueryCursor(IDataProtectionProvider protection)
{
    /// <summary>Longer ones are none of ours.</summary>
    public const int MaxLength = 4_096;

    private readonly IDataProtector _protector = protection.CreateProtector("Jaytek.Contents.Cursor");

    public string Seal(string question, Position position) => _protector.Protect(JsonSerializer.Serialize(
        new Contents(Digest(question), position.Way, position.Pub.UtcTicks, position.Item, position.Values)));

    /// <exception cref="ContentQueryException">It is none, or one of another question.</exception>
    public Position Open(string question, string cursor)
    {
        if (cursor.Length > MaxLength || Read(cursor) is not { } contents)
            throw QueryErrors.WrongCursor("This is no cursor that this site gave. Begin without one.");
        if (contents.Question != Digest(question))
            throw QueryErrors.WrongCursor("The cursor belongs to another question: it counts for the type, filters, sort and text with which it was given.");
        return new Position(contents.Way, new DateTimeOffset(contents.Pub, TimeSpan.Zero), contents.Item, [.. contents.Values.Select(Value)]);
    }

    private Contents? Read(string cursor)
    {
        try
        {
            return JsonSerializer.Deserialize<Contents>(_protector.Unprotect(cursor));
        }
        catch (Exception e) when (e is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    private static object? Value(object? value) => value is JsonElement element
        ? element.ValueKind switch
        {
            JsonValueKind.Number => element.GetDouble(),
            JsonValueKind.String => element.GetString(),
            _ => null,
        }
        : null;

    private static string Digest(string question) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question)).AsSpan(0, 16));

    private sealed record Contents(string Question, QueryWay Way, long Pub, long Item, IReadOnlyList<object?> Values);
}

using System.Collections.Frozen;
using System.Text;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Contents.Items;

/// <summary>
/// Makes the second form of a document: as readers get it who may not edit it. Most documents have none, and that is told by
/// looking for the names of a few types in their bytes, without parsing.
/// </summary>
internal sealed class ContentProjection(IServiceScopeFactory scopes)
{
    private readonly Lazy<Projectors> _projectors = new(() => Read(scopes));

    /// <summary>The document for who may not edit it, without what is locked in it and without its authors' user names; null where it is the same for all.</summary>
    public LockedDocument? ForReaders(ReadOnlySpan<byte> body)
    {
        var locked = Lock(body);
        if (AuthorNames.Without(locked is null ? body : locked.Body, out var owner) is not { } without)
            return locked;
        return locked is null ? new LockedDocument(without, owner) : locked with { Body = without };
    }

    /// <summary>The document without what is locked in it, or null where nothing is.</summary>
    public LockedDocument? Lock(ReadOnlySpan<byte> body)
    {
        if (!Mentions(body))
            return null;
        var root = ContentJson.ParseObject(body);
        var isLocked = false;
        LockInside(root, ref isLocked);
        return isLocked ? new LockedDocument(ContentJson.ToUtf8(root), root[nameof(ContentItem.Owner)].AsText() ?? "") : null;
    }

    /// <summary>Whether items of a type may be found and sorted by a member without telling anything of locked ones.</summary>
    /// <param name="contentType">The type.</param>
    /// <param name="path">A root property or <c>Part.Member</c>.</param>
    public bool IsOpen(string contentType, string path)
    {
        // Who may search by it finds the names out.
        if (path == nameof(ContentItem.Author))
            return false;
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 || !_projectors.Value.ByType.TryGetValue(contentType, out var projectors)
            || projectors.All(projector => projector.Open.Contains(path) || projector.Open.Contains(path[..dot]));
    }

    private bool Mentions(ReadOnlySpan<byte> body)
    {
        foreach (var name in _projectors.Value.Names)
        {
            if (body.IndexOf(name) >= 0)
                return true;
        }

        return false;
    }

    // Every object that says it is an item of the type, whoever put it there: definitions change, documents stay.
    private void LockInside(JsonNode? node, ref bool isLocked)
    {
        if (node is JsonObject item)
        {
            if (item[nameof(ContentItem.ContentType)].AsText() is { } type && _projectors.Value.ByType.TryGetValue(type, out var projectors))
            {
                foreach (var projector in projectors.Where(projector => projector.IsLocked(item)))
                {
                    isLocked = true;
                    Strip(item, projector.Open);
                }
            }

            foreach (var (_, member) in item)
                LockInside(member, ref isLocked);
        }
        else if (node is JsonArray list)
        {
            foreach (var member in list)
                LockInside(member, ref isLocked);
        }
    }

    private static void Strip(JsonObject item, IReadOnlySet<string> open)
    {
        foreach (var (name, node) in item.Where(member => !RootProperties.IsKnown(member.Key) && !open.Contains(member.Key)).ToList())
        {
            if (node is not JsonObject part || !open.Any(path => path.StartsWith(name + ".", StringComparison.Ordinal)))
            {
                item.Remove(name);
                continue;
            }

            foreach (var member in part.Select(member => member.Key).Where(member => !open.Contains($"{name}.{member}")).ToList())
                part.Remove(member);
        }
    }

    private static Projectors Read(IServiceScopeFactory scopes)
    {
        using var scope = scopes.CreateScope();
        var byType = scope.ServiceProvider.GetRequiredService<Enabled<IContentProjector>>().IncludingDisabled().Select(found => found.Value)
            .GroupBy(projector => projector.ContentType).ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        return new Projectors(byType, [.. byType.Keys.Select(type => Encoding.UTF8.GetBytes($"\"{type}\""))]);
    }

    private sealed record Projectors(FrozenDictionary<string, IContentProjector[]> ByType, byte[][] Names);
}

/// <summary>A document as readers get it who may not edit it.</summary>
/// <param name="Body">UTF-8 JSON.</param>
/// <param name="Owner">To whom the whole item belongs; may be empty.</param>
internal sealed record LockedDocument(byte[] Body, string Owner);

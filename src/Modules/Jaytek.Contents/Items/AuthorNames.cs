using System.Text.Json;
using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Items;

/// <summary>
/// Takes the authors out of a document. An author is a user name, as Orchard has it, and a user name is half of what signing in asks for:
/// whoever may not edit an item is not told. Bytes are cut, not parsed into a tree, since every list that a stranger reads passes here.
/// </summary>
internal static class AuthorNames
{
    private static ReadOnlySpan<byte> Mark => "\"Author\":\""u8;

    /// <summary>The document without the authors of the item and of those that it holds, or null where it names none.</summary>
    /// <param name="body">UTF-8 JSON without white space, as documents are stored.</param>
    /// <param name="owner">To whom the outermost item belongs; may be empty.</param>
    public static byte[]? Without(ReadOnlySpan<byte> body, out string owner)
    {
        owner = "";
        if (body.IndexOf(Mark) < 0)
            return null;
        var cuts = Find(body, ref owner);
        if (cuts.Count == 0)
            return null;
        cuts.Sort();
        // A member goes with the comma behind it, the last one with the comma before.
        for (var i = 0; i < cuts.Count; i++)
        {
            var (from, to) = cuts[i];
            cuts[i] = body[to] == (byte)',' ? (from, to + 1) : (body[from - 1] == (byte)',' ? from - 1 : from, to);
        }

        var result = new byte[body.Length - cuts.Sum(cut => cut.To - cut.From)];
        var (read, written) = (0, 0);
        foreach (var (from, to) in cuts)
        {
            body[read..from].CopyTo(result.AsSpan(written));
            (written, read) = (written + from - read, to);
        }

        body[read..].CopyTo(result.AsSpan(written));
        return result;
    }

    private static List<(int From, int To)> Find(ReadOnlySpan<byte> body, ref string owner)
    {
        var cuts = new List<(int From, int To)>();
        var objects = new List<OpenObject>();
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = ContentJson.MaxDepth + 16 });
        var (author, isOwner, hasOwner) = (-1, false, false);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    objects.Add(new OpenObject());
                    break;
                case JsonTokenType.EndObject:
                    if (objects[^1] is { IsItem: true, Author: { } found })
                        cuts.Add(found);
                    objects.RemoveAt(objects.Count - 1);
                    break;
                case JsonTokenType.PropertyName:
                    objects[^1].IsItem |= reader.ValueTextEquals(nameof(ContentItem.ContentType));
                    author = reader.ValueTextEquals(nameof(ContentItem.Author)) ? (int)reader.TokenStartIndex : -1;
                    isOwner = reader.CurrentDepth == 1 && reader.ValueTextEquals(nameof(ContentItem.Owner));
                    continue;
                case JsonTokenType.String when author >= 0:
                    objects[^1].Author = (author, (int)reader.BytesConsumed);
                    break;
                case JsonTokenType.String when isOwner:
                    (owner, hasOwner) = (reader.GetString()!, true);
                    break;
            }

            (author, isOwner) = (-1, false);
            // Nearly all documents name one author near their beginning: what is behind need not be read then.
            if (hasOwner && objects is [{ IsItem: true, Author: { } only }] && body[(int)reader.BytesConsumed..].IndexOf(Mark) < 0)
                return [.. cuts, only];
        }

        return cuts;
    }

    private sealed class OpenObject
    {
        /// <summary>Whether it says of which content type it is; a field that is called Author stays.</summary>
        public bool IsItem { get; set; }

        public (int From, int To)? Author { get; set; }
    }
}

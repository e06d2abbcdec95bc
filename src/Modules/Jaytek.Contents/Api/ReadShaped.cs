using System.Buffers;
using System.Text.Json;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Index;
using Jaytek.Contents.Items;
using Jaytek.Contents.Model;
using Jaytek.Contents.Queries;
using Jaytek.Engine.Contracts;
using Microsoft.Extensions.Options;

namespace Jaytek.Contents.Api;

/// <summary>One item with <c>fields</c> and <c>include</c>: its members that were asked for, and beside them <c>included</c>.</summary>
internal sealed class ReadShaped(DefinitionView definitions, FieldMaps maps, IncludedItems includedItems, ContentKinds kinds, IOptions<ContentsOptions> options, IHostContext host)
{
    /// <summary>The answer.</summary>
    /// <param name="document">The item as the reader may see it.</param>
    /// <param name="shape">What is wanted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ContentQueryException">The shape names what does not exist.</exception>
    public async Task<ReadBytes> ReadAsync(PublishedDocument document, ReadShape shape, CancellationToken cancellationToken)
    {
        var whole = new ListedDocument(document.Body, document.PublicTag!);
        SortedDictionary<string, ListedDocument>? included = null;
        var body = whole.Body;
        // A type that is defined no more has no members to name.
        if (definitions.Current.Type(document.ContentType) is { } type)
        {
            var paths = IncludePaths.Read(type, new QueryNames(definitions.Current, maps, host.BrandId), shape.Include);
            included = paths.Count == 0 ? null : await includedItems.ReadAsync([whole], paths, new AnswerSize(options.Value.AnswerMegabytes, "include"), cancellationToken);
            body = FieldSelection.Of(type, kinds, shape.Fields)?.Apply(body) ?? body;
        }

        // The item's own tag stands in front: it is its state, for If-Match.
        var tag = ContentTags.Shaped(document.Tag, ListBytes.TagOf([whole], included, shape.Words));
        return new ReadBytes(included is null ? body : With(body, included), tag);
    }

    // The document's own bytes but for the brace at their end.
    private static ReadOnlyMemory<byte> With(byte[] body, IReadOnlyDictionary<string, ListedDocument> included)
    {
        var map = new ArrayBufferWriter<byte>(body.Length + included.Sum(item => item.Value.Body.Length + 32));
        using (var writer = new Utf8JsonWriter(map))
        {
            writer.WriteStartObject();
            ListBytes.WriteIncluded(writer, included);
            writer.WriteEndObject();
        }

        return (byte[])[.. body.AsSpan(0, body.Length - 1), (byte)',', .. map.WrittenSpan[1..]];
    }
}

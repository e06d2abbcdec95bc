using System.Buffers;
using System.Text.Json;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Model;

namespace Jaytek.Contents.Api;

/// <summary>The members of documents that stay: ids and type always, beside them what the client named. Bytes are copied, not parsed into a tree.</summary>
internal sealed class FieldSelection
{
    private static readonly string[] Always = [nameof(ContentItem.ContentItemId), nameof(ContentItem.ContentItemVersionId), nameof(ContentItem.ContentType)];

    private readonly HashSet<string> _whole = new(Always, StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _members = new(StringComparer.Ordinal);

    /// <summary>The selection; null where everything stays.</summary>
    /// <exception cref="ContentQueryException">A type has no such member.</exception>
    public static FieldSelection? Of(ContentTypeDefinition? type, ContentKinds kinds, IReadOnlyList<string> names)
    {
        if (names.Count == 0 || type is null)
            return null;
        var selection = new FieldSelection();
        foreach (var name in names)
        {
            if (!selection.Add(type, kinds, name))
                throw new ContentQueryException(ListParameters.Wrong("unknown_field", "fields", $"There is no member '{name}'. There are: {string.Join(", ", Existing(type, kinds, name))}."));
        }

        return selection;
    }

    /// <summary>The document with the members that stay, in their order.</summary>
    public byte[] Apply(ReadOnlySpan<byte> body)
    {
        var buffer = new ArrayBufferWriter<byte>(body.Length);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = ContentJson.MaxDepth + 16 });
            reader.Read();
            Copy(body, ref reader, writer, name => _whole.Contains(name), name => _members.GetValueOrDefault(name));
        }

        return buffer.WrittenSpan.ToArray();
    }

    // The reader stands on the object's beginning, and afterwards on its end.
    private static void Copy(
        ReadOnlySpan<byte> body, ref Utf8JsonReader reader, Utf8JsonWriter writer, Func<string, bool> stays, Func<string, HashSet<string>?> inside)
    {
        writer.WriteStartObject();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (stays(name))
            {
                writer.WritePropertyName(name);
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                writer.WriteRawValue(body[start..(int)reader.BytesConsumed], skipInputValidation: true);
            }
            else if (reader.TokenType == JsonTokenType.StartObject && inside(name) is { } members)
            {
                writer.WritePropertyName(name);
                Copy(body, ref reader, writer, members.Contains, _ => null);
            }
            else
            {
                reader.Skip();
            }
        }

        writer.WriteEndObject();
    }

    private bool Add(ContentTypeDefinition type, ContentKinds kinds, string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (RootProperties.IsKnown(name) || (dot < 0 && type.Part(name) is not null))
            return _whole.Add(name) || true;
        if (dot < 0)
            return type.Part(type.Name)?.Part.Field(name) is not null && AddMember(type.Name, name);
        var member = name[(dot + 1)..];
        return type.Part(name[..dot]) is { } part && (part.Part.Field(member) is not null || Own(kinds, part)?.Contains(member) != false) && AddMember(part.Name, member);
    }

    // The members that a part brings beside its fields; null where it does not tell them.
    private static IReadOnlyList<string>? Own(ContentKinds kinds, ContentTypePartDefinition part) =>
        kinds.Part(part.Part.Name) is not { } kind ? part.Part.Fields.Count > 0 ? [] : null : kind.Describe(part).Members;

    private bool AddMember(string part, string member)
    {
        if (!_members.TryGetValue(part, out var members))
            _members[part] = members = new HashSet<string>(StringComparer.Ordinal);
        members.Add(member);
        return true;
    }

    // Of the part that was meant, where there is such a one.
    private static IEnumerable<string> Existing(ContentTypeDefinition type, ContentKinds kinds, string name) =>
        name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && type.Part(name[..dot]) is { } part
            ? part.Part.Fields.Select(field => field.Name).Concat(Own(kinds, part) ?? []).Select(member => $"{part.Name}.{member}")
            : RootProperties.All.Concat(type.Parts.Select(one => one.Name)).Concat(type.Part(type.Name)?.Part.Fields.Select(field => field.Name) ?? []).Distinct();
}

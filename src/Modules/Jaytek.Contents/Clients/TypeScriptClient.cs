using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Jaytek.Contents.Api.Describing;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Index;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Clients;

/// <summary>Writes a client of the content API in TypeScript: a type for each content type, from its definition, and one class that reads and writes them.</summary>
internal sealed class TypeScriptClient(IContentDefinitionManager definitions, TypeSchemas schemas, ContentIndexer indexer)
{
    // One file for whoever takes it; here what it says, what it does, and how it is sent.
    private static readonly string[] Runtime = ["client.types.ts", "client.ts", "client.wire.ts"];

    // What the client itself declares; a content type of such a name bears another in TypeScript.
    private static readonly string[] Taken =
    [
        "ContentItem", "ContentTypes", "WriteTypes", "TypeName", "FilterFields", "Pickers", "JaytekError", "JaytekClient", "Kept", "TextFilter", "NumberFilter", "FlagFilter",
        "InstantFilter", "PresenceFilter", "AnyFilter", "Highlight", "ItemVersion", "VersionPage", "BulkItem", "BulkTarget", "BulkOperation", "BulkResult", "BulkAnswer", "BulkOptions", "Filter", "Sort", "Sortable", "Exclude", "Query", "Page", "ClientOptions", "ReadOptions", "ItemOptions", "Include", "Status", "Read", "WriteOptions", "Extract", "Omit", "Pick", "Record", "Partial",
        "Promise", "Response", "FormData", "Blob", "RequestInit", "Headers", "URLSearchParams", "AsyncGenerator", "Readonly", "Error", "Array", "Object", "Number", "String", "JSON", "Date",
    ];

    /// <summary>The source text.</summary>
    /// <param name="url">Where the client looks for the site unless it is told otherwise.</param>
    public string Write(string url)
    {
        var types = definitions.Current.Types.Where(type => IsIdentifier(type.Name)).ToList();
        var text = new StringBuilder()
            .Append("// Made by `./jaytek client typescript` from the site's content types. Make it anew when they change; changes by hand are lost.\n\n")
            .Append("const DEFAULT_URL = ").Append(TypeScript.Literal(JsonValue.Create(url))).Append(";\n\n")
            .Append("export interface ContentItem {\n").Append(TypeScript.Members(TypeSchemas.AnyItem.ToJson(), 1)).Append("}\n\n")
            .Append("/** What is sent to make or change any item. */\nexport interface ContentItemWrite {\n")
            .Append(TypeScript.Members(TypeSchemas.AnyWrite.ToJson(), 1)).Append("}\n\n");
        foreach (var type in types)
            Append(text, type);
        Map(text, "ContentTypes", "The content types, by their technical names.", types, NameOf);
        Map(text, "WriteTypes", "What is sent to make or change an item, by type.", types, type => NameOf(type) + "Write");
        text.Append("export type TypeName = keyof ContentTypes;\n\n");
        Map(text, "FilterFields", "What lists can be narrowed and sorted by, by type.", types, Fields);
        Map(text, "Pickers", "Fields that point to other items, by type.", types, Pickers);
        return text.AppendJoin("", Runtime.Select(Read)).ToString();
    }

    private static void Map(StringBuilder text, string name, string says, List<ContentTypeDefinition> types, Func<ContentTypeDefinition, string> of)
    {
        text.Append(TypeScript.Comment(says, 0)).Append("export interface ").Append(name).Append(" {\n");
        foreach (var type in types)
            text.Append("  ").Append(TypeScript.Name(type.Name)).Append(": ").Append(of(type)).Append(";\n");
        text.Append("}\n\n");
    }

    private static string NameOf(ContentTypeDefinition type) =>
        Taken.Contains(type.Name) || (type.Name.EndsWith("Write", StringComparison.Ordinal) && type.Name.Length > "Write".Length) ? type.Name + "Item" : type.Name;

    private static bool IsIdentifier(string name) => TypeScript.Name(name) == name;

    private void Append(StringBuilder text, ContentTypeDefinition type)
    {
        text.Append(TypeScript.Comment(type.Description.Length > 0 ? type.Description : type.DisplayName, 0))
            .Append("export interface ").Append(NameOf(type)).Append(" extends ContentItem {\n").Append(TypeScript.Members(Own(schemas.Read(type)), 1)).Append("}\n\n");
        text.Append("export interface ").Append(NameOf(type)).Append("Write extends ContentItemWrite, Partial<Omit<").Append(NameOf(type))
            .Append(", keyof ContentItem>> {\n  ContentType?: ").Append(TypeScript.Literal(JsonValue.Create(type.Name))).Append(";\n}\n\n");
    }

    // A type's schema is the base and what is its own.
    private static JsonObject Own(Schema schema) => schema.ToJson()["allOf"]![1]!.AsObject();

    private string Fields(ContentTypeDefinition type)
    {
        var fields = new StringBuilder("{\n");
        var own = type.Name + ".";
        var paths = indexer.Members(type).Select(path => (Name: (path.Path.StartsWith(own, StringComparison.Ordinal) ? path.Path[own.Length..] : path.Path).TrimEnd(IndexField.PresenceMark), path.Path, path.Kind));
        foreach (var (name, path, kind) in paths.Append((nameof(ContentItem.PublishedUtc), nameof(ContentItem.PublishedUtc), IndexKind.Number)).DistinctBy(one => one.Item1).OrderBy(one => one.Item1, StringComparer.Ordinal))
            fields.Append("    ").Append(TypeScript.Name(name)).Append(": ").Append(FilterOf(type, path, kind)).Append(";\n");
        return fields.Append("  }").ToString();
    }

    private static string FilterOf(ContentTypeDefinition type, string path, IndexKind kind) => kind != IndexKind.Number
        ? path.EndsWith(IndexField.PresenceMark) ? "PresenceFilter" : "TextFilter"
        : (path.Contains('.', StringComparison.Ordinal) ? type.Field(path)?.Field.FieldName : null) switch
        {
            "BooleanField" => "FlagFilter",
            "NumericField" => "NumberFilter",
            null when path.EndsWith("Utc", StringComparison.Ordinal) => "InstantFilter",
            null => "NumberFilter",
            _ => "InstantFilter",
        };

    private static string Pickers(ContentTypeDefinition type)
    {
        var pickers = type.Parts.SelectMany(part => part.Part.Fields.Where(field => field.FieldName is "ContentPickerField" or "TaxonomyField")
            .Select(field => part.Name == type.Name ? field.Name : $"{part.Name}.{field.Name}")).ToList();
        return pickers.Count == 0 ? "never" : string.Join(" | ", pickers.Select(picker => TypeScript.Literal(JsonValue.Create(picker))));
    }

    private static string Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http.Describing;
using Jaytek.Engine.Security;
using Jaytek.Kernel;

namespace Jaytek.Contents.Api.Describing;

/// <summary>Tells the OpenAPI document the content types: how items are read to those who may see some, how they are sent to those who may make some.</summary>
internal sealed class ContentDescriber(IContentDefinitionManager definitions, TypeSchemas schemas, IAuthorizer authorizer) : IApiDescriber
{
    public async ValueTask<string?> StateAsync(Actor actor, CancellationToken cancellationToken)
    {
        var current = definitions.Current;
        var known = await KnownAsync(current, actor, cancellationToken);
        return $"{current.Stamp}:{string.Join(',', known.Select(one => $"{one.Type.Name}{(one.Reads ? "r" : "")}{(one.Writes ? "w" : "")}"))}";
    }

    public async ValueTask DescribeAsync(ApiDescription api, Actor actor, CancellationToken cancellationToken)
    {
        api.Tags["Content"] = "Content items of every type: reading, lists, writing.";
        var known = await KnownAsync(definitions.Current, actor, cancellationToken);
        api.Schemas[ContentDoors.AnyItem] = TypeSchemas.AnyItem;
        api.Schemas[ContentDoors.AnyItem + "Write"] = TypeSchemas.AnyWrite;
        foreach (var (type, reads, writes) in known)
        {
            if (reads)
                api.Schemas[TypeSchemas.NameOf(type)] = schemas.Read(type);
            if (writes)
                api.Schemas[TypeSchemas.WriteNameOf(type)] = schemas.Write(type);
        }

        api.Schemas[ContentDoors.OneItem] = OneOf(ContentDoors.AnyItem, [.. known.Where(one => one.Reads).Select(one => (one.Type.Name, TypeSchemas.NameOf(one.Type)))]);
        api.Schemas[ContentDoors.OneItem + "Write"] =
            OneOf(ContentDoors.AnyItem + "Write", [.. known.Where(one => one.Writes).Select(one => (one.Type.Name, TypeSchemas.WriteNameOf(one.Type)))]);
        api.Schemas["ContentList"] = Schema.Shape(
            ("items", Schema.List(Schema.Named(ContentDoors.OneItem))), ("next?", Schema.Text.OrNull().Says("The cursor of the next page; null on the last.")),
            ("total?", Schema.Whole.Says("Only where it was asked for.")), ("totalCapped?", Schema.Flag.Says("True where there are more than were counted.")),
            ("included?", Schema.Map(Schema.Named(ContentDoors.OneItem)).Says("Items that were asked for with include, by ContentItemId.")));
    }

    private static Schema OneOf(string any, IReadOnlyList<(string Type, string Schema)> types)
    {
        if (types.Count == 0)
            return Schema.Named(any);
        // The last one is for types that the caller does not know of and finds inside others.
        var mapping = new JsonObject(types.Select(one => KeyValuePair.Create(one.Type, (JsonNode?)("#/components/schemas/" + one.Schema))));
        return Schema.Either([.. types.Select(one => Schema.Named(one.Schema)), Schema.Named(any)])
            .With("discriminator", new JsonObject { ["propertyName"] = "ContentType", ["mapping"] = mapping });
    }

    private async ValueTask<IReadOnlyList<(ContentTypeDefinition Type, bool Reads, bool Writes)>> KnownAsync(
        ContentDefinitions current, Actor actor, CancellationToken cancellationToken)
    {
        var known = new List<(ContentTypeDefinition, bool, bool)>();
        foreach (var type in current.Types)
        {
            var reads = await MayAsync(actor, type, "view", cancellationToken);
            var writes = await MayAsync(actor, type, "edit", cancellationToken);
            if (reads || writes)
                known.Add((type, reads || writes, writes));
        }

        return known;
    }

    private ValueTask<bool> MayAsync(Actor actor, ContentTypeDefinition type, string verb, CancellationToken cancellationToken) =>
        authorizer.AllowsAsync(actor, ContentPermissions.Of(type.Name, verb), actor.UserId, cancellationToken);
}

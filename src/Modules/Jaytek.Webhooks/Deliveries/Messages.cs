using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Engine.Http.Describing;
using Jaytek.Kernel;

namespace Jaytek.Webhooks.Deliveries;

/// <summary>The bodies: <c>{"type","timestamp","data"}</c>, as Standard Webhooks recommends.</summary>
internal static class Messages
{
    private const int MaxSubject = 400;

    /// <summary>Members of events that leave nothing behind: how rows are ordered, and who did it.</summary>
    private static readonly string[] Untold = ["aggregateId", "actorId"];

    // What is sent as JSON to a program needs no care for HTML.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What an event tells others: its members, but for who did it, which concerns nobody outside.</summary>
    public static JsonObject DataOf(IDomainEvent domainEvent)
    {
        var data = JsonSerializer.SerializeToNode(domainEvent, domainEvent.GetType(), JsonSerializerOptions.Web)!.AsObject();
        foreach (var member in Untold)
            data.Remove(member);
        return data;
    }

    /// <summary>The shape of a body with the data of an event's class.</summary>
    public static Schema SchemaOf(string eventName, Type eventType)
    {
        var data = Schema.From(eventType).ToJson();
        foreach (var member in Untold)
            data["properties"]?.AsObject().Remove(member);
        if (data["required"] is JsonArray required)
            data["required"] = new JsonArray([.. required.Select(name => (string)name!).Except(Untold).Select(name => (JsonNode)name)]);
        return SchemaOf(eventName, Schema.FromJson(data));
    }

    public static Schema SchemaOf(string eventName, Schema data) => Schema.Shape(
        ("type", Schema.Text.With("const", eventName)), ("timestamp", Schema.Instant.Says("When it happened.")), ("data", data));

    public static Delivery Delivery(string endpointId, string eventName, string subject, JsonObject data, DateTimeOffset now) => new()
    {
        EndpointId = endpointId,
        MessageId = "msg_" + PublicId.New(),
        EventType = eventName,
        Subject = subject.Length > MaxSubject ? subject[..MaxSubject] : subject,
        Payload = new JsonObject { ["type"] = eventName, ["timestamp"] = now.UtcDateTime.ToString("O"), ["data"] = data.DeepClone() }.ToJsonString(Plain),
        OccurredAt = now,
        QueuedAt = now,
        NextAttemptAt = now,
    };
}

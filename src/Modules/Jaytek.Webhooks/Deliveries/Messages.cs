using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Kernel;

namespace Jaytek.Webhooks.Deliveries;

/// <summary>The bodies: <c>{"type","timestamp","data"}</c>, as Standard Webhooks recommends.</summary>
internal static class Messages
{
    private const int MaxSubject = 400;

    // What is sent as JSON to a program needs no care for HTML.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What an event tells others: its members, but for who did it, which concerns nobody outside.</summary>
    public static JsonObject DataOf(IDomainEvent domainEvent)
    {
        var data = JsonSerializer.SerializeToNode(domainEvent, domainEvent.GetType(), JsonSerializerOptions.Web)!.AsObject();
        data.Remove("aggregateId");
        data.Remove("actorId");
        return data;
    }

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

namespace Jaytek.Webhooks.Deliveries;

/// <summary>That an endpoint is this process's. Its end, as it stands in the row, is also whose it is: who takes it over writes a later one.</summary>
internal sealed class LaneLease(string endpointId, DateTimeOffset until)
{
    public string EndpointId { get; } = endpointId;

    public DateTimeOffset Until { get; set; } = until;

    /// <summary>An end that reads as it was written: PostgreSQL keeps microseconds.</summary>
    public static DateTimeOffset End(DateTimeOffset now, TimeSpan lease)
    {
        var end = now + lease;
        return end.AddTicks(-(end.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}

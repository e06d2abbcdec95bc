using System.ComponentModel.DataAnnotations;

namespace Jaytek.Webhooks;

/// <summary>Outgoing webhooks, <c>Jaytek:Webhooks</c>.</summary>
internal sealed class WebhooksOptions
{
    /// <summary>True lets endpoints lie on this machine, also by http; for trying things out, and without effect outside the environment Development.</summary>
    public bool AllowLoopback { get; set; }

    /// <summary>Seconds in which an endpoint has to answer.</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>Hours in which a delivery is tried again.</summary>
    [Range(1, 24 * 7)]
    public int RetryHours { get; set; } = 24;

    /// <summary>Days without a single success after which an endpoint is switched off.</summary>
    [Range(1, 365)]
    public int GiveUpDays { get; set; } = 7;

    /// <summary>Days for which deliveries stay in the log.</summary>
    [Range(1, 3650)]
    public int LogDays { get; set; } = 30;
}

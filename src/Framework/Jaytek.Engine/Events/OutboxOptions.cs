using System.ComponentModel.DataAnnotations;

namespace Jaytek.Engine.Events;

/// <summary>How events are brought to their handlers, <c>Jaytek:Outbox</c>.</summary>
internal sealed class OutboxOptions
{
    /// <summary>
    /// Seconds for which a process keeps an event that it works on. After a crash nobody else takes it up before; a handler that works longer may be
    /// run twice at once.
    /// </summary>
    [Range(5, 3_600)]
    public int LockSeconds { get; set; } = 300;
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Jaytek.Pages.Templates;

/// <summary>Remembers which templates failed on a page, until a job has written it down. A page must not wait for that, nor fail with it.</summary>
internal sealed partial class TemplateFailures(TimeProvider clock, ILogger<TemplateFailures> logger)
{
    private readonly ConcurrentDictionary<long, (string Message, DateTimeOffset At)> _failures = new();

    /// <summary>One more page showed its theme's own view.</summary>
    public void Report(long id, string name, TemplateFault fault)
    {
        var message = fault.ToString();
        if (message.Length > TemplateTable.MaxFailure)
            message = message[..TemplateTable.MaxFailure];
        // A page that many visit fails as often; the log says it once a minute.
        if (!_failures.TryGetValue(id, out var known) || known.Message != message)
            Failed(logger, name, message);
        _failures[id] = (message, clock.GetUtcNow());
    }

    /// <summary>What failed and is not written down yet.</summary>
    public IReadOnlyList<(long Id, string Message, DateTimeOffset At)> Waiting() => [.. _failures.Select(one => (one.Key, one.Value.Message, one.Value.At))];

    /// <summary>What was written down, or is no more.</summary>
    public void Forget(long id) => _failures.TryRemove(id, out _);

    [LoggerMessage(LogLevel.Warning, "The template {Name} failed; the page shows its theme's own view. {Message}")]
    private static partial void Failed(ILogger logger, string name, string message);
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Jaytek.Engine.Security;

/// <summary>A limit as it holds now.</summary>
/// <param name="Name">As the <c>RateLimit-Policy</c> field has it.</param>
/// <param name="Limit">So many.</param>
/// <param name="Window">In so long.</param>
/// <param name="Refused">How many requests this process has refused by it since it started.</param>
public sealed record RateLimitClass(string Name, int Limit, TimeSpan Window, long Refused);

/// <summary>The limits that hold, for who runs the site.</summary>
public sealed class RateLimitReport
{
    private readonly ConcurrentDictionary<string, long> _refused = new(StringComparer.Ordinal);
    private readonly RateLimitOptions _options;

    internal RateLimitReport(IOptions<RateLimitOptions> options) => _options = options.Value;

    /// <summary>False where nothing is counted. Null counts dear work alone on loopback in Development, and everything elsewhere.</summary>
    public bool? Enabled => _options.Enabled;

    /// <summary>All of them: the classes of requests first.</summary>
    public IReadOnlyList<RateLimitClass> Classes =>
    [
        .. CountedClass.All.Select(one => Of(one.Name, one.Limit(_options), CountedClass.Window)),
        .. Enum.GetValues<LimitedWork>().Select(work => WorkLimits.RuleOf(work, _options)).Select(rule => Of(rule.Name, rule.Limit, rule.Window)),
    ];

    internal void Refused(string name) => _refused.AddOrUpdate(name, 1, (_, count) => count + 1);

    private RateLimitClass Of(string name, int limit, TimeSpan window) => new(name, limit, window, _refused.GetValueOrDefault(name));
}

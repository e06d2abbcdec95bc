using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Jaytek.Engine.Security;

/// <summary>
/// Counts dear work where it begins, for pages that first find out whether there is any: a form with a typing error costs nothing and takes
/// nothing from its sender. What is counted as soon as it comes bears <see cref="LimitedAttribute"/> instead.
/// </summary>
public interface IWorkLimits
{
    /// <summary>Counts one, by the network address that the request comes from; null where it may go on, or how long its sender has to wait.</summary>
    TimeSpan? Take(LimitedWork work, HttpContext context);
}

/// <inheritdoc/>
internal sealed class WorkLimits(IOptions<RateLimitOptions> options) : IWorkLimits, IDisposable
{
    private readonly PartitionedRateLimiter<(LimitedWork Work, string Address)> _limiter =
        PartitionedRateLimiter.Create<(LimitedWork Work, string Address), (LimitedWork, string)>(one => Partition(one, one.Work, options.Value));

    public TimeSpan? Take(LimitedWork work, HttpContext context)
    {
        if (options.Value.Enabled == false)
            return null;
        using var lease = _limiter.AttemptAcquire((work, ClientAddress.Of(context)));
        if (lease.IsAcquired)
            return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : WindowOf(work);
    }

    public void Dispose() => _limiter.Dispose();

    /// <summary>The window in which so much of this work is done for one key.</summary>
    public static RateLimitPartition<TKey> Partition<TKey>(TKey key, LimitedWork work, RateLimitOptions options) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = work switch
            {
                LimitedWork.SignUp => options.SignUps,
                LimitedWork.Mail => options.MailRequests,
                _ => options.SignIns,
            },
            Window = WindowOf(work),
        });

    private static TimeSpan WindowOf(LimitedWork work) => work == LimitedWork.Password ? TimeSpan.FromMinutes(1) : TimeSpan.FromHours(1);
}

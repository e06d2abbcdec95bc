using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jaytek.Identity.SignUp;

/// <summary>Forgets accounts that were never confirmed, each by itself.</summary>
internal sealed class SweepUnconfirmed(
    JaytekDb db, ForgetUnconfirmed forget, IOptions<AccountOptions> options, TimeProvider clock, ILogger<SweepUnconfirmed> logger) : IJob
{
    public const string Name = "identity.sign_up.sweep";

    /// <summary>A night's work; what is left goes with the next.</summary>
    private const int Most = 5_000;

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().AddDays(-options.Value.UnconfirmedDays);
        foreach (var userId in await ForgetUnconfirmed.Candidates(db, before).Order().Take(Most).ToListAsync(cancellationToken))
        {
            if ((await forget.RunAsync(userId, before, cancellationToken)).Error is { } error)
                logger.LogWarning("The unconfirmed account {UserId} could not be deleted: {Error}", userId, error);
        }
    }
}

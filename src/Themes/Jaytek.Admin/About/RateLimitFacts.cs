using System.Globalization;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Security;

namespace Jaytek.Admin.About;

/// <summary>The limits of requests, and what they have refused.</summary>
internal sealed class RateLimitFacts(RateLimitReport report) : ISystemFacts
{
    private const string Group = "Rate limits";

    public Task<IReadOnlyList<SystemFact>> ListAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<SystemFact> facts = report.Enabled == false
            ? [new(Group, "All", "Off", SystemFactState.Bad, "Nothing is counted: Jaytek:RateLimits:Enabled is false.")]
            : [.. report.Classes.Select(Fact)];
        return Task.FromResult(facts);
    }

    private static SystemFact Fact(RateLimitClass one) => new(
        Group, one.Name, string.Create(CultureInfo.InvariantCulture, $"{one.Limit:N0} {(one.Window.TotalMinutes > 1 ? "an hour" : "a minute")}"),
        Note: one.Refused == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{one.Refused:N0} refused since the start."));
}

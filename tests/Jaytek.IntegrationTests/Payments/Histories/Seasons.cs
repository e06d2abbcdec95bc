using Jaytek.Engine.Data;
using Jaytek.Ledger.Holds;
using Jaytek.Ledger.Transfers;
using Jaytek.Payments.Reconciliation;
using Jaytek.Payments.Recovery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments.Histories;

/// <summary>Time passes, and what the site does by itself meanwhile.</summary>
internal sealed class Seasons(Market market)
{
    /// <summary>A few hours, or days of which each has a night.</summary>
    public async Task<bool> WaitAsync(Step step)
    {
        if (step.Much % 3 != 0)
        {
            market.Clock.Advance(TimeSpan.FromHours(1 + (step.Much % 22)));
            await HourAsync();
            return true;
        }

        // The first night is that of the same day; what follows is alike.
        market.Clock.Advance(TimeSpan.FromHours(20));
        await NightAsync(leavePages: step.Which % 4 == 0);
        market.Clock.Advance(TimeSpan.FromDays(step.Which % 20));
        await NightAsync(leavePages: false);
        return true;
    }

    public async Task<bool> CompareAsync()
    {
        await market.Site.RunJobAsync<Reconcile>();
        await market.WorkAsync();
        return true;
    }

    /// <summary>All is brought, and what had to wait is tried again until nothing moves any more.</summary>
    public async Task CalmDownAsync(Fingerprint print)
    {
        for (var (round, before) = (0, ""); ; round++)
        {
            Assert.True(round < 20, "It never calms down.");
            await market.Post.BringAsync(waiting => waiting);
            market.Clock.Advance(TimeSpan.FromMinutes(15));
            await HourAsync();
            await CompareAsync();
            var now = await print.TakeAsync();
            if (now == before && market.Post.Waiting == 0)
                return;
            before = now;
        }
    }

    private async Task HourAsync()
    {
        foreach (var session in market.Sessions("open").Where(IsOver))
            await market.StandIn.Hand.ExpireAsync(session);
        await market.Site.RunJobAsync<ReleaseHolds>();
        await market.Site.RunJobAsync<ExpireTransfers>();
        await market.WorkAsync();
        await market.Site.RunJobAsync<FollowOrders>();
        await market.Site.RunJobAsync<FollowRest>();
        await market.Site.RunJobAsync<GrantAgain>();
        await market.WorkAsync();
    }

    private async Task NightAsync(bool leavePages)
    {
        if (!leavePages)
        {
            foreach (var session in market.Sessions("open").Where(IsOver))
                await market.StandIn.Hand.ExpireAsync(session);
        }

        await CompareAsync();
        await HourAsync();
    }

    private bool IsOver(string session) => (long)market.StandIn.Books.ById(session)!["expires_at"]! < market.StandIn.Books.Now;
}

using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Payments.Connect;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments;

/// <summary>Accounts at Stripe of people who were erased.</summary>
public sealed class SweepAccountsTests
{
    [Theory, BothDatabases]
    public async Task What_was_kept_of_an_erased_person_goes_and_others_stay(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await Shop.StartAsync(provider, clock);
        var (erased, other) = (await site.NewAsync("Instructor"), await site.NewAsync("Instructor"));
        await site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<JaytekDb>();
            db.Add(new ConnectedAccount { UserId = erased.Id, Country = "DE", AccountId = "acct_erased", CreatedAt = clock.GetUtcNow(), ErasedAt = clock.GetUtcNow() });
            db.Add(new ConnectedAccount { UserId = other.Id, Country = "DE", AccountId = "acct_other", CreatedAt = clock.GetUtcNow() });
            await db.SaveChangesAsync();
            return true;
        });
        await site.RunJobAsync<SweepAccounts>();
        Assert.Equal(other.Id, Assert.Single(await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<ConnectedAccount>().AsNoTracking().ToListAsync())).UserId);
    }
}

using FsCheck;
using FsCheck.Fluent;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Jaytek.IntegrationTests.Ledger;

/// <summary>Random histories of money, valid and hostile. One that breaks a rule is made as short as it gets before it is shown.</summary>
public sealed class HistoryTests
{
    [Theory, BothDatabases]
    public async Task Whatever_happens_no_money_is_lost_invented_or_paid_twice(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await TestSite.StartAsync(
            provider, new TestSiteOptions(Services: s => s.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)),
                Settings: new Dictionary<string, string> { ["Jaytek:Ledger:ReserveBasisPoints"] = "500" }));
        var histories = Prop.ForAll(
            Arb.From(Steps().ListOf(150).Select(list => list.ToArray()), Shorter),
            steps => Task.Run(() => new History(site, clock).PlayAsync(steps)).GetAwaiter().GetResult());
        histories.Check(Config.QuickThrowOnFailure.WithMaxTest(12).WithQuietOnSuccess(true));
    }

    private static Gen<Step> Steps() =>
        from act in Gen.Frequency(
            (5, Gen.Constant(Act.Sell)), (5, Gen.Constant(Act.Divide)), (4, Gen.Constant(Act.Refund)), (1, Gen.Constant(Act.Dispute)), (1, Gen.Constant(Act.GiveBack)),
            (2, Gen.Constant(Act.Wait)), (4, Gen.Constant(Act.Withdraw)), (2, Gen.Constant(Act.Complete)), (1, Gen.Constant(Act.Fail)), (2, Gen.Constant(Act.Convert)),
            (1, Gen.Constant(Act.TopUp)), (1, Gen.Constant(Act.SpendTooMuch)), (1, Gen.Constant(Act.RefundTooMuch)), (2, Gen.Constant(Act.Again)), (2, Gen.Constant(Act.AgainOtherwise)))
        from who in Gen.Choose(0, 1_000)
        from which in Gen.Choose(0, 1_000)
        from much in Gen.Frequency((2, Gen.Choose(1, 5)), (3, Gen.Choose(1, 500)), (2, Gen.Choose(1, 10_000_000)))
        select new Step(act, who, which, much);

    private static IEnumerable<Step[]> Shorter(Step[] steps)
    {
        for (var size = steps.Length / 2; size > 0; size /= 2)
        {
            for (var at = 0; at < steps.Length; at += size)
                yield return [.. steps[..at], .. steps[Math.Min(steps.Length, at + size)..]];
        }
    }
}

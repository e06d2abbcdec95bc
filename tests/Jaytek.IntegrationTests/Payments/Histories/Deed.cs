using FsCheck;
using FsCheck.Fluent;

namespace Jaytek.IntegrationTests.Payments.Histories;

/// <summary>What somebody does at one step of a history.</summary>
internal enum Deed
{
    // Buyers, and their banks.
    Buy, Pay, PayAndReturn, PayByBank, BankPays, BankRefuses, Decline, Close,

    // The provider's post.
    Deliver, DeliverBackwards, DeliverSome, DeliverTwice, DeliverAtOnce, Lose, Look,

    // Money back.
    Refund, RefundRest, RefundTooMuch, RefundAgain, RefundByHand, RefundComesBack, Dispute, DisputeWon, DisputeLost,

    // Sellers.
    Share, Withdraw, WithdrawTooMuch, WithdrawAtOnce, Approve, Reject, CallOff, BankSends, BankReturns, TakeTransferBack,

    // Time.
    Wait, Compare,

    // Who means harm, and others who use the same account at the provider.
    ForgeAmount, ForgeCheckout, ForgeSignature, Replay, ReplayCopy, Tamper, SellElsewhere,
}

/// <summary>One step: what, and three numbers that say who, which and how much.</summary>
internal sealed record Step(Deed Deed, int Who, int Which, int Much)
{
    public override string ToString() => $"{Deed} {Who} {Which} {Much}";
}

/// <summary>A history, printed whole where it breaks a rule.</summary>
internal sealed record Story(IReadOnlyList<Step> Steps)
{
    public override string ToString() => $"{Steps.Count} steps: {string.Join("; ", Steps)}";
}

/// <summary>Makes histories, and shorter ones of those that fail.</summary>
internal static class Stories
{
    private static readonly (int Weight, Deed Deed)[] Likely =
    [
        (16, Deed.Buy), (15, Deed.Pay), (3, Deed.PayAndReturn), (2, Deed.PayByBank), (2, Deed.BankPays), (2, Deed.BankRefuses), (2, Deed.Decline), (1, Deed.Close),
        (9, Deed.Deliver), (3, Deed.DeliverBackwards), (4, Deed.DeliverSome), (2, Deed.DeliverTwice), (3, Deed.DeliverAtOnce), (2, Deed.Lose), (2, Deed.Look),
        (8, Deed.Refund), (4, Deed.RefundRest), (2, Deed.RefundTooMuch), (2, Deed.RefundAgain), (2, Deed.RefundByHand), (2, Deed.RefundComesBack),
        (4, Deed.Dispute), (2, Deed.DisputeWon), (2, Deed.DisputeLost),
        (2, Deed.Share), (12, Deed.Withdraw), (2, Deed.WithdrawTooMuch), (2, Deed.WithdrawAtOnce), (4, Deed.Approve), (2, Deed.Reject), (2, Deed.CallOff),
        (6, Deed.BankSends), (4, Deed.BankReturns), (4, Deed.TakeTransferBack),
        (9, Deed.Wait), (1, Deed.Compare),
        (1, Deed.ForgeAmount), (1, Deed.ForgeCheckout), (1, Deed.ForgeSignature), (2, Deed.Replay), (2, Deed.ReplayCopy), (2, Deed.Tamper), (1, Deed.SellElsewhere),
    ];

    public static Gen<Story> OfLength(int steps) => Steps().ListOf(steps).Select(list => new Story([.. list]));

    /// <summary>
    /// The story until where it failed, then without a half, a quarter, … of its steps, until the time for it is over: each is a site of its own.
    /// </summary>
    public static IEnumerable<Story> Shorter(Story story, int failedAt, Func<bool> isTimeOver)
    {
        if (failedAt < story.Steps.Count)
            yield return new Story([.. story.Steps.Take(failedAt)]);
        for (var size = story.Steps.Count / 2; size > 0; size /= 2)
        {
            for (var at = 0; at < story.Steps.Count && !isTimeOver(); at += size)
                yield return new Story([.. story.Steps.Take(at), .. story.Steps.Skip(at + size)]);
        }
    }

    private static Gen<Step> Steps() =>
        from deed in Gen.Frequency(Likely.Select(one => (one.Weight, Gen.Constant(one.Deed))))
        from who in Gen.Choose(0, 1_000)
        from which in Gen.Choose(0, 1_000)
        from much in Gen.Frequency((2, Gen.Choose(1, 5)), (3, Gen.Choose(1, 500)), (2, Gen.Choose(1, 10_000_000)))
        select new Step(deed, who, which, much);
}

namespace Jaytek.IntegrationTests.StandIns.Stripe;

/// <summary>
/// Idempotency keys: the same call with the same key gets the first one's answer, also where that was an error; another call with it is refused. A
/// call that was refused for its parameters keeps nothing. A key is forgotten after a day.
/// </summary>
internal sealed class StripeKeys(TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private readonly Dictionary<(string Account, string Key), (string What, StripeStandIn.Answer Answer, DateTimeOffset At)> _answers = [];

    /// <summary>The answer that there is already, or null.</summary>
    public StripeStandIn.Answer? Before(StripeStandIn.Asked asked)
    {
        if (asked.Method != "POST" || !_answers.TryGetValue((asked.Account, asked.IdempotencyKey), out var before) || clock.GetUtcNow() - before.At > Kept)
            return null;
        return before.What == What(asked)
            ? before.Answer with { IsReplay = true }
            : StripeStandIn.Answer.Of(new StripeRefusal(
                400, "idempotency_error", null, "Keys for idempotent requests can only be used with the same parameters they were first used with."));
    }

    public void Keep(StripeStandIn.Asked asked, StripeStandIn.Answer answer)
    {
        if (asked.Method == "POST")
            _answers[(asked.Account, asked.IdempotencyKey)] = (What(asked), answer, clock.GetUtcNow());
    }

    private static string What(StripeStandIn.Asked asked) => $"{asked.Path}?{asked.Text}";
}

using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.Payments.Histories;

/// <summary>Plays a story on a market of its own, and says at which step which rule is broken.</summary>
internal sealed class History : IAsyncDisposable
{
    private const int Often = 40;

    private readonly Market _market;
    private readonly Fingerprint _print;
    private readonly Buyers _buyers;
    private readonly MoneyBack _back;
    private readonly SellersDeeds _sellers;
    private readonly Rogues _rogues;
    private readonly Seasons _seasons;

    private History(Market market)
    {
        _market = market;
        _print = new Fingerprint(market);
        _buyers = new Buyers(market);
        _back = new MoneyBack(market, _print);
        _sellers = new SellersDeeds(market, _print);
        _rogues = new Rogues(market, _print);
        _seasons = new Seasons(market);
    }

    /// <summary>How often each deed did something.</summary>
    public IReadOnlyDictionary<Deed, int> Done => _market.Done;

    /// <summary>The step that is played, from 1.</summary>
    public int Step { get; private set; }

    public static async Task<History> BeginAsync(DatabaseProvider provider) => new(await Market.OpenAsync(provider));

    public async Task PlayAsync(Story story)
    {
        for (var at = 0; at < story.Steps.Count; at++)
        {
            Step = at + 1;
            try
            {
                await PlayAsync(story.Steps[at]);
                if (at % Often == Often - 1)
                    await new BookRules(_market).CheckAsync();
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Step {at + 1} of {story.Steps.Count}, {story.Steps[at]}: {e.Message}", e);
            }
        }

        await EndAsync();
    }

    public ValueTask DisposeAsync() => _market.DisposeAsync();

    private async Task EndAsync()
    {
        await _buyers.EndAsync();
        await _seasons.CalmDownAsync(_print);
        await new BookRules(_market).CheckAsync();
        await new OrderRules(_market).CheckAsync();
        await new PaperRules(_market).CheckAsync();
        await new StatementRules(_market).CheckAsync();
        await new ProviderRules(_market, _rogues, _print).CheckAsync();
    }

    private async Task PlayAsync(Histories.Step step)
    {
        _market.Clock.Advance(TimeSpan.FromSeconds(1));
        if (await DoAsync(step))
            _market.Done[step.Deed] = _market.Done.GetValueOrDefault(step.Deed) + 1;
        // At times the site is slow, and several things have happened until it works on the first.
        if (step.Much % 5 != 0)
            await _market.WorkAsync();
    }

    private Task<bool> DoAsync(Step step) => step.Deed switch
    {
        Deed.Buy => _buyers.BuyAsync(step),
        Deed.Pay => _buyers.PayAsync(step),
        Deed.PayAndReturn => _buyers.PayAndReturnAsync(step),
        Deed.PayByBank => _buyers.PayByBankAsync(step),
        Deed.BankPays => _buyers.BankSettlesAsync(step, paid: true),
        Deed.BankRefuses => _buyers.BankSettlesAsync(step, paid: false),
        Deed.Decline => _buyers.DeclineAsync(step),
        Deed.Close => _buyers.CloseAsync(step),
        Deed.Look => _buyers.LookAsync(step),
        Deed.Refund => _back.RefundAsync(step),
        Deed.RefundRest => _back.RefundRestAsync(step),
        Deed.RefundTooMuch => _back.RefundTooMuchAsync(step),
        Deed.RefundAgain => _back.RefundAgainAsync(step),
        Deed.RefundByHand => _back.RefundByHandAsync(step),
        Deed.RefundComesBack => _back.ComesBackAsync(step),
        Deed.Dispute => _back.DisputeAsync(step),
        Deed.DisputeWon => _back.DecideAsync(step, won: true),
        Deed.DisputeLost => _back.DecideAsync(step, won: false),
        Deed.Wait => _seasons.WaitAsync(step),
        Deed.Compare => _seasons.CompareAsync(),
        _ => DoMoreAsync(step),
    };

    private Task<bool> DoMoreAsync(Step step) => step.Deed switch
    {
        Deed.Deliver => BringAsync(waiting => waiting),
        Deed.DeliverBackwards => BringAsync(waiting => waiting.Reverse()),
        Deed.DeliverSome => BringAsync(waiting => waiting.Where((_, at) => (at + step.Which) % 2 == 0).Reverse()),
        Deed.DeliverTwice => BringAsync(waiting => waiting.Concat(waiting)),
        Deed.DeliverAtOnce => BringAtOnceAsync(step),
        Deed.Lose => Task.FromResult(_market.Post.Lose(1 + (step.Much % 5)) > 0),
        Deed.Share => _sellers.ShareAsync(step),
        Deed.Withdraw => _sellers.WithdrawAsync(step),
        Deed.WithdrawTooMuch => _sellers.WithdrawTooMuchAsync(step),
        Deed.WithdrawAtOnce => _sellers.WithdrawAtOnceAsync(step),
        Deed.Approve => _sellers.DecideAsync(step, approve: true),
        Deed.Reject => _sellers.DecideAsync(step, approve: false),
        Deed.CallOff => _sellers.CallOffAsync(step),
        Deed.BankSends => _sellers.BankSendsAsync(step),
        Deed.BankReturns => _sellers.BankReturnsAsync(step),
        Deed.TakeTransferBack => _sellers.TakeTransferBackAsync(step),
        Deed.ForgeAmount => _rogues.ForgeAmountAsync(step),
        Deed.ForgeCheckout => _rogues.ForgeCheckoutAsync(step),
        Deed.ForgeSignature => _rogues.ForgeSignatureAsync(step),
        Deed.Replay => _rogues.ReplayAsync(step),
        Deed.ReplayCopy => _rogues.ReplayCopyAsync(step),
        Deed.Tamper => _rogues.TamperAsync(step),
        Deed.SellElsewhere => _rogues.SellElsewhereAsync(step),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private async Task<bool> BringAsync(Func<IReadOnlyList<string>, IEnumerable<string>> pick) => await _market.Post.BringAsync(pick) > 0;

    // One event three times at the same moment, and the buyer comes back in it.
    private async Task<bool> BringAtOnceAsync(Step step)
    {
        if (_market.Post.Next(step.Which) is not { } id || _buyers.Orders.Count == 0)
            return false;
        var order = _buyers.Orders[^1];
        await _market.Post.BringAtOnceAsync(id, 3, Task.Run(() => Deals.LookAsync(_market.Site, order)), Task.Run(_market.WorkAsync));
        return true;
    }
}

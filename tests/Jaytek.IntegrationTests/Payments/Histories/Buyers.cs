namespace Jaytek.IntegrationTests.Payments.Histories;

/// <summary>What buyers and their banks do. Each deed says whether there was something to do.</summary>
internal sealed class Buyers(Market market)
{
    private static readonly string[] Refusals = ["learning.course.enrolled", "payments.order.under_way"];

    private readonly List<string> _atBank = [];

    /// <summary>The orders that were begun.</summary>
    public List<string> Orders { get; } = [];

    public async Task<bool> BuyAsync(Step step)
    {
        var ware = market.Wares[step.Which % market.Wares.Count];
        var bought = await Deals.BuyAsync(market.Site, await market.BuyerAsync(step.Who), ware.CourseId);
        if (bought.Error is { } error)
        {
            Assert.Contains(error.Code, Refusals);
            return false;
        }

        Assert.Equal(ware.Price, bought.Value.Price);
        if (!Orders.Contains(bought.Value.Id))
            Orders.Add(bought.Value.Id);
        return true;
    }

    public Task<bool> PayAsync(Step step) => OnOpenAsync(step, market.StandIn.Hand.PayAsync);

    /// <summary>The browser is back before the post is.</summary>
    public Task<bool> PayAndReturnAsync(Step step) => OnOpenAsync(step, async session =>
    {
        await market.StandIn.Hand.PayAsync(session);
        Assert.Null((await Deals.LookAsync(market.Site, market.OrderOf(session))).Error);
    });

    public Task<bool> PayByBankAsync(Step step) => OnOpenAsync(step, async session =>
    {
        await market.StandIn.Hand.PayLaterAsync(session);
        _atBank.Add(session);
    });

    public async Task<bool> BankSettlesAsync(Step step, bool paid)
    {
        if (_atBank.Count == 0)
            return false;
        var session = _atBank[step.Which % _atBank.Count];
        _atBank.Remove(session);
        await market.StandIn.Hand.SettleAsync(session, paid);
        return true;
    }

    public Task<bool> DeclineAsync(Step step) => OnOpenAsync(step, session => market.StandIn.Hand.DeclineAsync(session));

    public Task<bool> CloseAsync(Step step) => OnOpenAsync(step, market.StandIn.Hand.ExpireAsync);

    public async Task<bool> LookAsync(Step step)
    {
        if (Orders.Count == 0)
            return false;
        Assert.Null((await Deals.LookAsync(market.Site, Orders[step.Which % Orders.Count])).Error);
        return true;
    }

    /// <summary>The end of a history: banks have decided, and no page is open any more.</summary>
    public async Task EndAsync()
    {
        while (_atBank.Count > 0)
            await BankSettlesAsync(new Step(Deed.BankPays, 0, 0, 0), paid: true);
        foreach (var session in market.Sessions("open"))
            await market.StandIn.Hand.ExpireAsync(session);
    }

    private async Task<bool> OnOpenAsync(Step step, Func<string, Task> actAsync)
    {
        var open = market.Sessions("open");
        if (open.Count == 0)
            return false;
        // The latest are the likeliest, so that most are paid while they are fresh.
        await actAsync(open[^(1 + (step.Which % Math.Min(open.Count, 4)))]);
        return true;
    }
}

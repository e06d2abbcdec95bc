using Jaytek.Engine.Actions;
using Jaytek.IntegrationTests.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments.Histories;

/// <summary>What is written about money, in numbers that any change of it changes.</summary>
internal sealed class Fingerprint(Market market)
{
    private static readonly string[] Numbers =
    [
        "count(*) from ledger_posting", "count(*) from ledger_entry", "sum(balance * (id % 1009)) from ledger_account", "count(*) from ledger_invoice", "count(*) from ledger_transfer where state = 'Reserved'",
        "sum(\"left\") from ledger_hold", "sum(taken_back) from ledger_sale", "sum(taken_back * (line + 1)) from ledger_sale_line", "count(*) from ledger_sale_taken where is_given_back", "count(*) from ledger_withdrawal",
        "sum(taken_back) from payment_order", "count(*) from payment_order where paid_at is not null", "count(*) from payment_order where fulfilled_at is not null", "count(*) from payment_refund where stage = 'Done'",
        "count(*) from payment_refund", "count(*) from payment_dispute where is_taken", "sum(fee) from payment_dispute", "count(*) from learning_enrolment", "count(*) from learning_enrolment where ended_at is null",
    ];

    private static readonly string Sql = "select " + string.Join(" || ' ' || ", Numbers.Select(number => $"(select cast(coalesce({number.Replace(" from ", ", 0) as text) from ", StringComparison.Ordinal)})")) + " as \"Value\"";

    public Task<string> TakeAsync() => market.Site.InScopeAsync(s => s.GetRequiredService<UnitOfWork>().Db.Database.SqlQueryRaw<string>(Sql).SingleAsync());

    /// <summary>Whatever is done, and all that follows from it, changes nothing that is written about money.</summary>
    public async Task UnchangedAsync(Func<Task> actAsync)
    {
        await market.WorkAsync();
        var before = await TakeAsync();
        await actAsync();
        await market.WorkAsync();
        Assert.Equal(before, await TakeAsync());
    }
}

using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;

namespace Jaytek.IntegrationTests.Ledger.Invoices;

/// <summary>Credit notes, what takes them back, and that the database holds what was issued.</summary>
public sealed class CorrectInvoiceTests
{
    [Theory, BothDatabases]
    public async Task Credit_is_a_series_of_its_own_in_proportion_and_never_more_than_the_invoice(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var draft = Paper.Draft();
        var invoice = await site.IssueAsync(draft);
        var half = (await site.CreditAsync(draft.Key + ":1", draft.Key, 5_950)).Value;
        Assert.StartsWith("CN-", half.Number, StringComparison.Ordinal);
        Assert.Equal((InvoiceKind.CreditNote, invoice.Id), (half.Kind, half.OfId));
        var said = await site.ReadAsync(half.Id);
        Assert.Equal((5_000, 950, invoice.Number, "Asked kindly"), (said.Net, said.Tax, said.OfNumber, said.Reason));
        Assert.Equal("ledger.invoice.too_much", (await site.CreditAsync(draft.Key + ":2", draft.Key, 5_951)).Error?.Code);
        Assert.Equal("ledger.invoice.too_much", (await site.CreditAsync(draft.Key + ":2", draft.Key, 5, "USD")).Error?.Code);
        Assert.Equal("ledger.invoice.not_found", (await site.CreditAsync(draft.Key + ":2", "nobody's", 5)).Error?.Code);
        // Credit of credit there is none.
        Assert.Equal("ledger.invoice.not_found", (await site.CreditAsync(draft.Key + ":2", draft.Key + ":1", 5)).Error?.Code);
        Assert.Equal(half.Number, (await site.CreditAsync(draft.Key + ":1", draft.Key, 5_950)).Value.Number);
        Assert.Equal("ledger.invoice.key_reused", (await site.CreditAsync(draft.Key + ":1", draft.Key, 5)).Error?.Code);
        Assert.Null((await site.CreditAsync(draft.Key + ":2", draft.Key, 5_950)).Error);
        await site.AssertGaplessAsync();
    }

    [Theory, BothDatabases]
    public async Task Twelve_credit_notes_at_once_share_what_is_there(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var draft = Paper.Draft(gross: 1_000, tax: 160);
        await site.IssueAsync(draft);
        var made = await Task.WhenAll(Enumerable.Range(0, 12).Select(at => Task.Run(() => site.CreditAsync($"{draft.Key}:{at}", draft.Key, 150))));
        Assert.Equal(6, made.Count(one => one.IsSuccess));
        Assert.All(made.Where(one => !one.IsSuccess), one => Assert.Equal("ledger.invoice.too_much", one.Error!.Code));
        await site.AssertGaplessAsync();
    }

    [Theory, BothDatabases]
    public async Task What_came_back_is_invoiced_again_once_and_may_be_credited_again(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var draft = Paper.Draft();
        await site.IssueAsync(draft);
        var credit = (await site.CreditAsync(draft.Key + ":1", draft.Key, 11_900)).Value;
        var again = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => site.RestoreAsync(draft.Key + ":1:back", draft.Key + ":1"))));
        Assert.All(again, one => Assert.Null(one.Error));
        var invoice = Assert.Single(again.Select(one => one.Value).Distinct());
        Assert.Equal((InvoiceKind.Invoice, credit.Id, credit.Gross), (invoice.Kind, invoice.OfId, invoice.Gross));
        Assert.Equal("ledger.invoice.taken_back", (await site.RestoreAsync(draft.Key + ":other", draft.Key + ":1")).Error?.Code);
        Assert.Equal("ledger.invoice.not_found", (await site.RestoreAsync(draft.Key + ":other", draft.Key)).Error?.Code);
        Assert.Null((await site.CreditAsync(draft.Key + ":2", draft.Key, 11_900)).Error);
        Assert.Equal("ledger.invoice.too_much", (await site.CreditAsync(draft.Key + ":3", draft.Key, 1)).Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task Nothing_that_was_issued_is_changed_removed_or_numbered_otherwise_by_SQL(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var id = (await site.IssueAsync(Paper.Draft())).Id;
        const string Rest = "brand_id, kind, year, number || 'x', of_id, root_id, issued_at, issued_on, buyer_id, buyer_name, order_id, currency, net, tax, gross, content, search";
        string Copy(string verb, string sequence) =>
            $"{verb} into ledger_invoice (id, key, input_hash, sequence, {Rest.Replace(" || 'x'", "", StringComparison.Ordinal)}) select '{PublicId.New()}', '{PublicId.New()}', input_hash, {sequence}, {Rest} from ledger_invoice where id = '{id}'";
        string[] attempts =
        [
            $"update ledger_invoice set gross = gross where id = '{id}'",
            $"update ledger_invoice set buyer_name = 'x' where id = '{id}'",
            $"delete from ledger_invoice where id = '{id}'",
            Copy("insert", "sequence"),
            Copy("insert", "sequence + 1000"),
            Copy("insert", "0"),
            .. provider == DatabaseProvider.Sqlite
                ? [$"insert or replace into ledger_invoice select * from ledger_invoice where id = '{id}'", Copy("insert or ignore", "sequence + 1000")]
                : (string[])["truncate ledger_invoice cascade"],
        ];
        foreach (var attempt in attempts)
            Assert.Contains("jaytek.invoice.", await site.TrySqlAsync(attempt), StringComparison.Ordinal);
        Assert.Equal(11_900, (await site.ReadAsync(id)).Gross);
        await site.AssertGaplessAsync();
    }

    [Theory, BothDatabases]
    public async Task A_counter_that_somebody_turned_makes_no_gap(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        await site.IssueAsync(Paper.Draft());
        Assert.Null(await site.TrySqlAsync("update ledger_invoice_counter set last = last + 5"));
        await Assert.ThrowsAnyAsync<Exception>(() => site.IssueAsync(Paper.Draft()));
        Assert.Null(await site.TrySqlAsync("update ledger_invoice_counter set last = 1"));
        await site.IssueAsync(Paper.Draft());
        await site.AssertGaplessAsync();
    }
}

using System.Text;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.BankFiles.Answers;
using Jaytek.Ledger.Checks;
using Jaytek.Ledger.Withdrawals;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Ledger.Payouts;

/// <summary>What a bank answers moves each withdrawal once, in the right direction.</summary>
public sealed class BankAnswerTests
{
    [Theory, BothDatabases]
    public async Task Each_line_is_carried_out_and_the_same_file_again_changes_nothing(DatabaseProvider provider)
    {
        var (site, clock) = await PayoutSites.StartAsync(provider);
        await using var _ = site;
        var admin = await site.NewAsync("Administrator");
        var user = await site.PayableAsync(clock, admin, 10_000);
        var ids = await ListedAsync(site, admin, user, 100, 200, 400, 800, 1_600);
        var stranger = PublicId.New();
        var file = Answer(ids.List, "<GrpSts>PART</GrpSts>",
            Line(ids[0], "ACSC"), Line(ids[1], "ACCP"), Line(ids[2], "RJCT", "AC04"), Line(ids[3], "RJCT", "AM05"), Line(ids[4], "ACSP"), Line(stranger, "ACSC"), Line("<b>x</b>", "ACSC"));
        var first = await TakeAsync(site, admin, file);
        Assert.Equal(
            [AnswerOutcome.Executed, AnswerOutcome.Executed, AnswerOutcome.Returned, AnswerOutcome.Refused, AnswerOutcome.UnderWay, AnswerOutcome.Unknown, AnswerOutcome.Unknown],
            first.Select(line => line.Outcome));
        Assert.Equal(stranger, first[5].Id);
        Assert.Equal((10_000 - 3_100 + 400, 2_400), await site.MoneyAsync(user));
        Assert.Equal("The bank sent it back: the account is closed (AC04).", (await site.WithdrawalAsync(ids[2])).Reason);
        var postings = await CountAsync(site);
        var second = await TakeAsync(site, admin, file);
        Assert.Equal([AnswerOutcome.AsItWas, AnswerOutcome.AsItWas, AnswerOutcome.AsItWas], second.Take(3).Select(line => line.Outcome));
        Assert.Equal(postings, await CountAsync(site));
        // Later one comes back that was paid; an old file does not pay it again.
        Assert.Equal(AnswerOutcome.Returned, (await TakeAsync(site, admin, Answer(ids.List, "", Line(ids[0], "RJCT", "MS03")))).Single().Outcome);
        Assert.Equal((10_000 - 3_100 + 500, 2_400), await site.MoneyAsync(user));
        Assert.Equal(AnswerOutcome.Refused, (await TakeAsync(site, admin, file))[0].Outcome);
        Assert.Equal((10_000 - 3_100 + 500, 2_400), await site.MoneyAsync(user));
        Assert.Equal("[]", (await site.InScopeAsync(s => s.GetRequiredService<CheckBooks>().CheckAsync(CancellationToken.None))).Value.Found);
    }

    [Theory]
    [BothDatabases("<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>FF01</Cd></Rsn></StsRsnInf>", "Failed")]
    [BothDatabases("<GrpSts>ACSC</GrpSts>", "Completed")]
    [BothDatabases("<GrpSts>ACCP</GrpSts>", "Processing")]
    [BothDatabases("<GrpSts>ACTC</GrpSts>", "Processing")]
    [BothDatabases("<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>DU01</Cd></Rsn></StsRsnInf>", "Processing")]
    [BothDatabases("", "Processing")]
    public async Task What_holds_for_the_whole_holds_for_what_is_not_named(DatabaseProvider provider, string group, string state)
    {
        var (site, clock) = await PayoutSites.StartAsync(provider);
        await using var _ = site;
        var admin = await site.NewAsync("Administrator");
        var ids = await ListedAsync(site, admin, await site.PayableAsync(clock, admin), 100, 200);
        await TakeAsync(site, admin, Answer(ids.List, group, Line(ids[1], "PDNG")));
        Assert.Equal((state, WithdrawalState.Processing), ((await site.WithdrawalAsync(ids[0])).State.ToString(), (await site.WithdrawalAsync(ids[1])).State));
    }

    [Theory, BothDatabases]
    public async Task Five_copies_at_once_are_one(DatabaseProvider provider)
    {
        var (site, clock) = await PayoutSites.StartAsync(provider);
        await using var _ = site;
        var admin = await site.NewAsync("Administrator");
        var user = await site.PayableAsync(clock, admin, 10_000);
        var ids = await ListedAsync(site, admin, user, 100, 200);
        var file = Answer(ids.List, "", Line(ids[0], "ACSC"), Line(ids[1], "RJCT"));
        var all = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => TryTakeAsync(site, admin, file))));
        Assert.Single(all.Where(one => one.IsSuccess).SelectMany(one => one.Value), line => line.Outcome == AnswerOutcome.Executed);
        Assert.Single(all.Where(one => one.IsSuccess).SelectMany(one => one.Value), line => line.Outcome == AnswerOutcome.Returned);
        Assert.Equal((9_900, 0), await site.MoneyAsync(user));
    }

    [Theory, BothDatabases]
    public async Task An_answer_to_another_list_or_to_none_or_by_nobody_changes_nothing(DatabaseProvider provider)
    {
        var (site, clock) = await PayoutSites.StartAsync(provider);
        await using var _ = site;
        var admin = await site.NewAsync("Administrator");
        var user = await site.PayableAsync(clock, admin);
        var (first, second) = (await ListedAsync(site, admin, user, 100), await ListedAsync(site, admin, user, 200));
        Assert.Equal(AnswerOutcome.Unknown, (await TakeAsync(site, admin, Answer(first.List, "", Line(second[0], "ACSC")))).Single().Outcome);
        Assert.Equal("ledger.bank_answer.file", (await TryTakeAsync(site, admin, Answer(PublicId.New(), "", Line(first[0], "ACSC")))).Error?.Code);
        Assert.Equal("engine.forbidden", (await TryTakeAsync(site, user, Answer(first.List, "", Line(first[0], "ACSC")))).Error?.Code);
        await site.WithdrawAsync(user, 300);
        var kept = await site.GatherAsync(admin);
        Assert.Equal("ledger.bank_list.kept", (await TryTakeAsync(site, admin, Answer(kept.Id, "<GrpSts>RJCT</GrpSts>"))).Error?.Code);
        Assert.Equal((WithdrawalState.Processing, WithdrawalState.Processing), ((await site.WithdrawalAsync(first[0])).State, (await site.WithdrawalAsync(second[0])).State));
    }

    public static string Answer(string listId, string group = "", params string[] lines) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><GrpHdr><MsgId>B</MsgId></GrpHdr>
        <OrgnlGrpInfAndSts><OrgnlMsgId>{listId}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>{group}</OrgnlGrpInfAndSts>
        <OrgnlPmtInfAndSts><OrgnlPmtInfId>{listId}</OrgnlPmtInfId>{string.Concat(lines)}</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>
        """;

    public static string Line(string id, string status, string? reason = null) =>
        $"<TxInfAndSts><OrgnlEndToEndId>{System.Net.WebUtility.HtmlEncode(id)}</OrgnlEndToEndId><TxSts>{status}</TxSts>{(reason is null ? "" : $"<StsRsnInf><Rsn><Cd>{reason}</Cd></Rsn></StsRsnInf>")}</TxInfAndSts>";

    private static async Task<Listed> ListedAsync(TestSite site, Account admin, Account user, params long[] amounts)
    {
        var ids = new List<string>();
        foreach (var amount in amounts)
            ids.Add((await site.WithdrawAsync(user, amount)).Id);
        var list = await site.GatherAsync(admin);
        await site.HandOutAsync(admin, list.Id);
        return new Listed(list.Id, ids);
    }

    private static async Task<IReadOnlyList<AnsweredLine>> TakeAsync(TestSite site, Account by, string file)
    {
        var taken = await TryTakeAsync(site, by, file);
        Assert.Null(taken.Error);
        return taken.Value;
    }

    private static Task<Result<IReadOnlyList<AnsweredLine>>> TryTakeAsync(TestSite site, Account by, string file) =>
        site.InScopeAsync(s => s.GetRequiredService<TakeBankAnswer>().RunAsync(Encoding.UTF8.GetBytes(file), CancellationToken.None), by.Actor);

    private static Task<long> CountAsync(TestSite site) => site.CountAsync("select count(*) as \"Value\" from ledger_posting");

    private sealed record Listed(string List, IReadOnlyList<string> Ids)
    {
        public string this[int index] => Ids[index];
    }
}

using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.Identity.Roles;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.BankFiles.Lists;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Payees;
using Jaytek.Ledger.Withdrawals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Jaytek.IntegrationTests.Ledger.Payouts;

/// <summary>A site from which people are paid by files for the bank.</summary>
internal static class PayoutSites
{
    public const string Method = "bank_file";
    public const string GoodIban = "DE89 3704 0044 0532 0130 00";

    /// <summary>The right to withdraw has a role of its own.</summary>
    public const string Teacher = "Wallet";

    public static async Task<(TestSite Site, TestClock Clock)> StartAsync(DatabaseProvider provider, bool withDebtor = true)
    {
        var clock = new TestClock();
        var settings = new Dictionary<string, string>();
        if (withDebtor)
            (settings["Jaytek:Ledger:BankFile:Name"], settings["Jaytek:Ledger:BankFile:Iban"]) = ("Jaytek Müsik", "NL91 ABNA 0417 1643 00");
        var site = await TestSite.StartAsync(provider, new TestSiteOptions(Settings: settings, Services: s => s.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock))));
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SwitchFeatures>().RunAsync(new FeatureSwitch(["Jaytek.Ledger"], []), CancellationToken.None))).Error);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SaveRole>().RunAsync(
            new RoleInput(Teacher, "", ["earnings:read:own", "wallets:withdraw:own"], PermissionBehavior.Replace), CancellationToken.None))).Error);
        return (site, clock);
    }

    /// <summary>Somebody with money whose bank account may be used from now on.</summary>
    public static async Task<Account> PayableAsync(this TestSite site, TestClock clock, Account admin, long balance = 1_000_000, string currency = "EUR", string iban = GoodIban, string name = "Ada Ọkafor")
    {
        var user = await site.NewAsync(Teacher);
        await site.PostAsync(AccountRef.Clearing("test", currency), AccountRef.Available(user.Id, currency), balance);
        var payee = await site.PayeeAsync(user, iban, name);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<DecidePayee>().RunAsync(payee, approve: true, CancellationToken.None), admin.Actor)).Error);
        clock.Advance(TimeSpan.FromHours(73));
        return user;
    }

    public static async Task<string> PayeeAsync(this TestSite site, Account user, string iban = GoodIban, string name = "Ada Ọkafor")
    {
        var made = await site.InScopeAsync(s => s.GetRequiredService<RequestPayee>().RunAsync(
            Method, new Dictionary<string, string> { ["Name"] = name, ["Iban"] = iban }, CancellationToken.None), user.Actor);
        Assert.Null(made.Error);
        return made.Value;
    }

    public static async Task<Withdrawal> WithdrawAsync(this TestSite site, Account user, long amount, string currency = "EUR")
    {
        var asked = await site.InScopeAsync(s => s.GetRequiredService<RequestWithdrawal>().RunAsync(new Money(amount, currency), Method, PublicId.New(), CancellationToken.None), user.Actor);
        Assert.Null(asked.Error);
        return asked.Value;
    }

    public static Task<Result<BankList>> TryGatherAsync(this TestSite site, Account by, BankListFormat format = BankListFormat.Sepa, string currency = "EUR") =>
        site.InScopeAsync(s => s.GetRequiredService<GatherBankList>().RunAsync(currency, format, CancellationToken.None), by.Actor);

    public static async Task<BankList> GatherAsync(this TestSite site, Account by, BankListFormat format = BankListFormat.Sepa, string currency = "EUR")
    {
        var gathered = await site.TryGatherAsync(by, format, currency);
        Assert.Null(gathered.Error);
        return gathered.Value;
    }

    public static Task<Result<BankFile>> TryHandOutAsync(this TestSite site, Account by, string listId) =>
        site.InScopeAsync(s => s.GetRequiredService<HandOutBankFile>().RunAsync(listId, CancellationToken.None), by.Actor);

    public static async Task<BankFile> HandOutAsync(this TestSite site, Account by, string listId)
    {
        var file = await site.TryHandOutAsync(by, listId);
        Assert.Null(file.Error);
        return file.Value;
    }

    public static Task<Withdrawal> WithdrawalAsync(this TestSite site, string id) =>
        site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Withdrawal>().AsNoTracking().SingleAsync(w => w.Id == id));

    public static async Task<(long Available, long Reserved)> MoneyAsync(this TestSite site, Account user, string currency = "EUR") =>
        (await site.BalanceAsync(AccountRef.Available(user.Id, currency)), await site.BalanceAsync(AccountRef.Reserve(user.Id, currency)));
}

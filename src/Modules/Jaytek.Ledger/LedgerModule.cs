using Jaytek.Engine.Contracts;
using Jaytek.Engine.Modules;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.BankFiles;
using Jaytek.Ledger.Checks;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Conversions;
using Jaytek.Ledger.Holds;
using Jaytek.Ledger.Payees;
using Jaytek.Ledger.Postings;
using Jaytek.Ledger.Splits;
using Jaytek.Ledger.Transfers;
using Jaytek.Ledger.Wallets;
using Jaytek.Ledger.Withdrawals;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Ledger;

/// <summary>The books: double entry, append only, sealed by the database. It knows no provider and no course.</summary>
public sealed class LedgerModule : IModule
{
    internal const string Feature = "Jaytek.Ledger";

    /// <inheritdoc/>
    public void Build(ModuleBuilder module) => module
        .Feature(Feature, "Ledger", "Money", "The books: wallets in any currency, splits, statements; nothing in them is ever edited.")
        .Options<LedgerOptions>("Ledger")
        .Tables<AccountTable>()
        .Tables<PostingTable>()
        .Tables<SplitTable>()
        .Tables<HoldTable>()
        .Tables<TransferTable>()
        .Tables<ConversionTable>()
        .Tables<CheckTable>()
        .Tables<PayeeTable>()
        .Tables<WithdrawalTable>()
        .Services(Register)
        .Add<IPersonalData, WalletData>()
        .Add<IPayoutProvider, BankFileProvider>()
        .Handles<WithdrawalReady, SendWithdrawal>("ledger.withdrawal.send")
        .Permissions(LedgerPermissions.All)
        .Job<ReleaseHolds>("ledger.release", "0 */10 * * * ?")
        .Job<ExpireTransfers>("ledger.expire", "30 */10 * * * ?")
        .Job<CheckBooks>(CheckBooks.JobName, "0 20 3 * * ?");

    private static void Register(IServiceCollection services)
    {
        services.AddSingleton<PostingIds>();
        services.AddScoped<IPostings, PostEntries>();
        services.AddScoped<IWallets, WalletReader>();
        services.AddScoped<ITransfers, MoveInTwo>();
        services.AddScoped<IConversions, ConvertMoney>();
        services.AddScoped<SplitRules>();
        services.AddScoped<RecordSplit>();
        services.AddScoped<DivideSale>();
        services.AddScoped<TakeBackSale>();
        services.AddScoped<ISplits, SplitDoor>();
        services.AddSingleton<PayeeSecrets>();
        services.AddScoped<RequestPayee>();
        services.AddScoped<DecidePayee>();
        services.AddScoped<RequestWithdrawal>();
        services.AddScoped<DecideWithdrawal>();
        services.AddScoped<EndWithdrawal>();
    }
}

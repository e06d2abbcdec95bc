using Jaytek.Admin.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Menus;
using Jaytek.Engine.Modules;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Adjustments;
using Jaytek.Ledger.BankFiles;
using Jaytek.Ledger.BankFiles.Admin;
using Jaytek.Ledger.BankFiles.Answers;
using Jaytek.Ledger.BankFiles.Lists;
using Jaytek.Ledger.Checks;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Conversions;
using Jaytek.Ledger.Documents;
using Jaytek.Ledger.Explorer;
using Jaytek.Ledger.Holds;
using Jaytek.Ledger.Invoices;
using Jaytek.Ledger.Invoices.Admin;
using Jaytek.Ledger.Payees;
using Jaytek.Ledger.Payees.Admin;
using Jaytek.Ledger.Postings;
using Jaytek.Ledger.Reports;
using Jaytek.Ledger.Reports.Admin;
using Jaytek.Ledger.Splits;
using Jaytek.Ledger.Splits.Admin;
using Jaytek.Ledger.Statements;
using Jaytek.Ledger.Statements.Pages;
using Jaytek.Ledger.Transfers;
using Jaytek.Ledger.Wallets;
using Jaytek.Ledger.Wallets.Movements;
using Jaytek.Ledger.Wallets.Pages;
using Jaytek.Ledger.Withdrawals;
using Jaytek.Ledger.Withdrawals.Admin;
using Jaytek.Ledger.Withdrawals.Own;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Ledger;

/// <summary>The books: double entry, append only, sealed by the database. It knows no provider and no course.</summary>
public sealed class LedgerModule : IModule
{
    internal const string Feature = "Jaytek.Ledger";

    private const string Earnings = "Earnings";
    private const string Money = "Money";
    private const string Sales = "Sales";

    /// <inheritdoc/>
    public void Build(ModuleBuilder module) => module
        .Feature(Feature, "Ledger", Money, "The books: wallets in any currency, splits, statements; nothing in them is ever edited.")
        .Recipe("ledger.recipe.json")
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
        .Tables<AdjustmentTable>()
        .Tables<BankListTable>()
        .Services(Register)
        .Tables<InvoiceTable>()
        .Tables<DocumentTable>()
        .Settings<InvoiceSettings>(InvoiceSettings.Key)
        .Services(RegisterDocuments)
        .Add<ISettingsCard, InvoiceCard>()
        .Add<IPersonalData, InvoiceData>()
        .Add<IPersonalData, StatementData>()
        .Add<IBlobReferences, DocumentReferences>()
        .Add<IPrintable, PrintInvoice>()
        .Add<IPrintable, PrintStatement>()
        .Add<IPrintable, PrintReport>()
        .Job<PrintDocuments>(PrintDocuments.JobName, "*/10 * * * * ?")
        .Add<IPersonalData, WalletData>()
        .Add<IPersonalData, AdjustmentData>()
        .Add<IAuditTarget, WalletTarget>()
        .Add<IPayoutProvider, BankFileProvider>()
        .Handles<WithdrawalReady, SendWithdrawal>("ledger.withdrawal.send", asksOutside: true)
        .Permissions(LedgerPermissions.All)
        .Add<IPersonalData, PayoutData>()
        .Add<IAuditTarget, WithdrawalAuditTarget>()
        .Add<IAuditTarget, BankListAuditTarget>()
        .Add<IAuditTarget, PayeeAuditTarget>()
        .Add<IAuditTarget, SplitAuditTarget>()
        .Menu(
            new MenuEntry(Earnings, "My earnings", EarningsModel.Address, LedgerPermissions.ReadEarnings.Own(), 10, "chart-bar"),
            new MenuEntry(Earnings, "My payouts", PayoutsModel.Address, LedgerPermissions.ReadEarnings.Own(), 20, "coin"),
            new MenuEntry(Earnings, "My statements", StatementsModel.Address, LedgerPermissions.ReadEarnings.Own(), 30, "files"),
            new MenuEntry(Sales, "Invoices", InvoicesModel.Address, LedgerPermissions.ReadInvoices, 30, "file-text"),
            new MenuEntry(Money, "Wallets", "/admin/wallets", LedgerPermissions.Read, 40, "coin"),
            new MenuEntry(Money, "Payouts", AllPayoutsModel.Address, LedgerPermissions.DecideWithdrawals, 50, "send"),
            new MenuEntry(Money, "Payees", AllPayeesModel.Address, LedgerPermissions.DecidePayees, 51, "user-circle"),
            new MenuEntry(Money, "Bank lists", AllBankListsModel.Address, LedgerPermissions.SendPayouts, 52, "building"),
            new MenuEntry(Money, "Splits", SplitsModel.Address, LedgerPermissions.Read, 70, "share"),
            new MenuEntry(Money, "Reports", ReportsModel.Address, LedgerPermissions.ReadReports, 80, "chart-bar"),
            new MenuEntry(Money, "Ledger", "/admin/ledger", LedgerPermissions.Read, 90, "article"))
        .Job<ReleaseHolds>("ledger.release", "0 */10 * * * ?")
        .Job<ExpireTransfers>("ledger.expire", "30 */10 * * * ?")
        .Job<UseApprovedPayees>("ledger.payees", "15 * * * * ?")
        .Job<SendDueWithdrawals>("ledger.payouts", "*/20 * * * * ?")
        .Job<CheckBooks>(CheckBooks.JobName, "0 20 3 * * ?");

    private static void RegisterDocuments(IServiceCollection services)
    {
        services.AddScoped<IInvoices, InvoiceDoor>();
        services.AddScoped<IssueInvoice>();
        services.AddScoped<CorrectInvoice>();
        services.AddScoped<WriteInvoice>();
        services.AddScoped<InvoiceNumbers>();
        services.AddScoped<FindInvoice>();
        services.AddScoped<WantDocument>();
        services.AddScoped<ReadStatement>();
        services.AddScoped<ListStatements>();
        services.AddScoped<ReadReport>();
    }

    private static void Register(IServiceCollection services)
    {
        services.AddSingleton<PostingIds>();
        services.AddSingleton<KnownAccounts>();
        services.AddScoped<IPostings, PostEntries>();
        services.AddScoped<IWallets, WalletReader>();
        services.AddScoped<ITransfers, MoveInTwo>();
        services.AddScoped<IConversions, ConvertMoney>();
        services.AddScoped<SplitRules>();
        services.AddScoped<RecordSplit>();
        services.AddScoped<ConfigureSplit>();
        services.AddScoped<SplitReader>();
        services.AddScoped<DivideSale>();
        services.AddScoped<TakeBackSale>();
        services.AddScoped<ISplits, SplitDoor>();
        services.AddSingleton<PayeeSecrets>();
        services.AddScoped<RequestPayee>();
        services.AddScoped<DecidePayee>();
        services.AddScoped<RequestWithdrawal>();
        services.AddScoped<DecideWithdrawal>();
        services.AddScoped<EndWithdrawal>();
        services.AddScoped<PayoutOrders>();
        services.AddScoped<RescueWithdrawal>();
        services.AddScoped<IPayouts, PayoutDoor>();
        services.AddScoped<RequestAdjustment>();
        services.AddScoped<DecideAdjustment>();
        services.AddScoped<StartCheck>();
        services.AddScoped<AdjustmentList>();
        services.AddScoped<WalletList>();
        services.AddScoped<WalletEntries>();
        services.AddScoped<PostingList>();
        services.AddScoped<AccountList>();
        services.AddScoped<AccountHistory>();
        services.AddScoped<FindInBooks>();
        services.AddScoped<OpenPosting>();
        RegisterPayouts(services);
    }

    private static void RegisterPayouts(IServiceCollection services)
    {
        services.AddScoped<MovementReader>();
        services.AddScoped<OwnPayouts>();
        services.AddScoped<PayoutReader>();
        services.AddScoped<PayeeReader>();
        services.AddScoped<BankListReader>();
        services.AddScoped<BankLines>();
        services.AddSingleton<WriteBankFile>();
        services.AddScoped<GatherBankList>();
        services.AddScoped<HandOutBankFile>();
        services.AddScoped<DissolveBankList>();
        services.AddScoped<SettleBankList>();
        services.AddScoped<SettleBankWithdrawal>();
        services.AddScoped<TakeBankAnswer>();
    }
}

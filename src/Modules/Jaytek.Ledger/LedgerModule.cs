using Jaytek.Engine.Modules;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Postings;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Ledger;

/// <summary>The books: double entry, append only, sealed by the database. It knows no provider and no course.</summary>
public sealed class LedgerModule : IModule
{
    internal const string Feature = "Jaytek.Ledger";

    /// <inheritdoc/>
    public void Build(ModuleBuilder module) => module
        .Feature(Feature, "Ledger", "Money", "The books: wallets in any currency, splits, statements; nothing in them is ever edited.")
        .Tables<AccountTable>()
        .Tables<PostingTable>()
        .Services(Register);

    private static void Register(IServiceCollection services)
    {
        services.AddSingleton<PostingIds>();
        services.AddScoped<IPostings, PostEntries>();
    }
}

using Jaytek.Engine.Modules;

namespace Jaytek.Ledger;

/// <summary>The books: double entry, append only, sealed by the database. It knows no provider and no course.</summary>
public sealed class LedgerModule : IModule
{
    internal const string Feature = "Jaytek.Ledger";

    /// <inheritdoc/>
    public void Build(ModuleBuilder module) => module
        .Feature(Feature, "Ledger", "Money", "The books: wallets in any currency, splits, statements; nothing in them is ever edited.");
}

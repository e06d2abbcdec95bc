using Jaytek.Admin.Contracts;

namespace Jaytek.Payments.Purchases;

/// <summary>Leads from one's account to what one has bought.</summary>
internal sealed class PurchasesLink : IAccountLink
{
    /// <inheritdoc/>
    public string Text => "What you have bought";

    /// <inheritdoc/>
    public string Path => BillingModel.Address;
}

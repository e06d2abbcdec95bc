using Jaytek.Engine.Epochs;

namespace Jaytek.Identity.Rights;

/// <summary>Moves where one account's stamp, password or existence changes and pages stay what they are; <see cref="RightsCache"/> begins anew as for its own epoch.</summary>
internal sealed class AccountsEpoch(RightsCache rights) : IEpochListener
{
    public const string Name = IEpochListener.Own + "accounts";

    public string Epoch => Name;

    public Task RefreshAsync(CancellationToken cancellationToken) => rights.RefreshAsync(cancellationToken);
}

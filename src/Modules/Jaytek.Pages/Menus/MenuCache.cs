using Jaytek.Engine.Epochs;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Pages.Menus;

/// <summary>Menus as every page shows them, no link marked, until something changes.</summary>
internal sealed class MenuCache : IEpochListener, IDisposable
{
    private const long Bytes = 4 * 1024 * 1024;

    public EpochCache<MenuModel> Menus { get; } = new(Bytes);

    public string Epoch => IEpochListener.Any;

    public Task RefreshAsync(CancellationToken cancellationToken)
    {
        Menus.Clear();
        return Task.CompletedTask;
    }

    public void Dispose() => Menus.Dispose();
}

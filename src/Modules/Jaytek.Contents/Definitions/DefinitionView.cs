using System.Data.Common;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;

namespace Jaytek.Contents.Definitions;

/// <summary>The definitions as this scope sees them: the committed ones, or those that its open unit of work has made, which hold only as long as the unit is open.</summary>
internal sealed class DefinitionView(DefinitionCache cache, UnitOfWork unit) : IContentDefinitionManager
{
    private ContentDefinitions? _pending;
    private DbTransaction? _pendingIn;

    public ContentDefinitions Current =>
        _pending is not null && ReferenceEquals(_pendingIn, unit.Transaction) ? _pending : cache.Current;

    /// <summary>Reads the definitions anew inside the open unit of work: another process may have changed them within the last second.</summary>
    public async Task<ContentDefinitions> ReloadAsync(CancellationToken cancellationToken)
    {
        var definitions = await DefinitionCache.ReadAsync(unit.Db, cancellationToken);
        Show(definitions);
        return definitions;
    }

    /// <summary>Shows <paramref name="definitions"/> until the open unit of work ends.</summary>
    public void Show(ContentDefinitions definitions)
    {
        _pendingIn = unit.Transaction ?? throw new InvalidOperationException("Definitions change inside a unit of work only.");
        _pending = definitions;
    }
}

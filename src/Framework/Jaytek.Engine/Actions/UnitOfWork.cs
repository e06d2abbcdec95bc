using Jaytek.Engine.Data;
using Jaytek.Engine.Epochs;
using Jaytek.Engine.Events;
using Jaytek.Engine.Features;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Jaytek.Engine.Actions;

/// <summary>One database context and one transaction, opened by the outermost action of a scope and committed by it alone.</summary>
public sealed class UnitOfWork
{
    private readonly OutboxWriter _outbox;
    private readonly FeatureView _features;
    private readonly EpochNode _node;
    private readonly List<IDomainEvent> _events = [];
    private readonly HashSet<string> _epochs = [];
    private readonly List<Action> _afterCommit = [];
    private IDbContextTransaction? _transaction;
    private bool _doomed;

    // Most requests only read, by commands of their own: the context is made for those who ask for it.
    private readonly Lazy<JaytekDb> _db;

    internal UnitOfWork(Func<JaytekDb> db, OutboxWriter outbox, FeatureView features, EpochNode node) =>
        (_db, _outbox, _features, _node) = (new Lazy<JaytekDb>(db), outbox, features, node);

    /// <summary>The context; use <c>Db.Database.GetDbConnection()</c> with <see cref="Transaction"/> for raw ADO.NET inside the unit.</summary>
    public JaytekDb Db => _db.Value;

    /// <summary>The open transaction, for raw commands; null outside an action.</summary>
    public System.Data.Common.DbTransaction? Transaction => _transaction?.GetDbTransaction();

    internal bool IsOpen => _transaction is not null;

    internal async Task OpenAsync(CancellationToken cancellationToken)
    {
        Db.ChangeTracker.Clear();
        _transaction = await Db.Database.BeginTransactionAsync(cancellationToken);
        // Shorter than a command's own limit, so that a lock that another holds long is told as such. SQLite has its busy timeout.
        if (Db.Database.IsNpgsql())
            await Db.Database.ExecuteSqlRawAsync("set local lock_timeout = '20s'", cancellationToken);
    }

    internal void Raise(IDomainEvent domainEvent) => _events.Add(domainEvent);

    internal void Bump(string epoch) => _epochs.Add(epoch);

    internal void AfterCommit(Action evict) => _afterCommit.Add(evict);

    /// <summary>A nested action was refused or failed after it may have changed something: the unit can only roll back.</summary>
    internal void Doom() => _doomed = true;

    /// <summary>Saves, writes outbox rows and epochs, commits. True where epochs moved, so that the caller follows them.</summary>
    internal async Task<(bool Events, bool Epochs)> CommitAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_doomed)
            throw new InvalidOperationException("An action inside this unit of work was refused or failed; the outer action must return that refusal or let the exception pass.");
        await Db.SaveChangesAsync(cancellationToken);
        if (_events.Count > 0)
        {
            // After the rows and before the epochs: whoever waits for a row here holds no lock of the outbox, so the two cannot deadlock.
            await _outbox.WriteAsync(Db, _events, now, cancellationToken);
            await Db.SaveChangesAsync(cancellationToken);
        }
        // Epoch rows are touched last and in one order, so that concurrent units hold these hot locks briefly and cannot deadlock.
        foreach (var epoch in _epochs.Order(StringComparer.Ordinal))
            await BumpRowAsync(epoch, cancellationToken);
        // The server tells the other nodes once this is committed, and nobody where it is not.
        if (_epochs.Count > 0 && Db.Database.IsNpgsql())
            await Db.Database.ExecuteSqlAsync($"select pg_notify({EpochListening.Channel}, {_node.Id})", cancellationToken);
        await _transaction!.CommitAsync(cancellationToken);
        var told = (_events.Count > 0, _epochs.Count > 0);
        foreach (var evict in _afterCommit)
            evict();
        return told;
    }

    internal async Task CloseAsync()
    {
        if (_transaction is not null)
            await _transaction.DisposeAsync();
        _transaction = null;
        _doomed = false;
        _events.Clear();
        _epochs.Clear();
        _afterCommit.Clear();
        _features.Forget();
        Db.ChangeTracker.Clear();
    }

    private Task<int> BumpRowAsync(string epoch, CancellationToken cancellationToken) =>
        Db.Database.ExecuteSqlAsync(
            $"insert into cms_epoch (name, value) values ({epoch}, 1) on conflict (name) do update set value = cms_epoch.value + 1", cancellationToken);
}

using Microsoft.EntityFrameworkCore;

namespace Jaytek.Engine.Data;

/// <summary>Adds a module's tables to the one model. All contributors are always there, whatever the features' state: tables stay.</summary>
public interface IModelContributor
{
    /// <summary>Maps the module's entities; names become snake_case unless given.</summary>
    void Contribute(ModelBuilder model, DatabaseProvider provider);

    /// <summary>What PostgreSQL holds of these tables against the site itself.</summary>
    IReadOnlyList<TableGuard> Guards => [];

    /// <summary>
    /// Makes what EF has no word for, such as a full-text index. Called at every start after the migrations, as the tables' owner, in a transaction
    /// that no second process is in at the same time: look whether it is there, and make it where it is not.
    /// </summary>
    Task CompleteAsync(JaytekDb db, CancellationToken cancellationToken) => Task.CompletedTask;
}

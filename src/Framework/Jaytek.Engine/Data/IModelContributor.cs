using Microsoft.EntityFrameworkCore;

namespace Jaytek.Engine.Data;

/// <summary>Adds a module's tables to the one model. All contributors are always there, whatever the features' state: tables stay.</summary>
public interface IModelContributor
{
    /// <summary>Maps the module's entities; names become snake_case unless given.</summary>
    void Contribute(ModelBuilder model, DatabaseProvider provider);
}

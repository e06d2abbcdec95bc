using System.Text.Json.Nodes;

namespace Jaytek.Engine.Contracts;

/// <summary>
/// What recipes brought for modules that were not there yet: kept as it came, so that a module which arrives later adopts it when its
/// feature is first switched on. The module Recipes implements it.
/// </summary>
public interface IKeptRecipeData
{
    /// <summary>Everything kept for steps of this name (in any case), in the order in which it came first.</summary>
    Task<IReadOnlyList<KeptRecipeData>> ListAsync(string step, CancellationToken cancellationToken);

    /// <summary>Forgets one thing that its module has adopted; joins the open unit of work. True where there was one.</summary>
    Task<bool> RemoveAsync(string step, string key, CancellationToken cancellationToken);
}

/// <summary>One kept thing.</summary>
/// <param name="Key">What tells it from others of its step: an id, a name, or <c>*</c> where the step is one thing.</param>
/// <param name="Data">Its JSON as the recipe had it, expressions evaluated.</param>
public sealed record KeptRecipeData(string Key, JsonNode? Data);

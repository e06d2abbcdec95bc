using Jaytek.Kernel;

namespace Jaytek.Engine.Contracts;

/// <summary>
/// Roles by name, for rules that people write about them, such as those of layers. Rights are never asked so: they are asked of
/// <see cref="Security.IAuthorizer"/>. The module Identity implements it, from memory.
/// </summary>
public interface IRoleDirectory
{
    /// <summary>The names of all roles, in alphabetical order.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>The names of the roles that an actor is in; <c>Authenticated</c> or <c>Anonymous</c> is among them.</summary>
    ValueTask<IReadOnlyList<string>> OfAsync(Actor actor, CancellationToken cancellationToken);
}

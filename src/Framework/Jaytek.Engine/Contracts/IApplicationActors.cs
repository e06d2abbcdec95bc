using Jaytek.Kernel;

namespace Jaytek.Engine.Contracts;

/// <summary>Applications as actors when they do not ask themselves, such as where something counts for as long as its maker's right; the module OpenId implements it.</summary>
public interface IApplicationActors
{
    /// <summary>The application with the roles that it holds now; null where it was removed.</summary>
    /// <param name="applicationId">The id that an <see cref="ActorKind.Application"/> bears as its <see cref="Actor.UserId"/>.</param>
    Actor? Find(string applicationId);
}

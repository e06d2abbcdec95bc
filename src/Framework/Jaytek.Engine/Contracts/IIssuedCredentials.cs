using Jaytek.Kernel;

namespace Jaytek.Engine.Contracts;

/// <summary>The keys and grants by which programs act for others, for what must end with them. The module OpenId implements it.</summary>
public interface IIssuedCredentials
{
    /// <summary>Whether it still opens what it did.</summary>
    /// <param name="credential">An <see cref="Actor.Credential"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<bool> IsGoodAsync(string credential, CancellationToken cancellationToken);
}

using Jaytek.Engine.Modules;
using Jaytek.Kernel;

namespace Jaytek.Engine.Contracts;

/// <summary>Called, in the same unit of work, when a feature is switched on for the first time. The module Recipes runs the feature's recipes.</summary>
public interface IFeatureInstaller
{
    /// <summary>Prepares the feature's data; a refusal keeps the feature off.</summary>
    Task<Result> InstallAsync(FeatureInfo feature, CancellationToken cancellationToken);
}

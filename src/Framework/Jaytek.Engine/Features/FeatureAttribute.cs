namespace Jaytek.Engine.Features;

/// <summary>Says to which feature a controller, page model or view component belongs, where it is not the module's first.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FeatureAttribute(string id) : Attribute
{
    /// <summary>The feature's id.</summary>
    public string Id { get; } = id;
}

/// <summary>On an endpoint: the feature that it belongs to; the endpoint does not exist while the feature is off.</summary>
/// <param name="Id">The feature's id.</param>
public sealed record FeatureMetadata(string Id);

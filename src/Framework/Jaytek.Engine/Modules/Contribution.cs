namespace Jaytek.Engine.Modules;

/// <summary>That a feature contributes a type to a contract.</summary>
internal sealed record Contribution<T>(string FeatureId, Type Implementation) where T : class;

/// <summary>That a feature declares a value, such as a permission or a menu entry.</summary>
internal sealed record Declared<T>(string FeatureId, T Value);

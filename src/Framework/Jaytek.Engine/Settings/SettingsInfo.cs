namespace Jaytek.Engine.Settings;

/// <summary>Typed settings as a feature declares them.</summary>
/// <param name="Key">The name of the section, as recipes write it.</param>
/// <param name="Type">The class; its defaults are the settings' defaults.</param>
/// <param name="FeatureId">The feature that declares them.</param>
public sealed record SettingsInfo(string Key, Type Type, string FeatureId);

/// <summary>Settings of one type, kept in the database per brand.</summary>
public interface ISettings<TSettings> where TSettings : class, new()
{
    /// <summary>The kept settings, or the defaults.</summary>
    Task<TSettings> GetAsync(CancellationToken cancellationToken);

    /// <summary>Keeps the settings; call it inside an action, whose unit of work it joins.</summary>
    Task SetAsync(TSettings settings, CancellationToken cancellationToken);
}

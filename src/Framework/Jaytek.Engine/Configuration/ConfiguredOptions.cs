using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Jaytek.Engine.Data;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Jaytek.Engine.Configuration;

/// <summary>One section of the configuration and the options that it fills.</summary>
/// <param name="Path">Such as <c>Jaytek:Setup</c>.</param>
/// <param name="Options">Its public settable properties are the keys.</param>
internal sealed record ConfiguredSection(string Path, Type Options);

/// <summary>Options of a section <c>Jaytek:…</c>: an unknown key, a value of the wrong kind or out of its range is a <see cref="ConfigurationException"/> that names the key.</summary>
internal static class ConfiguredOptions
{
    /// <summary>Binds and checks options; <see cref="ConfigurationCheck"/> asks for all of them before the data are touched.</summary>
    public static void AddConfigured<TOptions>(this IServiceCollection services, IConfiguration configuration, string section) where TOptions : class
    {
        var path = $"{ConfigurationCheck.Root}:{section}";
        services.AddSingleton(new ConfiguredSection(path, typeof(TOptions)));
        services.AddOptions<TOptions>().Configure(options => Fill(configuration.GetSection(path), options)).ValidateOnStart();
    }

    private static void Fill<TOptions>(IConfigurationSection section, TOptions options) where TOptions : class
    {
        var properties = typeof(TOptions).GetProperties().ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            if (!properties.TryGetValue(child.Key, out var property))
                throw new ConfigurationException(child.Path, $"there is no such key; {section.Path} has {string.Join(", ", properties.Keys.Order(StringComparer.Ordinal))}");
            RefuseWrongKind(child, property);
        }
        section.Bind(options);
        RefuseWrongValue(section, options);
    }

    private static void RefuseWrongKind(IConfigurationSection child, PropertyInfo property)
    {
        try
        {
            child.Get(property.PropertyType, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException wrong)
        {
            throw new ConfigurationException(child.Path, (wrong.InnerException ?? wrong).Message.TrimEnd('.'));
        }
    }

    private static void RefuseWrongValue(IConfigurationSection section, object options)
    {
        var wrong = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new ValidationContext(options), wrong, validateAllProperties: true))
            throw new ConfigurationException($"{section.Path}:{wrong[0].MemberNames.FirstOrDefault()}".TrimEnd(':'), wrong[0].ErrorMessage?.TrimEnd('.') ?? "the value is wrong");
    }
}

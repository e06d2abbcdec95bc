using Jaytek.Engine.Data;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Jaytek.Engine.Configuration;

/// <summary>Looks at the whole configuration of the product before anything is done with it.</summary>
internal static class ConfigurationCheck
{
    public const string Root = "Jaytek";

    private const string Database = Root + ":Database";

    /// <summary>Keys that are read before there are services, by <see cref="DatabaseOptions"/>.</summary>
    private static readonly string[] Early = [Root + ":DataDirectory", Database + ":Provider", Database + ":ConnectionString", DatabaseOptions.OwnerKey];

    /// <summary>Checks every key below <see cref="Root"/>.</summary>
    /// <exception cref="ConfigurationException">One is unknown, for instance mistyped, or has a wrong value.</exception>
    public static void Run(IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        var sections = services.GetServices<ConfiguredSection>().Select(section => section.Path).ToList();
        foreach (var child in configuration.GetSection(Root).GetChildren())
        {
            if (child.Path.Equals(Database, StringComparison.OrdinalIgnoreCase))
                RefuseUnknown(child.GetChildren(), Early);
            else
                RefuseUnknown([child], [.. Early, .. sections]);
        }
        services.GetService<IStartupValidator>()?.Validate();
    }

    private static void RefuseUnknown(IEnumerable<IConfigurationSection> given, IReadOnlyList<string> known)
    {
        foreach (var section in given)
        {
            if (!known.Contains(section.Path, StringComparer.OrdinalIgnoreCase))
                throw new ConfigurationException(section.Path, $"there is no such key; there are {string.Join(", ", known.Order(StringComparer.Ordinal))}");
        }
    }
}

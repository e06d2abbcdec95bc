using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.Engine.Configuration;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Engine;

/// <summary>The host's settings file is the catalogue that it says it is.</summary>
public sealed class SettingsFileTests
{
    // Read before services exist, by hand: they have no class.
    private static readonly string[] Others = ["DataDirectory", "Database"];

    [Fact, NoDatabase("Compares the settings file with the classes that read it.")]
    public async Task Every_key_of_the_product_stands_in_the_settings_file_with_its_default()
    {
        var site = await SharedSites.GetAsync(DatabaseProvider.Sqlite);
        var file = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "appsettings.json")), documentOptions: new() { CommentHandling = JsonCommentHandling.Skip });
        var sections = site.Services.GetServices<ConfiguredSection>().ToList();
        var known = file!["Jaytek"]!.AsObject();
        Assert.Equal(sections.Select(s => Name(s.Path)).Concat(Others).Order(StringComparer.Ordinal), known.Select(m => m.Key).Order(StringComparer.Ordinal));
        foreach (var (path, type) in sections)
        {
            var name = Name(path);
            var defaults = JsonSerializer.SerializeToNode(Activator.CreateInstance(type), type)!.AsObject();
            Assert.Equal(Text(name, defaults), Text(name, known[name]!.AsObject()));
        }
    }

    private static string Name(string path) => path[(path.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static string Text(string section, JsonObject keys) =>
        string.Join('\n', keys.OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => $"{section}:{k.Key} = {k.Value?.ToJsonString() ?? "null"}"));
}

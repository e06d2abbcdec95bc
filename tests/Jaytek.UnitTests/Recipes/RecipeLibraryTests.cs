using Jaytek.Engine.Modules;
using Jaytek.Recipes;
using Jaytek.Recipes.Library;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Jaytek.UnitTests.Recipes;

public sealed class RecipeLibraryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("jaytek-library-").FullName;

    public RecipeLibraryTests()
    {
        Write("site.recipe.json", "Site");
        Write("pages.recipe.json", "site-pages");
        Write("demo/pages.recipe.json", "demo-pages");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "demo/upwards"), _folder);
    }

    [Theory]
    [InlineData("site", "site.recipe.json")]
    [InlineData("PAGES", "pages.recipe.json")]
    [InlineData("site-pages", "pages.recipe.json")]
    [InlineData("demo-pages", "demo/pages.recipe.json")]
    public async Task Recipe_is_found_by_its_file_or_its_header_and_a_part_by_its_header_only(string name, string path)
    {
        var found = await Library().FindAsync(name, CancellationToken.None);

        Assert.Equal(Path.Combine(_folder, path), found.Value.Origin);
    }

    [Fact]
    public async Task Recipes_of_the_folder_are_listed_once_before_those_of_modules()
    {
        var listed = await Library().ListAsync(CancellationToken.None);

        Assert.Equal(["site-pages", "Site", "demo-pages"], listed.Take(3).Select(each => each.Recipe!.File.Header.Name));
        Assert.DoesNotContain(listed.Skip(3), each => each.Recipe?.Origin.StartsWith(_folder, StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Unknown_name_is_refused() =>
        Assert.Equal("recipes.recipe.unknown", (await Library().FindAsync("upwards", CancellationToken.None)).Error?.Code);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private RecipeLibrary Library() => new(
        ModuleCatalog.Load(new ServiceCollection(), new ConfigurationBuilder().Build()),
        Options.Create(new RecipesOptions { Directory = _folder }));

    private void Write(string path, string name)
    {
        var full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, $$"""{ "name": "{{name}}", "steps": [] }""");
    }
}

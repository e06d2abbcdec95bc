using Jaytek.Recipes.Library;

namespace Jaytek.UnitTests.Recipes;

public sealed class RecipeFolderTests : IDisposable
{
    private readonly string _tree = Directory.CreateTempSubdirectory("jaytek-recipes-").FullName;

    public RecipeFolderTests()
    {
        Write("outside.txt");
        Write("recipes-beside/secret.txt");
        Write("recipes/shared/a.txt");
        Write("recipes/blog/b.txt");
        File.CreateSymbolicLink(Path.Combine(_tree, "recipes/blog/link.txt"), Path.Combine(_tree, "outside.txt"));
        File.CreateSymbolicLink(Path.Combine(_tree, "recipes/blog/inner.txt"), Path.Combine(_tree, "recipes/blog/b.txt"));
        Directory.CreateSymbolicLink(Path.Combine(_tree, "recipes/blog/folder"), _tree);
    }

    [Theory]
    [InlineData("b.txt", true)]
    [InlineData("./b.txt", true)]
    [InlineData("../shared/a.txt", true)]
    [InlineData(@"..\shared\a.txt", true)]
    [InlineData("missing.txt", false)]
    [InlineData("", false)]
    [InlineData(".", false)]
    [InlineData("..", false)]
    [InlineData("../shared", false)]
    [InlineData("../../outside.txt", false)]
    [InlineData("../../recipes-beside/secret.txt", false)]
    [InlineData("../blog/../../outside.txt", false)]
    [InlineData("/etc/hostname", false)]
    [InlineData("~/a.txt", false)]
    [InlineData("C:\\Windows\\win.ini", false)]
    [InlineData("file:///etc/hostname", false)]
    [InlineData("b.txt\0.png", false)]
    [InlineData("link.txt", false)]
    [InlineData("inner.txt", false)]
    [InlineData("folder/outside.txt", false)]
    [InlineData("folder/recipes/blog/b.txt", false)]
    public void Only_real_files_of_the_tree_open(string path, bool opens)
    {
        using var stream = new RecipeFolder(Path.Combine(_tree, "recipes"), Path.Combine(_tree, "recipes/blog")).OpenRead(path);
        Assert.Equal(opens, stream is not null);
    }

    public void Dispose() => Directory.Delete(_tree, recursive: true);

    private void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_tree, path))!);
        File.WriteAllText(Path.Combine(_tree, path), "x");
    }
}

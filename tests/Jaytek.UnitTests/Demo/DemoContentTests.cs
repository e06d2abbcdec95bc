using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Kernel;

namespace Jaytek.UnitTests.Demo;

public sealed class DemoContentTests
{
    private static readonly string[] s_idMembers = ["ContentItemId", "ContentItemVersionId"];

    [Theory]
    [InlineData("DJProfile", 12, 16)]
    [InlineData("Mix", 40, 40)]
    [InlineData("Event", 50, 60)]
    [InlineData("Course", 6, 6)]
    [InlineData("Lesson", 30, 54)]
    [InlineData("Page", 6, 6)]
    [InlineData("Menu", 2, 2)]
    public void There_is_enough_of_every_type(string type, int least, int most) =>
        Assert.InRange(DemoRecipes.OfType(type).Count(), least, most);

    [Fact]
    public void Set_up_recipe_runs_every_part_once()
    {
        var run = DemoRecipes.Steps(DemoRecipes.Main, "Recipes").SelectMany(step => step.Objects("Values")).Select(value => value.Text("name"));

        Assert.Equal(DemoRecipes.Parts.Keys.Order(StringComparer.Ordinal), run.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Ids_are_well_formed_and_none_is_given_twice()
    {
        var items = DemoRecipes.Items.Concat(DemoRecipes.Taxonomies.Values)
            .SelectMany(item => item.Everything()).OfType<JsonObject>().Where(item => item.ContainsKey("ContentType"));
        var users = DemoRecipes.Steps(DemoRecipes.Main, "Users").SelectMany(step => step.Objects("Users")).Select(user => user.Text("UserId"));
        var ids = items.SelectMany(item => s_idMembers.Where(item.ContainsKey).Select(item.Text)).Concat(users).ToList();

        Assert.All(ids, id => Assert.True(PublicId.IsWellFormed(id), id));
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_item_has_a_fixed_version_and_is_live() =>
        Assert.All(DemoRecipes.Items, item =>
        {
            Assert.NotEmpty(item.Text("ContentItemVersionId"));
            Assert.True(item["Latest"]!.GetValue<bool>());
            Assert.True(item["Published"]!.GetValue<bool>());
            Assert.True(DateTimeOffset.Parse(item.Text("PublishedUtc"), null) < new DateTimeOffset(DemoRecipes.SetUpOn, default, default));
        });

    [Fact]
    public void Names_and_titles_agree() =>
        // A widget has no title but its name.
        Assert.All(DemoRecipes.Items.Where(item => item["LayerMetadata"] is null), item => Assert.Equal(item.Text("DisplayText"), item.Text("TitlePart.Title")));

    [Fact]
    public void No_text_is_empty_or_left_unevaluated()
    {
        var texts = DemoRecipes.Items.SelectMany(item => item.Everything()).OfType<JsonValue>()
            .Where(value => value.GetValueKind() == JsonValueKind.String);

        Assert.All(texts, text =>
        {
            Assert.False(string.IsNullOrWhiteSpace(text.GetValue<string>()), text.GetPath());
            Assert.DoesNotContain("[js:", text.GetValue<string>(), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("DJProfile", "djs")]
    [InlineData("Mix", "mixes")]
    [InlineData("Event", "events")]
    [InlineData("Course", "courses")]
    [InlineData("Lesson", null)]
    [InlineData("Page", "")]
    public void Slugs_are_unique_within_their_type(string type, string? folder)
    {
        var paths = DemoRecipes.OfType(type).Select(item => item.Text("AutoroutePart.Path")).ToList();
        var slugs = paths.Select(path => path.Split('/')[^1]).ToList();

        Assert.Equal(slugs.Count, slugs.Distinct(StringComparer.Ordinal).Count());
        Assert.All(slugs, slug => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", slug));
        if (folder is not null)
            Assert.Equal(slugs.Select(slug => folder.Length == 0 ? slug : $"{folder}/{slug}"), paths);
    }

    [Fact]
    public void One_page_is_the_home_page()
    {
        var home = Assert.Single(DemoRecipes.OfType("Page"), page => page.Find("AutoroutePart.SetHomepage") is not null);
        var settings = Assert.Single(DemoRecipes.Steps(DemoRecipes.Main, "Settings"));

        Assert.Equal(home.Text("ContentItemId"), settings.Text("HomeRoute.ContentItemId"));
    }

    [Fact]
    public void Stage_names_try_the_layout()
    {
        var names = DemoRecipes.OfType("DJProfile").Select(dj => dj.Text("DisplayText")).ToList();

        Assert.Contains(names, name => name.Length <= 4);
        Assert.Contains(names, name => name.Count(char.IsLetter) is >= 38 and <= 40);
        Assert.Contains(names, name => name.Any(c => c > 'ÿ'));
    }
}

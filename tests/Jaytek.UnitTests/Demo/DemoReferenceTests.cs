using System.Text.Json.Nodes;

namespace Jaytek.UnitTests.Demo;

public sealed class DemoReferenceTests
{
    [Theory]
    [InlineData("Mix", "Mix.DJ", "DJProfile")]
    [InlineData("Event", "Event.DJs", "DJProfile")]
    [InlineData("Lesson", "Lesson.Course", "Course")]
    public void Picked_items_are_there(string type, string field, string picked)
    {
        var there = DemoRecipes.OfType(picked).Select(item => item.Text("ContentItemId")).ToHashSet(StringComparer.Ordinal);

        Assert.All(DemoRecipes.OfType(type), item =>
        {
            var ids = item.Texts(field + ".ContentItemIds");
            Assert.NotEmpty(ids);
            Assert.All(ids, id => Assert.Contains(id, there));
        });
    }

    [Fact]
    public void Terms_are_there()
    {
        var terms = DemoRecipes.Taxonomies.Values.ToDictionary(
            taxonomy => taxonomy.Text("ContentItemId"),
            taxonomy => taxonomy.Objects("TaxonomyPart.Terms").Select(term => term.Text("ContentItemId")).ToHashSet(StringComparer.Ordinal));
        var fields = DemoRecipes.Items.SelectMany(item => item.Everything()).OfType<JsonObject>()
            .Where(field => field.ContainsKey("TermContentItemIds")).ToList();

        Assert.NotEmpty(fields);
        Assert.All(fields, field =>
        {
            var ids = field.Texts("TermContentItemIds");
            Assert.NotEmpty(ids);
            Assert.All(ids, id => Assert.Contains(id, terms[field.Text("TaxonomyContentItemId")]));
        });
    }

    [Fact]
    public void Every_genre_and_topic_is_in_use()
    {
        var used = DemoRecipes.Items.SelectMany(item => item.Everything()).OfType<JsonObject>()
            .SelectMany(field => field.Texts("TermContentItemIds")).ToHashSet(StringComparer.Ordinal);

        Assert.All(DemoRecipes.Taxonomies.Values.SelectMany(taxonomy => taxonomy.Objects("TaxonomyPart.Terms")),
            term => Assert.Contains(term.Text("ContentItemId"), used));
    }

    [Fact]
    public void Field_definitions_name_the_taxonomies_that_exist()
    {
        var ids = DemoRecipes.Taxonomies.Values.Select(taxonomy => taxonomy.Text("ContentItemId")).ToHashSet(StringComparer.Ordinal);
        var settings = DemoTypes.Fields.Select(field => field.Find("Settings.TaxonomyFieldSettings")).OfType<JsonNode>().ToList();

        Assert.NotEmpty(settings);
        Assert.All(settings, setting => Assert.Contains(setting.Text("TaxonomyContentItemId"), ids));
    }

    [Fact]
    public void Owners_and_instructors_are_users_of_the_demo()
    {
        var users = DemoRecipes.Steps(DemoRecipes.Main, "Users").SelectMany(step => step.Objects("Users"))
            .ToDictionary(user => user.Text("UserId"), user => user, StringComparer.Ordinal);

        Assert.All(DemoRecipes.Items, item => Assert.Equal(item.Text("Author"), users[item.Text("Owner")].Text("UserName")));
        Assert.All(DemoRecipes.OfType("Course"), course =>
            Assert.All(course.Texts("Course.Instructor.UserIds"), id => Assert.Contains("Instructor", users[id].Texts("RoleNames"))));
    }

    [Theory]
    [InlineData("kasimir", "DJProfile", 2)]
    [InlineData("kasimir", "Mix", 6)]
    [InlineData("kasimir", "Event", 5)]
    [InlineData("mira", "Mix", 3)]
    public void Whoever_may_keep_only_their_own_has_something_to_keep(string user, string type, int least) =>
        Assert.True(DemoRecipes.OfType(type).Count(item => item.Text("Author") == user) >= least);

    [Fact]
    public void Library_has_pictures_and_dates_show_them() =>
        Assert.True(DemoRecipes.OfType("Event").Count(item => item.Texts("Event.Flyer.Paths").Intersect(DemoPictures.Paths).Any()) >= 5);

    [Fact]
    public void Menus_lead_to_pages_of_the_demo_or_to_lists()
    {
        var pages = DemoRecipes.OfType("Page").Select(page => page.Text("ContentItemId")).ToHashSet(StringComparer.Ordinal);

        Assert.All(DemoRecipes.OfType("Menu").SelectMany(menu => menu.Objects("MenuItemsListPart.MenuItems")), entry =>
        {
            if (entry.Text("ContentType") == "ContentMenuItem")
                Assert.Contains(Assert.Single(entry.Texts("ContentMenuItemPart.SelectedContentItem.ContentItemIds")), pages);
            else
                Assert.Contains(entry.Text("LinkMenuItemPart.Url"), new[] { "/djs", "/mixes", "/events", "/courses" });
        });
    }

    [Fact]
    public void Every_file_that_content_names_is_made_by_the_demo()
    {
        var made = DemoAudio.Files.Keys.Concat(DemoPictures.Paths).ToHashSet(StringComparer.Ordinal);
        var named = DemoRecipes.Items.SelectMany(item => item.Everything()).OfType<JsonObject>().SelectMany(field => field.Texts("Paths")).ToList();

        Assert.All(named, path => Assert.Contains(path, made));
        Assert.Equal(made.Order(StringComparer.Ordinal), named.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }
}

using System.Text.Json.Nodes;
using Jaytek.Identity.Contracts;

namespace Jaytek.UnitTests.Demo;

public sealed class DemoAccessTests
{
    private static readonly IReadOnlyList<JsonObject> s_productRoles =
        [.. DemoRecipes.Steps(DemoRecipes.Read("src/Modules/Jaytek.Identity/identity.recipe.json"), "Roles").SelectMany(step => step.Objects("Roles"))];

    private static readonly IReadOnlyList<JsonObject> s_users = [.. DemoRecipes.Steps(DemoRecipes.Main, "Users").SelectMany(step => step.Objects("Users"))];

    private static readonly IReadOnlyList<JsonObject> s_roles = [.. DemoRecipes.Steps(DemoRecipes.Main, "Roles").SelectMany(step => step.Objects("Roles"))];

    [Fact]
    public void There_is_a_user_for_every_role_that_people_are_given()
    {
        // The administrator comes with the set-up; the last two are everybody's.
        string[] notGiven = ["Administrator", "Authenticated", "Anonymous"];
        var given = s_productRoles.Select(role => role.Text("Name")).Except(notGiven, StringComparer.Ordinal);

        Assert.Equal(given.Order(StringComparer.Ordinal), s_users.SelectMany(user => user.Texts("RoleNames")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_user_comes_with_a_password() =>
        Assert.All(s_users, user => Assert.DoesNotContain(user, member => member.Key.Contains("Password", StringComparison.OrdinalIgnoreCase)));

    [Fact]
    public void Roles_are_added_to_and_every_permission_is_known()
    {
        Assert.All(s_roles, role => Assert.Equal("Add", role.Text("PermissionBehavior")));
        Assert.All(s_roles.SelectMany(role => role.Texts("Permissions")), name => Assert.True(PermissionNames.TryResolve(name, out _), name));
    }

    [Fact]
    public void Everybody_may_read_and_nothing_else()
    {
        var anonymous = Assert.Single(s_roles, role => role.Text("Name") == "Anonymous");

        Assert.All(anonymous.Texts("Permissions"), name => Assert.True(name == "AccessContentApi" || name.StartsWith("View", StringComparison.Ordinal), name));
    }

    [Theory]
    [InlineData("DJProfile")]
    [InlineData("Mix")]
    [InlineData("Event")]
    [InlineData("Course")]
    [InlineData("Lesson")]
    [InlineData("Page")]
    public void Everybody_may_read_the_types_that_have_a_page(string type) =>
        Assert.Contains($"View_{type}", Assert.Single(s_roles, role => role.Text("Name") == "Anonymous").Texts("Permissions"));
}

using System.Text.Json.Nodes;
using Jaytek.Pages.Layers.Rules;

namespace Jaytek.UnitTests.Pages;

public sealed class LayerRuleTests
{
    private const string Always = """{"$type":"OrchardCore.Rules.Models.BooleanCondition, OrchardCore.Rules","Value":true}""";
    private const string Never = """{"$type":"OrchardCore.Rules.Models.BooleanCondition, OrchardCore.Rules","Value":false}""";

    [Theory]
    [InlineData("Equals", "/djs", "/djs", true)]
    [InlineData("Equals", "/djs/", "/djs", true)]
    [InlineData("Equals", "~/djs", "/DJS", true)]
    [InlineData("Equals", "/djs", "/djs/mira", false)]
    [InlineData("Equals", "/djs/*", "/djs/mira", true)]
    [InlineData("Equals", "/djs/*", "/djs", false)]
    [InlineData("Equals", "*/mira*", "/a/mira/b", true)]
    [InlineData("NotEquals", "/djs/*", "/mixes", true)]
    [InlineData("StartsWith", "/courses", "/courses/first", true)]
    [InlineData("NotStartsWith", "/courses", "/courses/first", false)]
    [InlineData("EndsWith", ".html", "/old.html", true)]
    [InlineData("Contains", "live", "/mixes/live-at", true)]
    [InlineData("NotContains", "live", "/mixes/live-at", false)]
    public void A_path_is_compared(string how, string value, string path, bool holds) =>
        Assert.Equal(holds, Holds(Text("Url", how, value), new Visit(path, false, ["Anonymous"], null)));

    [Theory]
    [InlineData("Role", "Equals", "Editor", true)]
    [InlineData("Role", "Equals", "editor", true)]
    [InlineData("Role", "Equals", "Instructor", false)]
    [InlineData("Role", "NotEquals", "Editor", false)]
    [InlineData("Role", "NotEquals", "Instructor", true)]
    [InlineData("Role", "StartsWith", "Auth", true)]
    [InlineData("ContentType", "Equals", "Mix", true)]
    [InlineData("ContentType", "NotEquals", "Mix", false)]
    [InlineData("ContentType", "Equals", "Course", false)]
    public void Roles_and_types_are_compared(string kind, string how, string value, bool holds) =>
        Assert.Equal(holds, Holds(Text(kind, how, value), new Visit("/mixes/a", true, ["Authenticated", "Editor"], "Mix")));

    [Theory]
    [InlineData("Homepage", "true", "/", false, true)]
    [InlineData("Homepage", "true", "/djs", false, false)]
    [InlineData("Homepage", "false", "/djs", false, true)]
    [InlineData("IsAuthenticated", "null", "/", true, true)]
    [InlineData("IsAuthenticated", "null", "/", false, false)]
    [InlineData("IsAnonymous", "null", "/", true, false)]
    [InlineData("IsAnonymous", "null", "/", false, true)]
    [InlineData("Javascript", "null", "/", true, false)]
    public void The_rest_is_yes_or_no(string kind, string value, string path, bool isSignedIn, bool holds) => Assert.Equal(holds, Holds(
        $$"""{"$type":"OrchardCore.Rules.Models.{{kind}}Condition, OrchardCore.Rules","Value":{{value}}}""", new Visit(path, isSignedIn, [], null)));

    [Theory]
    [InlineData("All", Always + "," + Always, true)]
    [InlineData("All", Always + "," + Never, false)]
    [InlineData("All", "", false)]
    [InlineData("Any", Never + "," + Always, true)]
    [InlineData("Any", Never + "," + Never, false)]
    [InlineData("Any", "", false)]
    public void Groups_hold_theirs(string group, string conditions, bool holds) => Assert.Equal(holds, Holds(
        $$"""{"$type":"OrchardCore.Rules.Models.{{group}}ConditionGroup, OrchardCore.Rules","Conditions":[{{conditions}}]}""", new Visit("/", false, [], null)));

    [Fact]
    public void A_rule_without_conditions_never_holds() => Assert.False(LayerRule.Holds([], new Visit("/", false, [], null)));

    [Fact]
    public void An_operator_that_nobody_knows_is_never_true() => Assert.False(Holds(Text("Url", "Matches", "/"), new Visit("/", false, [], null)));

    [Fact]
    public void A_pattern_of_many_stars_is_no_work() => Assert.False(Glob.Matches(
        string.Concat(Enumerable.Repeat("*a", 200)) + "b", new string('a', 2000), StringComparison.Ordinal));

    [Fact]
    public void A_thousand_groups_in_each_other_are_refused()
    {
        JsonNode node = JsonNode.Parse(Always)!;
        for (var depth = 0; depth < 1000; depth++)
            node = new JsonObject { ["$type"] = "AllConditionGroup", ["Conditions"] = new JsonArray(node) };

        Assert.Equal("pages.layer.rule_large", RuleJson.Read(new JsonObject { ["Conditions"] = new JsonArray(node) }).Error?.Code);
    }

    [Theory]
    [InlineData("""{"Conditions":{}}""")]
    [InlineData("""{"Conditions":["always"]}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public void What_is_no_rule_is_refused(string json) => Assert.Equal("pages.layer.rule_shape", RuleJson.Read(JsonNode.Parse(json)).Error?.Code);

    [Fact]
    public void A_rule_is_written_as_Orchard_writes_it_and_keeps_what_is_unknown()
    {
        var rule = JsonNode.Parse("""
            {"ConditionId":"r","Conditions":[
             {"$type":"OrchardCore.Rules.Models.AnyConditionGroup, OrchardCore.Rules","Name":"AnyConditionGroup","ConditionId":"a","Conditions":[
              {"$type":"OrchardCore.Rules.Models.UrlCondition, OrchardCore.Rules","Name":"UrlCondition","ConditionId":"b","Value":"/x",
               "Operation":{"$type":"OrchardCore.Rules.Models.StringNotEndsWithOperator, OrchardCore.Rules","CaseSensitive":true}}]},
             {"$type":"OrchardCore.Rules.Models.JavascriptCondition, OrchardCore.Rules","Name":"JavascriptCondition","ConditionId":"c","Script":"isHomepage()"}]}
            """)!.AsObject();

        var written = RuleJson.Write(RuleJson.Read(rule).Value, rule);

        Assert.True(JsonNode.DeepEquals(rule, written), written.ToJsonString());
    }

    private static bool Holds(string condition, Visit visit) =>
        LayerRule.Holds(RuleJson.Read(JsonNode.Parse($$"""{"Conditions":[{{condition}}] }""")).Value, visit);

    private static string Text(string kind, string how, string value) => $$"""
        {"$type":"OrchardCore.Rules.Models.{{kind}}Condition, OrchardCore.Rules","Value":"{{value}}",
         "Operation":{"$type":"OrchardCore.Rules.Models.String{{how}}Operator, OrchardCore.Rules","CaseSensitive":false} }
        """;
}

using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Parts;

namespace Jaytek.UnitTests.Contents;

public sealed class SeoMetaPartTests
{
    [Theory]
    [InlineData("https://example.org/mixes/harbour-lights", true)]
    [InlineData("/mixes/harbour-lights", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("mailto:mira@example.org", false)]
    [InlineData("mixes/harbour-lights", false)]
    public void A_canonical_address_is_that_of_a_page(string address, bool isOne)
    {
        var attached = new ContentTypePartDefinition("SeoMetaPart", new ContentPartDefinition("SeoMetaPart", DefinitionSettings.Empty, []), DefinitionSettings.Empty);
        var type = new ContentTypeDefinition("T", "T", DefinitionSettings.Empty, [attached]);
        var errors = new ContentErrors();
        new SeoMetaPart().Validate(new PartContext(type, attached, new JsonObject { ["Canonical"] = address }), errors);
        Assert.Equal(isOne, errors.IsEmpty);
    }

    [Theory]
    [InlineData("NOINDEX, Follow", new[] { "noindex", "Follow" }, "NOINDEX, Follow")]
    [InlineData("noindex,unavailable_after: 25 Jun 2030", new[] { "unavailable_after: 25 Jun 2030", "nofollow" }, "nofollow, unavailable_after: 25 Jun 2030")]
    [InlineData("noindex", new string[0], null)]
    [InlineData(null, new[] { "none", "invented" }, "none")]
    public void Robots_are_ticked_and_what_an_import_brought_is_kept_and_shown(string? before, string[] ticked, string? after)
    {
        var json = before is null ? new JsonObject() : new JsonObject { ["MetaRobots"] = before };
        var part = Part(json);
        new SeoMetaPart().Bind(part, new FormValues(new Microsoft.AspNetCore.Http.FormCollection(new() { ["MetaRobots"] = new([.. ticked.Prepend("")]) })));
        Assert.Equal(after, json["MetaRobots"].AsText());
        var input = new SeoMetaPart().Form(part).Single(one => one.Name == "MetaRobots");
        Assert.All(input.Values, value => Assert.Contains(value, input.Options.Select(option => option.Value)));
    }

    [Theory]
    [InlineData("none", true)]
    [InlineData("nofollow, None", true)]
    [InlineData("NOINDEX,nofollow", true)]
    [InlineData("max-image-preview:none", false)]
    [InlineData("nofollow", false)]
    [InlineData(null, false)]
    public void None_keeps_a_page_out_of_results_as_noindex_does(string? robots, bool isOut) => Assert.Equal(isOut, RobotsDirectives.KeepOut(robots));

    private static PartContext Part(JsonObject json)
    {
        var attached = new ContentTypePartDefinition("SeoMetaPart", new ContentPartDefinition("SeoMetaPart", DefinitionSettings.Empty, []), DefinitionSettings.Empty);
        return new PartContext(new ContentTypeDefinition("T", "T", DefinitionSettings.Empty, [attached]), attached, json);
    }
}

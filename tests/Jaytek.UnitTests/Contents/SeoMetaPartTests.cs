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
}

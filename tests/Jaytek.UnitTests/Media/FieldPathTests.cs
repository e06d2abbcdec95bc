using System.Text.Json.Nodes;
using Jaytek.Media.Uses;

namespace Jaytek.UnitTests.Media;

public sealed class FieldPathTests
{
    [Fact]
    public void Media_fields_name_files_with_their_members_and_texts_name_none() =>
        Assert.Equal(
            [("Mix.Cover.Paths", "covers/x.png"), ("Flow.Widgets[1].Sound.Paths", "deep.wav")],
            FieldPath.In(JsonNode.Parse("""
                {"Mix":{"Cover":{"Paths":["Covers/X.png",7,null,"../keys"]},"Body":"![it](/media/a.jpg)"},
                 "Flow":{"Widgets":[{},{"Sound":{"Paths":["deep.wav"]}}]}}
                """)).Select(file => (file.Member, file.Key)));

    [Theory]
    [InlineData("/Caf\u00e9.png")]
    [InlineData("~/caf\u00e9.png")]
    [InlineData("Cafe\u0301.png")]
    public void One_file_has_one_key_however_it_is_written(string path)
    {
        var item = new JsonObject { ["Cover"] = new JsonObject { ["Paths"] = new JsonArray(path) } };
        Assert.Equal("caf\u00e9.png", Assert.Single(FieldPath.In(item)).Key);
        Assert.Equal(["caf\u00e9.png"], NamedPaths.In(item));
    }
}

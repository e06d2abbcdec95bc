using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;

namespace Jaytek.UnitTests.Contents;

public sealed class JsonMergeTests
{
    // The cases of RFC 7396, appendix A, whose target and patch are objects.
    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"a":null}""", """{}""")]
    [InlineData("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [InlineData("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [InlineData("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [InlineData("""{}""", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    [InlineData("""{"a":"b"}""", """{"a":{"c":1}}""", """{"a":{"c":1}}""")]
    public void Patch_follows_rfc_7396(string target, string patch, string expected)
    {
        var merged = JsonNode.Parse(target)!.AsObject();
        JsonMerge.Patch(merged, JsonNode.Parse(patch)!.AsObject());
        Assert.Equal(expected, merged.ToJsonString());
    }

    [Theory]
    [InlineData("""{"S":{"a":1,"b":[1,2]}}""", """{"S":{"b":[3]}}""", """{"S":{"a":1,"b":[3]}}""")]
    [InlineData("""{"S":{"a":1}}""", """{"S":{"a":null}}""", """{"S":{"a":null}}""")]
    [InlineData("""{"S":null}""", """{"S":{"a":1}}""", """{"S":{"a":1}}""")]
    public void Settings_keep_a_null_and_replace_lists(string target, string changes, string expected)
    {
        var merged = JsonNode.Parse(target)!.AsObject();
        JsonMerge.Settings(merged, JsonNode.Parse(changes)!.AsObject());
        Assert.Equal(expected, merged.ToJsonString());
    }

    [Fact]
    public void The_patch_can_be_used_again()
    {
        var patch = JsonNode.Parse("""{"a":{"b":[1]}}""")!.AsObject();
        var first = new JsonObject();
        var second = new JsonObject();
        JsonMerge.Patch(first, patch);
        JsonMerge.Patch(second, patch);
        Assert.Equal(first.ToJsonString(), second.ToJsonString());
    }
}

using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;

namespace Jaytek.UnitTests.Contents;

public sealed class JsonEqualityTests
{
    [Theory]
    [InlineData("""{"a":1,"b":2}""", """{"b":2,"a":1}""")]
    [InlineData("""{"a":1}""", """{"a":1.0}""")]
    [InlineData("""{"a":100}""", """{"a":1e2}""")]
    [InlineData("""{"a":0.10}""", """{"a":1E-1}""")]
    [InlineData("""{"a":-0}""", """{"a":0}""")]
    [InlineData("""{"a":12345678901234567890.0}""", """{"a":12345678901234567890}""")]
    [InlineData("""{"a":null}""", """{}""")]
    [InlineData("""{"a":"2026-05-01T20:00:00Z"}""", """{"a":"2026-05-01T22:00:00.000+02:00"}""")]
    [InlineData("""{"a":"\u0041"}""", """{"a":"A"}""")]
    [InlineData("""{"a":[1,{"x":true}]}""", """{"a":[1.0,{"x":true,"y":null}]}""")]
    public void These_say_the_same(string left, string right)
    {
        Assert.True(JsonEquality.AreEqual(JsonNode.Parse(left), JsonNode.Parse(right)));
        Assert.True(JsonEquality.AreEqual(JsonNode.Parse(right), JsonNode.Parse(left)));
    }

    [Theory]
    [InlineData("""{"a":1}""", """{"a":2}""")]
    [InlineData("""{"a":1}""", """{"a":"1"}""")]
    [InlineData("""{"a":1}""", """{"a":1,"b":2}""")]
    [InlineData("""{"a":12345678901234567890}""", """{"a":12345678901234567891}""")]
    [InlineData("""{"a":[1,2]}""", """{"a":[2,1]}""")]
    [InlineData("""{"a":[1]}""", """{"a":[1,null]}""")]
    [InlineData("""{"a":{}}""", """{"a":[]}""")]
    [InlineData("""{"a":"2026-05-01"}""", """{"a":"2026-05-01T00:00:00Z"}""")]
    [InlineData("""{"a":"x"}""", """{"a":"X"}""")]
    [InlineData("""{"a":true}""", """{"a":false}""")]
    [InlineData("""{"a":{}}""", """{}""")]
    public void These_differ(string left, string right)
    {
        Assert.False(JsonEquality.AreEqual(JsonNode.Parse(left), JsonNode.Parse(right)));
        Assert.False(JsonEquality.AreEqual(JsonNode.Parse(right), JsonNode.Parse(left)));
    }

    [Fact]
    public void A_number_with_a_gigantic_exponent_is_compared_without_writing_it_out() =>
        Assert.False(JsonEquality.AreEqual(JsonNode.Parse("1e999999999"), JsonNode.Parse("1e999999998")));
}

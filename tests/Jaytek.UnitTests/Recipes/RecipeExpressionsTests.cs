using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Jaytek.Recipes;
using Jaytek.Recipes.Expressions;
using Jaytek.Recipes.Files;
using Jaytek.Recipes.Scripting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Jaytek.UnitTests.Recipes;

public sealed class RecipeExpressionsTests
{
    private static readonly RecipeEnvironment Site = new(
        "0123456789abcdefghjkmnpqrs", new DateTimeOffset(2026, 3, 28, 23, 30, 0, TimeSpan.Zero),
        new DateTimeOffset(2026, 5, 1, 10, 20, 30, 400, TimeSpan.Zero),
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["AdminUserId"] = "u1", ["SiteName"] = "Night" });

    private readonly List<string> _warnings = [];

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("[js: 1 + 1]", "2")]
    [InlineData("[js:1]", "1")]
    [InlineData("[js: 1 == 1]", "true")]
    [InlineData("[js: null]", "")]
    [InlineData("[js: 'a' + variables('title')]", "aBlog")]
    [InlineData("[js: variables('nested')]", "Blog!")]
    [InlineData("[js: variables('object').list.join('-')]", "Blog-2")]
    [InlineData("[js: parameters('AdminUserId')]", "u1")]
    [InlineData("[js: parameters('adminuserid')]", "u1")]
    [InlineData("[js: 'x'; return 'late']", "late")]
    [InlineData("[js: '[js: 40 + 2]']", "42")]
    [InlineData("[js: base64('SGVsbG8gV8O2cmxk')]", "Hello Wörld")]
    [InlineData("[js: html('&lt;p&gt;')]", "<p>")]
    [InlineData("[js: siteDate(0)]", "2026-03-28T00:00:00Z")]
    [InlineData("[js: siteDate(-28, '20:30')]", "2026-02-28T20:30:00Z")]
    [InlineData("[js: new Date().toISOString()]", "2026-05-01T10:20:30.400Z")]
    [InlineData("[js: new Date(Date.now() + 1000).getTime() - new Date()]", "1000")]
    [InlineData("[js: new Date(2026, 0, 31).toISOString()]", "2026-01-31T00:00:00.000Z")]
    [InlineData("[js: new Date('2020-02-03T04:05:06Z').getTime() === Date.UTC(2020, 1, 3, 4, 5, 6)]", "true")]
    [InlineData("[js: new Date() instanceof Date]", "true")]
    [InlineData("[js: configuration('Open:Colour', 'blue')]", "red")]
    [InlineData("[js: configuration('Open:Missing', 'blue')]", "blue")]
    [InlineData("[file:text('a.txt')]", "File text")]
    [InlineData("[file: base64(\"sub/b.bin\") ]", "AQID")]
    [InlineData("[file:text('expression.txt')]", "3")]
    [InlineData("[locale en]a:b[/locale]", "[locale en]a:b[/locale]")]
    [InlineData("[no expression]", "[no expression]")]
    [InlineData("[js: 1", "[js: 1")]
    [InlineData("[:x]", "[:x]")]
    [InlineData("[1a: x]", "[1a: x]")]
    [InlineData("", "")]
    public async Task A_text_becomes_what_it_says(string text, string value)
    {
        Assert.Equal(value, (await Evaluate(text)).Value["Text"]!.GetValue<string>());
        Assert.Empty(_warnings);
    }

    [Fact]
    public async Task All_brackets_at_both_ends_are_trimmed_as_in_Orchard()
    {
        Assert.Equal("7", (await Evaluate("[js: 7]]]")).Value["Text"]!.GetValue<string>());
        Assert.Equal("recipes.script.syntax", (await Evaluate("[js: [1][0]]")).Error!.Code);
    }

    [Fact]
    public async Task Keys_numbers_and_nested_values_keep_their_shape()
    {
        var step = (await Step("""{"name":"x","[js: 1]":[1.50,null,true,{"a":"[js: 'b']"}]}""")).Value;
        Assert.Equal("""{"name":"x","[js: 1]":[1.50,null,true,{"a":"b"}]}""", step.ToJsonString());
    }

    [Theory]
    [InlineData("[env:HOME]", "env:HOME", "no expression engine `env`")]
    [InlineData("[JS: 1]", "JS: 1", "no expression engine `JS`")]
    [InlineData("[js: parameters('AdminPassword')]", "", "secret")]
    [InlineData("[js: parameters('Nothing')]", "", "no parameter `Nothing`")]
    [InlineData("[js: configuration('Closed:Colour', 'blue')]", "blue", "not open to recipes")]
    [InlineData("[js: configuration('Open:ApiKey', 'none')]", "none", "not open to recipes")]
    public async Task What_is_not_given_is_a_warning_with_its_path(string text, string value, string warning)
    {
        Assert.Equal(value, (await Evaluate(text)).Value["Text"]!.GetValue<string>());
        var told = Assert.Single(_warnings);
        Assert.StartsWith("$.steps[0].Text: ", told, StringComparison.Ordinal);
        Assert.Contains(warning, told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[js: variables('nowhere')]", "recipes.expression.unknown_variable")]
    [InlineData("[js: variables('circle')]", "recipes.expression.cycle")]
    [InlineData("[js: variables('chain0')]", "recipes.expression.too_deep")]
    [InlineData("[js: variables('broken')]", "recipes.script.syntax")]
    [InlineData("[file:text('self.txt')]", "recipes.expression.too_deep")]
    [InlineData("[js: base64('***')]", "recipes.expression.argument")]
    [InlineData("[js: base64('/w==')]", "recipes.expression.argument")]
    [InlineData("[js: gzip('AAAA')]", "recipes.expression.argument")]
    [InlineData("[js: siteDate('soon')]", "recipes.expression.argument")]
    [InlineData("[js: siteDate(1, '8 pm')]", "recipes.expression.argument")]
    [InlineData("[js: uuid(]", "recipes.script.syntax")]
    [InlineData("[js: f()]", "recipes.script.failed")]
    [InlineData("[file:text('missing.txt')]", "recipes.expression.no_file")]
    [InlineData("[file:text('../outside.txt')]", "recipes.expression.no_file")]
    [InlineData("[file:text('latin.txt')]", "recipes.expression.file_not_text")]
    [InlineData("[file:exec('a.txt')]", "recipes.expression.file_syntax")]
    public async Task A_refusal_names_the_place(string text, string code)
    {
        var error = (await Evaluate(text)).Error!;
        Assert.Equal(code, error.Code);
        Assert.StartsWith("At line 13, column ", error.Message, StringComparison.Ordinal);
        Assert.Contains("$.steps[0].Text", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gzip_yields_Base64_as_in_Orchard_and_a_bomb_is_refused()
    {
        Assert.Equal(
            Convert.ToBase64String("Hello"u8), (await Evaluate($"[js: gzip('{Gzip("Hello"u8.ToArray())}')]")).Value["Text"]!.GetValue<string>());
        // 10 MB of zeros are 10 KB packed.
        var error = (await Evaluate($"[js: gzip('{Gzip(new byte[10 * 1024 * 1024])}')]")).Error!;
        Assert.Equal("recipes.expression.argument", error.Code);
        Assert.Contains("larger than 2 MB", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_are_the_same_on_every_run_and_differ_by_site_recipe_place_and_call()
    {
        const string Json = """{"name":"x","a":"[js: uuid()]","b":"[js: uuid()]","c":"[js: uuid() + uuid()]","d":"[js: variables('id')]","e":"[js: variables('id')]"}""";
        var first = (await Step(Json)).Value;
        Assert.Equal(first.ToJsonString(), (await Step(Json)).Value.ToJsonString());
        string Text(string key) => first[key]!.GetValue<string>();
        Assert.True(PublicId.IsWellFormed(Text("a")) && PublicId.IsWellFormed(Text("d")));
        Assert.Equal(Text("d"), Text("e"));
        Assert.Equal(5, new[] { Text("a"), Text("b"), Text("c")[..26], Text("c")[26..], Text("d") }.Distinct().Count());
        Assert.NotEqual(Text("a"), (await Step(Json, Site with { SiteId = "another" })).Value["a"]!.GetValue<string>());
        Assert.NotEqual(Text("a"), (await Step(Json, name: "other")).Value["a"]!.GetValue<string>());
    }

    [Fact]
    public async Task Files_of_a_step_that_yield_too_much_are_refused()
    {
        var many = string.Join(',', Enumerable.Range(0, 12).Select(i => $"\"f{i}\":\"[file:base64('large.bin')]\""));
        Assert.Equal("recipes.expression.too_large", (await Step($$"""{"name":"x",{{many}}}""")).Error!.Code);
        Assert.Equal("recipes.expression.file_too_large", (await Evaluate("[file:base64('huge.bin')]")).Error!.Code);
    }

    private Task<Result<JsonObject>> Evaluate(string text) =>
        Step(new JsonObject { ["name"] = "x", ["Text"] = text }.ToJsonString());

    private Task<Result<JsonObject>> Step(string step, RecipeEnvironment? site = null, string name = "blog")
    {
        var chain = string.Join(",\n", Enumerable.Range(0, 30).Select(i => $"\"chain{i}\": \"[js: variables('chain{i + 1}')]\"").Chunk(10).Select(c => string.Join(", ", c)));
        var json = $$"""
            { "name": "{{name}}",
              "variables": {
                "title": "Blog", "id": "[js: uuid()]",
                "nested": "[js: variables('title') + '!']",
                "object": { "list": ["[js: variables('title')]", 2] },
                "circle": "[js: variables('circle2')]",
                "circle2": "[js: variables('circle')]",
                "broken": "[js: )]",
                {{chain}}
              }, "steps": [
            {{step}}
            ] }
            """;
        var file = RecipeReader.Read(Encoding.UTF8.GetBytes(json), "x").Value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Open:Colour"] = "red",
            ["Open:ApiKey"] = "hush",
            ["Closed:Colour"] = "green",
        }).Build();
        var gate = new ConfigurationGate(configuration, Options.Create(new RecipesOptions { ReadableKeys = ["Open:*"] }));
        var expressions = new RecipeExpressions(
            file, new MemoryFiles(), site ?? Site, new JavaScript(TimeProvider.System), gate, NullLogger.Instance);
        return expressions.EvaluateAsync(file.Steps[0], (path, message) => _warnings.Add($"{path}: {message}"), default);
    }

    private static string Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return Convert.ToBase64String(packed.ToArray());
    }

    private sealed class MemoryFiles : IRecipeFiles
    {
        public Stream? OpenRead(string path) => path switch
        {
            "a.txt" => new MemoryStream([.. "\uFEFFFile text"u8]),
            "expression.txt" => new MemoryStream([.. "[js: 1 + 2]"u8]),
            "sub/b.bin" => new MemoryStream([1, 2, 3]),
            "self.txt" => new MemoryStream([.. "[file:text('self.txt')]"u8]),
            "latin.txt" => new MemoryStream([(byte)'a', 0xE9]),
            "large.bin" => new MemoryStream(new byte[10 * 1024 * 1024]),
            "huge.bin" => new MemoryStream(new byte[RecipeReader.MaxBytes + 1]),
            _ => null,
        };
    }
}

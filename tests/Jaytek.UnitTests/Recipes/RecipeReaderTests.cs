using System.Text;
using Jaytek.Kernel;
using Jaytek.Recipes.Files;

namespace Jaytek.UnitTests.Recipes;

public sealed class RecipeReaderTests
{
    [Fact]
    public void Header_variables_and_steps_are_read_past_comments_and_trailing_commas()
    {
        var file = Read("""
            // a blog
            {
              "Name": "blog", "DISPLAYNAME": "Blog", "issetuprecipe": "true", /* Orchard's */ "categories": ["default"], "tags": "hidden",
              "variables": { "id": "[js: uuid()]", },
              "steps": [ { "name": "Feature", "enable": ["X"] }, { "Name": "content" }, ],
            }
            """).Value;
        Assert.Equal(("blog", "Blog", true, true), (file.Header.Name, file.Header.DisplayName, file.Header.IsSetupRecipe, file.Header.IsHidden));
        Assert.Equal("[js: uuid()]", file.Variables["id"]!.GetValue<string>());
        Assert.Equal(["Feature", "content"], file.Steps.Select(step => step.Name));
        Assert.Empty(file.Warnings);
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over_and_the_file_name_stands_in_for_a_missing_name() =>
        Assert.Equal("fallback", Read("\uFEFF{\"steps\":[]}").Value.Header.Name);

    [Theory]
    [InlineData("""{"Variables":{},"steps":[]}""", "$.Variables", "lower case")]
    [InlineData("""{"Steps":[]}""", "$.Steps", "lower case")]
    [InlineData("""{"Steps":[]}""", "$", "no `steps`")]
    [InlineData("""{"colour":"red","steps":[]}""", "$.colour", "means nothing")]
    public void What_the_header_does_not_know_is_a_warning_with_its_path(string json, string path, string text) =>
        Assert.Contains(Read(json).Value.Warnings, warning => warning.Path == path && warning.Message.Contains(text, StringComparison.Ordinal));

    [Theory]
    [InlineData("", "recipes.file.syntax", "line 1, column 1", "too early")]
    [InlineData("{\n  \"steps\": [\n    {\"name\": \"a\"", "recipes.file.syntax", "line 3", "too early")]
    [InlineData("{\n  \"steps\": \"abc", "recipes.file.syntax", "line 2", "too early")]
    [InlineData("{\n  \"steps\" []\n}", "recipes.file.syntax", "line 2, column 11", "")]
    [InlineData("{\"a\": 1,\n \"é\": 1, \"b\": 01}", "recipes.file.syntax", "line 2, column 16", "")]
    [InlineData("{\"steps\":[]} {}", "recipes.file.syntax", "line 1, column 14", "")]
    [InlineData("[]", "recipes.file.shape", "line 1, column 1", "object")]
    [InlineData("\n 5", "recipes.file.shape", "line 2, column 2", "object")]
    [InlineData("{\n \"steps\": {}}", "recipes.file.shape", "line 2, column 2", "array")]
    [InlineData("{\n \"variables\": []}", "recipes.file.shape", "line 2, column 2", "object")]
    [InlineData("{\"steps\": [\n  7]}", "recipes.file.shape", "line 2, column 3", "object")]
    [InlineData("{\"steps\": [],\n \"variables\": {}}", "recipes.file.variables_after_steps", "line 2, column 2", "must come first")]
    [InlineData("{\"steps\": [\n {\"a\": 1, \"a\": 2}]}", "recipes.file.duplicate_key", "line 2, column 11", "`a`")]
    [InlineData("{\"name\": \"x\",\n\"Name\": \"y\"}", "recipes.file.duplicate_key", "line 2, column 1", "`Name`")]
    [InlineData("{\"name\":\n \"\\ud800\"}", "recipes.file.encoding", "line 2, column 2", "surrogate")]
    public void A_refusal_says_line_and_column(string json, string code, string place, string reason)
    {
        var error = Read(json).Error!;
        Assert.Equal(code, error.Code);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_that_differ_in_case_are_two_keys_inside_a_step() =>
        Assert.Null(Read("""{"steps":[{"name":"a","x":1,"X":2}]}""").Error);

    public static TheoryData<byte[], string> WrongEncodings => new()
    {
        { [.. "{\"name\":\n \"caf"u8, 0xE9, .. "\"}"u8], "line 2, column 6" },
        { Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{}")).ToArray(), "line 1, column 1" },
        { Encoding.BigEndianUnicode.GetBytes("{}"), "line 1, column 1" },
        { Encoding.UTF32.GetBytes("{}"), "line 1, column 1" },
    };

    [Theory]
    [MemberData(nameof(WrongEncodings))]
    public void Another_encoding_is_refused(byte[] bytes, string place)
    {
        var error = RecipeReader.Read(bytes, "x").Error!;
        Assert.Equal("recipes.file.encoding", error.Code);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_nested_too_deep_is_refused()
    {
        var error = Read($$"""{"steps":[{"name":"x","a":{{new string('[', 100_000)}}""").Error!;
        Assert.Equal("recipes.file.syntax", error.Code);
        Assert.Contains("deeper than 64", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_100_MB_is_refused_without_being_read()
    {
        using var endless = new EndlessStream(100L * 1024 * 1024);
        Assert.Equal("recipes.file.too_large", (await RecipeReader.ReadAsync(endless, "x", default)).Error!.Code);
        Assert.True(endless.BytesRead <= RecipeReader.MaxBytes + 100_000);
    }

    [Theory]
    [InlineData("$.steps[1].Data[0].Title", 4, 17)]
    [InlineData("$.steps[1].Data[0]['a b']", 4, 31)]
    [InlineData("$.steps[1].Data[0]", 4, 15)]
    [InlineData("$.steps[1].Data[7].Gone.Deeper", 4, 5)]
    [InlineData("$.variables.é", 2, 18)]
    [InlineData("$.nowhere", 1, 1)]
    public void A_path_is_found_in_the_file_or_else_its_nearest_ancestor(string path, int line, int column)
    {
        var source = Read("""
            { // the start
              "variables": { "é": 1 },
              "steps": [ { "name": "a" }, { "name": "b",
                "Data": [ { "Title": "é", "a b": [1, [2]] } ] } ]
            }
            """).Value.Source;
        Assert.Equal(new Place(line, column), source.Locate([path])[path]);
    }

    private static Result<RecipeFile> Read(string json) => RecipeReader.Read(Encoding.UTF8.GetBytes(json), "fallback");

    private sealed class EndlessStream(long length) : Stream
    {
        public long BytesRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - BytesRead);
            Array.Fill(buffer, (byte)' ', offset, read);
            BytesRead += read;
            return read;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

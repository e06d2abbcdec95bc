using System.Reflection;
using HandlebarsDotNet;
using Jaytek.Pages.Templates;

namespace Jaytek.UnitTests.Pages;

/// <summary>What is let in, Handlebars reads as the check did: nothing stands hidden between two tags.</summary>
public sealed class TemplateShapeTests
{
    private static readonly Type Reader = Library("ExtendedStringReader");
    private static readonly MethodInfo Tokenize = Library("Tokenizer").GetMethod("Tokenize", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;

    private static readonly string[] Pieces =
    [
        "{{", "}}", "{{{", "}}}", "{", "}", "\\", "\\\\", "'", "\"", "[", "]", "(", ")", "~", "!", "!--", "--", "=", "|", " as |x y|", "#", "/", ">", "&", "*", "<", "^",
        " ", "\n", "a", "b.c", "{{a}}", "{{#if a}}", "{{/if}}", "{{! b }}", "{{!-- b --}}", "{{eq a \"b\"}}", "{{date a f='b'}}", "\\{{", "{{[a b]}}", "if", ".", "@", "/a", "é", "\u00a0",
    ];

    [Theory]
    [InlineData("\n\\\\{{#*inline \"a\"}}{{> a}}\\\\{{/inline}}", 2, "backslashes")]
    [InlineData("a\\\\\\{{b}}", 1, "backslashes")]
    [InlineData("{{a'\"}} {{#repeat 9}} {{b\"'}}", 1, "quote")]
    [InlineData("{{default a '\"'}}", 1, "one kind")]
    [InlineData("{{[it's]}} {{#repeat 9}} {{[it's]}}", 1, "stands alone")]
    [InlineData("{{! it's }}\n{{shout title}}{{! it's }}", 2, "no helper shout")]
    [InlineData("{{{! a}} {{shout title}} }}}", 1, "no place")]
    [InlineData("{{ ! it's }}{{shout title}}{{! it's }}", 1, "no place")]
    [InlineData("{{#if\" a}}{{shout title}}{{b \"}}{{/if\"}}", 1, "stands alone")]
    [InlineData("{{#each a as |b \" |}}{{shout title}}{{b \"}}{{/each}}", 1, "| has no place")]
    [InlineData("{{!-- a --} {{shout title}} --}}", 1, "comment")]
    [InlineData("{{!< layout}}", 1, "comment")]
    [InlineData("{{default a \"}}\"}}", 1, "ends before")]
    [InlineData("{{default a \"{\"}}", 1, "Braces")]
    [InlineData("{{a}}}", 1, "More braces")]
    [InlineData("{{!-- a --}}}}", 1, "More braces")]
    public void What_two_readers_could_read_in_two_ways_is_refused(string source, int line, string words)
    {
        var fault = TemplateSandbox.FaultOf(source);
        Assert.Equal(line, fault?.Line);
        Assert.Contains(words, fault?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{#if a}}", "{{/if}}")]
    [InlineData("{{#a}}", "{{/a}}")]
    public void No_way_past_the_check_lets_blocks_nest(string open, string close)
    {
        foreach (var (before, after) in new[] { ("\\\\", ""), ("{{a'\"}}", "{{b\"'}}"), ("{{[it's]}}", "{{[it's]}}"), ("{{! it's }}", "{{! it's }}"), ("{{#if\" a}}", "{{b \"}}") })
        {
            var count = (TemplateCheck.MaxLength - 100) / (open.Length + close.Length + (before.Length * 2));
            var source = before.StartsWith('{')
                ? before + string.Concat(Enumerable.Repeat(open, count)) + string.Concat(Enumerable.Repeat(close, count)) + after
                : string.Concat(Enumerable.Repeat(before + open, count)) + string.Concat(Enumerable.Repeat(before + close, count));
            Assert.NotNull(TemplateSandbox.FaultOf(source));
        }
    }

    [Fact]
    public void What_is_let_in_has_the_same_tags_and_texts_to_Handlebars()
    {
        var random = new Random(20_260_703);
        var same = 0;
        for (var run = 0; run < 60_000; run++)
        {
            var source = string.Concat(Enumerable.Range(0, random.Next(2, 14)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            if (OursOf(source) is not { } ours || TheirsOf(source) is not { } theirs)
                continue;
            Assert.True(ours.SequenceEqual(theirs), $"{source}\nours: {string.Join('¦', ours)}\ntheirs: {string.Join('¦', theirs)}");
            same += ours.Count > 1 ? 1 : 0;
        }
        Assert.True(same > 500, $"Only {same} of the sources had a tag and were let in.");
    }

    [Fact]
    public void The_compilers_stack_holds_the_deepest_source_that_fits()
    {
        const int Deep = TemplateCheck.MaxLength / 12;
        var source = string.Concat(Enumerable.Repeat("{{#a}}", Deep)) + string.Concat(Enumerable.Repeat("{{/a}}", Deep));
        Assert.NotNull(DeepStack.Run(() => Handlebars.Create().Compile(source)));
    }

    [Fact]
    public void What_fails_on_the_deep_stack_fails_here() =>
        Assert.Throws<FormatException>(() => DeepStack.Run<int>(() => throw new FormatException("so")));

    // The texts between the tags, or null where the source is refused.
    private static List<string>? OursOf(string source)
    {
        var texts = new List<string>();
        var at = 0;
        for (var tag = TemplateTag.Next(source, 0); tag is not null; tag = TemplateTag.Next(source, at))
        {
            if (tag.Fault is not null || tag.End < 0 || tag.Inside is "" or "{")
                return null;
            texts.Add(Plain(source[at..tag.Start]));
            at = tag.End;
        }
        texts.Add(Plain(source[at..]));
        return texts;
    }

    // The same by the library's own lexer; null where it refuses the source.
    private static List<string>? TheirsOf(string source)
    {
        var reader = Activator.CreateInstance(Reader, new StringReader(source));
        var texts = new List<string> { "" };
        try
        {
            foreach (var token in (System.Collections.IEnumerable)Tokenize.Invoke(null, [reader])!)
            {
                if (token.GetType().Name == "StaticToken")
                    texts[^1] += Plain((string)token.GetType().GetProperty("Value")!.GetValue(token)!);
                else if (token.GetType().Name == "StartExpressionToken")
                    texts.Add("");
            }
        }
        catch (Exception e) when (e is HandlebarsException or InvalidOperationException)
        {
            return null;
        }
        return texts;
    }

    private static Type Library(string name) => typeof(Handlebars).Assembly.GetTypes().Single(type => type.Name == name);

    private static string Plain(string text) => text.Replace("\\", "", StringComparison.Ordinal);
}

using Jaytek.Contents.Text;
using Jaytek.Engine.Contracts;
using Jaytek.Pages.Templates;

namespace Jaytek.UnitTests.Pages;

/// <summary>Templates see plain data and come to an end, whatever their author wrote.</summary>
public sealed class TemplateSandboxTests
{
    [Theory]
    [InlineData("{{title}}", "Harbour &amp; Lights")]
    [InlineData("{{{title}}}", "Harbour & Lights")]
    [InlineData("{{fields.Bpm}} {{fields.Bpm.value}} {{fields.Bpm.label}}", "122 122 Tempo")]
    [InlineData("{{#if fields.Bpm}}fast{{else}}slow{{/if}}{{#if fields.None}}x{{/if}}", "fast")]
    [InlineData("{{#each tags}}{{@index}}:{{this}}{{#unless @last}},{{/unless}}{{/each}}", "0:deep,1:slow")]
    [InlineData("{{#each tags as |tag at|}}{{tag}}{{at}} {{/each}}", "deep0 slow1 ")]
    [InlineData("{{#each none}}x{{else}}nothing{{/each}}", "nothing")]
    [InlineData("{{#each fields}}{{@key}}={{this}};{{/each}}", "Bpm=122;")]
    [InlineData("{{#with fields.Bpm}}{{label}}{{/with}}", "Tempo")]
    [InlineData("{{tags.length}} {{tags.[1]}} {{lookup tags 0}} {{count tags}}", "2 slow deep 2")]
    [InlineData("{{date published}} {{date published \"yyyy-MM-dd HH:mm\"}}", "3 July 2026 2026-07-03 11:00")]
    [InlineData("{{date \"2026-07-03T23:30\" \"HH:mm\"}}", "23:30")]
    [InlineData("{{truncate long 12}}", "One two…")]
    [InlineData("{{url \"javascript:alert(1)\"}}|{{url \"/mixes\"}}|{{url}}", "|/mixes|/mixes/harbour")]
    [InlineData("{{#if (eq fields.Bpm 122)}}same{{/if}}{{#if (and title (gt fields.Bpm 100))}}+{{/if}}{{#if (or none (not none))}}+{{/if}}", "same++")]
    [InlineData("{{markdown \"**loud**\"}}", "<p><strong>loud</strong></p>\n")]
    [InlineData("{{join tags \" / \"}} {{default none \"-\"}}", "deep / slow -")]
    [InlineData("{{> Byline}}", "by Harbour &amp; Lights")]
    [InlineData("{{> (lookup piece \"name\")}}", "by Harbour &amp; Lights")]
    [InlineData("{{!-- {{nothing}} --}}a\\{{b}}", "a{{b}}")]
    public void Templates_say_what_they_are_given(string source, string written) => Assert.Equal(written, Render(source).Text);

    [Theory]
    [InlineData("{{constructor}}")]
    [InlineData("{{constructor.constructor}}")]
    [InlineData("{{__proto__}}")]
    [InlineData("{{lookup this \"GetType\"}}")]
    [InlineData("{{lookup (lookup this \"title\") \"Length\"}}")]
    [InlineData("{{this.GetType}}")]
    [InlineData("{{title.Length}}")]
    [InlineData("{{title.Chars}}")]
    [InlineData("{{fields.Keys}}")]
    [InlineData("{{fields.Picture}}{{fields._values}}")]
    [InlineData("{{picture.Picture}}{{picture.Picture.ItemId}}")]
    [InlineData("{{tags.Count}}{{tags.values}}")]
    [InlineData("{{@root.GetType}}{{@root.Keys}}")]
    [InlineData("{{#each title}}x{{/each}}")]
    [InlineData("{{#with fields.Bpm.value}}{{MaxValue}}{{GetType}}{{/with}}")]
    [InlineData("{{../..}}{{../../title}}")]
    [InlineData("{{system}}{{process}}{{env}}{{services}}")]
    public void Nothing_of_the_server_is_reachable(string source)
    {
        var (text, fault) = Render(source);
        Assert.True(string.IsNullOrEmpty(text), $"It says: {text}");
        Assert.True(fault is null || !fault.Message.Contains("System.", StringComparison.Ordinal), fault?.Message);
    }

    [Theory]
    [InlineData("{{#each many}}{{#each ../many}}{{#each ../../many}}{{/each}}{{/each}}{{/each}}", "steps")]
    [InlineData("{{#each many}}{{#each ../many}}{{../../long}}{{../../long}}{{/each}}{{/each}}", "KB")]
    [InlineData("{{> Self}}", "deep")]
    [InlineData("{{> Ping}}", "deep")]
    [InlineData("{{> (lookup piece \"itself\")}}", "deep")]
    [InlineData("{{join many (join many (join many (join many long)))}}", "put together")]
    [InlineData("{{#if (join many (join many (join many (join many long))))}}x{{/if}}", "put together")]
    [InlineData("{{#each many}}{{#if (markdown ../big)}}{{/if}}{{/each}}", "put together")]
    [InlineData("{{#each many}}{{#if (truncate ../big 9000)}}{{/if}}{{/each}}", "put together")]
    [InlineData("{{#each many}}{{#if (picture ../picture class=../big)}}{{/if}}{{/each}}", "put together")]
    public void What_would_never_end_is_ended(string source, string because)
    {
        var (text, fault) = Render(source);
        Assert.Null(text);
        Assert.Contains(because, fault?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{> Nobody}}")]
    [InlineData("{{date published \"%\"}}")]
    public void What_fails_is_a_fault_and_no_exception(string source)
    {
        var (text, fault) = Render(source);
        Assert.Null(text);
        Assert.NotNull(fault);
    }

    [Theory]
    [InlineData("a\n{{#if x}}\nb", 2, "never closed")]
    [InlineData("{{#if x}}\n{{#each y}}\n{{/if}}", 3, "{{/each}}")]
    [InlineData("a\nb {{/if}}", 2, "closes nothing")]
    [InlineData("\n\n{{title", 3, "never ends")]
    [InlineData("\n{{shout title}}", 2, "no helper shout")]
    [InlineData("{{#if (shout title)}}{{/if}}", 1, "no helper shout")]
    [InlineData("\n{{#repeat 5}}{{/repeat}}", 2, "no block repeat")]
    [InlineData("<p>\n{% if x %}", 2, "Liquid")]
    [InlineData("{{ Model.Content | shape_render }}", 1, "Liquid")]
    [InlineData("{{#if (eq a b}}{{/if}}", 1, "parentheses")]
    [InlineData("{{else}}", 1, "other side")]
    [InlineData("{{#*inline \"a\"}}{{> a}}{{/inline}}{{> a}}", 1, "templates of their own")]
    [InlineData("{{#> layout}}{{/layout}}", 1, "templates of their own")]
    [InlineData("{{{{raw}}}}{{{{/raw}}}}", 1, "Raw")]
    [InlineData("{{}}", 1, "nothing between")]
    public void Faults_are_named_with_their_line(string source, int line, string words)
    {
        var fault = TemplateSandbox.FaultOf(source);
        Assert.Equal(line, fault?.Line);
        Assert.Contains(words, fault?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nests_too_deep_is_refused_before_it_takes_the_stack()
    {
        foreach (var (open, close) in new[] { ("{{#if a}}", "{{/if}}"), ("{{#a}}", "{{/a}}") })
            Assert.Contains("deep", TemplateSandbox.FaultOf(string.Concat(Enumerable.Repeat(open, 900)) + string.Concat(Enumerable.Repeat(close, 900)))?.Message, StringComparison.Ordinal);
        Assert.Contains("deep", TemplateSandbox.FaultOf("{{#if a}}" + string.Concat(Enumerable.Repeat("{{else if a}}", 900)) + "{{/if}}")?.Message, StringComparison.Ordinal);
        Assert.Contains("deep", TemplateSandbox.FaultOf("{{#if " + string.Concat(Enumerable.Repeat("(not ", 900)) + "}}{{/if}}")?.Message, StringComparison.Ordinal);
        Assert.Contains("tags", TemplateSandbox.FaultOf(string.Concat(Enumerable.Repeat("{{a}}", 1_001)))?.Message, StringComparison.Ordinal);
        Assert.Contains("KB", TemplateSandbox.FaultOf(new string('x', 70_000))?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content__Mix", "Mix", "Detail")]
    [InlineData("Content_Detail__Mix", "Mix", "Detail")]
    [InlineData("Content_Summary__DJProfile", "DJProfile", "Summary")]
    [InlineData("Widget__Gallery", "Gallery", "Detail")]
    public void Names_follow_Orchard(string name, string type, string display) => Assert.Equal(new TemplateTarget(type, display), TemplateName.TargetOf(name));

    [Theory]
    [InlineData("Byline")]
    [InlineData("Content_Edit__Mix")]
    [InlineData("Parts__Mix")]
    public void Other_names_are_pieces(string name) => Assert.Null(TemplateName.TargetOf(name));

    [Fact]
    public void Compiling_is_not_the_templates_time_but_running_is()
    {
        using var text = new ContentText();
        var clock = new HandClock();
        var run = new RenderRun(new TemplateTools(new Drawings(), text, TimeZoneInfo.Utc), clock);
        Assert.Equal(1, run.Aside(() => clock.Wait(TimeSpan.FromSeconds(30))));
        run.Step();
        clock.Wait(TimeSpan.FromSeconds(3));
        Assert.Contains("seconds", Assert.Throws<TemplateLimitException>(run.Step).Message, StringComparison.Ordinal);
    }

    private static (string? Text, TemplateFault? Fault) Render(string source)
    {
        var sandbox = new TemplateSandbox(new Dictionary<string, string>
        {
            ["Content__Test"] = source,
            ["Byline"] = "by {{title}}",
            ["Self"] = "{{> Self}}",
            ["Ping"] = "{{#if title}}{{> Pong}}{{/if}}",
            ["Pong"] = "{{> Ping}}",
        });
        using var text = new ContentText();
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Lisbon");
        var written = sandbox.Render("Content__Test", Model(), new RenderRun(new TemplateTools(new Drawings(), text, zone), new HandClock()), out var fault);
        return (written, fault);
    }

    private static TemplateMap Model() => new()
    {
        ["title"] = "Harbour & Lights",
        ["url"] = "/mixes/harbour",
        ["published"] = "2026-07-03T10:00:00.0000000+00:00",
        ["long"] = "One two three four five six seven eight nine ten.",
        ["big"] = string.Concat(Enumerable.Repeat("word ", 2_400)),
        ["tags"] = new TemplateList(["deep", "slow"]),
        ["many"] = new TemplateList([.. Enumerable.Range(0, 100).Select(at => (object)at)]),
        ["piece"] = new TemplateMap { ["name"] = "Byline", ["itself"] = "Content__Test" },
        ["picture"] = TemplatePictures.Of(new ImageRequest("4x", null, "A pier"), new Drawings()),
        ["fields"] = new TemplateMap { ["Bpm"] = new TemplateMap { ["text"] = "122", ["value"] = 122d, ["label"] = "Tempo" } },
    };

    private sealed class Drawings : IImages
    {
        public ImageRef For(ImageRequest request) => new($"/media/art/{request.ItemId}.svg", request.Alt, 600, 600);
    }

    private sealed class HandClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public int Wait(TimeSpan time)
        {
            _ticks += time.Ticks;
            return 1;
        }
    }
}

using System.Diagnostics;
using System.Text.Json.Nodes;
using Jaytek.Kernel;
using Jaytek.Recipes.Contracts;
using Jaytek.Recipes.Scripting;

namespace Jaytek.UnitTests.Recipes;

public sealed class JavaScriptTests
{
    private static readonly JavaScript Engine = new(TimeProvider.System);

    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("'a' + 1.5", "\"a1.5\"")]
    [InlineData("var a = [1, 2]; a[1]", "2")]
    [InlineData("return 'x'", "\"x\"")]
    [InlineData("if (true) { return 1; } return 2; // done", "1")]
    [InlineData("function f(n) { return n < 2 ? 1 : n * f(n - 1); } return f(5);", "120")]
    [InlineData("let a = 1; const b = 2; return a + b;", "3")]
    [InlineData("({ a: [1, 'b', null], c: undefined, d: function () {} })", """{"a":[1,"b",null]}""")]
    [InlineData("undefined", "null")]
    [InlineData("new Date(0)", "\"1970-01-01T00:00:00.000Z\"")]
    [InlineData("JSON.stringify({ a: 'é', b: [1] })", "\"{\\\"a\\\":\\\"é\\\",\\\"b\\\":[1]}\"")]
    [InlineData("JSON.parse('{\"a\":[5]}').a[0]", "5")]
    [InlineData("'a-b-c'.replace(/-/g, '+').split('+').join('')", "\"abc\"")]
    [InlineData("[3, 1, 2].sort().map(function (x) { return x * 2; })", "[2,4,6]")]
    [InlineData("'Ab1'.match(/[a-z]\\d/)[0]", "\"b1\"")]
    [InlineData("Math.max.apply(null, [1, 7, 3])", "7")]
    [InlineData("var s = ''; for (var i = 0; i < 3; i++) { s += i; } s", "\"012\"")]
    public async Task Scripts_yield_their_last_value_or_what_they_return(string script, string json) =>
        Assert.Equal(json, ScriptValues.Text((await Run(script)).Value));

    [Theory]
    [InlineData("var f = x => x; f(1)", "arrow")]
    [InlineData("return `a${1}`", "template")]
    [InlineData("class A {}", "class")]
    [InlineData("async function f() {}", "async")]
    [InlineData("[...[1]]", "spread")]
    [InlineData("var a = {}; a?.b", "optional chaining")]
    [InlineData("null ?? 1", "??")]
    [InlineData("2 ** 3", "**")]
    [InlineData("for (var x of [1]) {}", "for…of")]
    [InlineData("var { a } = { a: 1 }", "destructuring")]
    [InlineData("function f(a = 1) {}", "default parameter")]
    public async Task Newer_syntax_is_refused_by_its_name(string script, string name)
    {
        var error = (await Run(script)).Error!;
        Assert.Equal("recipes.script.newer_syntax", error.Code);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a[0")]
    [InlineData("'=>' +")]
    public async Task What_is_wrong_in_any_version_is_a_syntax_error(string script) =>
        Assert.Equal("recipes.script.syntax", (await Run(script)).Error!.Code);

    [Theory]
    [InlineData("throw 'no way'", "no way")]
    [InlineData("throw new Error('broken')", "broken")]
    [InlineData("missing()", "missing is not defined")]
    [InlineData("null.x", "")]
    [InlineData("'a'.repeat(3)", "repeat")]
    [InlineData("eval('1')", "eval is not defined")]
    [InlineData("new Function('return 1')()", "Function is not defined")]
    [InlineData("(function () {}).constructor('return 1')()", "")]
    [InlineData("System.IO.File.ReadAllText('/etc/passwd')", "System is not defined")]
    [InlineData("importNamespace('System')", "not defined")]
    public async Task A_script_that_fails_says_why(string script, string reason)
    {
        var error = (await Run(script)).Error!;
        Assert.Equal("recipes.script.failed", error.Code);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string> Hostile { get; } =
    [
        "while (true) {}",
        "for (;;);",
        "do ; while (1)",
        "function f() { return f(); } f()",
        "function f() { f(); f(); } f()",
        "var o = { toString: function () { return '' + o; } }; '' + o",
        "try { while (true) {} } catch (e) { while (true) {} } finally { while (true) {} }",
        "var s = 'x'; while (true) { s += s; }",
        "var s = 'xxxxxxxxxxxxxxxx'; s += s, s += s, s += s, s += s, s += s, s += s, s += s, s += s, s += s, s += s, s += s, s += s, s += s, s += s, s += s, s += s, s += s, s += s, s += s, s += s, s += s, s += s, s += s, s += s, s += s, s += s, s += s, s += s",
        "var a = []; for (;;) { a.push({ a: [1, 2, 3] }); }",
        "for (var o = {}; o = { a: o, b: [o, o] };);",
        "new Array(4294967295).join('x')",
        "Array(1e9).map(function (x) { return 1; })",
        "[].forEach.call({ length: 4294967295 }, function () {})",
        "Math.max.apply(null, { length: 4294967295 })",
        "[1].concat.apply([], { length: 1e9 })",
        "var a = [1]; for (var i = 0; i < 60; i++) { a = [a, a]; } '' + a",
        "var a = [1]; for (var i = 0; i < 60; i++) { a = [a, a]; } JSON.stringify(a)",
        "var a = [1]; for (var i = 0; i < 60; i++) { a = [a, a]; } return a",
        "var a = []; for (var i = 0; i < 50000; i++) { a = [a]; } '' + a",
        "var a = []; for (var i = 0; i < 50000; i++) { a = [a]; } JSON.stringify(a)",
        "var a = {}; a.a = a; return a",
        "var s = '['; for (var i = 0; i < 18; i++) { s += s; } JSON.parse(s)",
        "var s = '('; for (var i = 0; i < 18; i++) { s += s; } new RegExp(s)",
        "/^(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab')",
        "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab'.match('^(a+)+$')",
        "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab'.replace(/^(a+)+$/, '')",
        "var s = 'x'; for (var i = 0; i < 20; i++) { s += s; } s.replace(/x/g, s)",
        "var s = 'x'; for (var i = 0; i < 20; i++) { s += s; } s.split('')",
        "var s = 'x'; for (var i = 0; i < 20; i++) { s += s; } s.concat(s, s, s, s, s)",
        "var s = 'x'; for (var i = 0; i < 20; i++) { s += s; } for (var j = 0; j < 400; j++) { s.toUpperCase(); }",
        "var f = function () {}; for (var i = 0; i < 60000; i++) { f = f.bind(null); } f(); while (true) {}",
        "var a = []; a[4294967294] = 1; a.length = 0; a.indexOf(1); while (true) {}",
        "var o = {}; for (var i = 0; i < 60000; i++) { o = Object.create(o); } o.missing; while (true) {}",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_hostile_script_is_ended_within_its_limits(string script)
    {
        var clock = Stopwatch.StartNew();
        var error = (await Run(script)).Error!;
        Assert.StartsWith("recipes.script.", error.Code, StringComparison.Ordinal);
        // Generous: the machine may be busy. What is caught here would run for hours.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"took {clock.Elapsed}: {error}");
    }

    [Theory]
    [InlineData("var o = { toString: function () { return '' + o; } }; '' + o")]
    [InlineData("var o = { valueOf: function () { return +o; } }; +o")]
    [InlineData("var o = {}; Object.defineProperty(o, 'a', { get: function () { return o.a; } }); o.a")]
    [InlineData("function f() { return [1, 2].sort(f); } f()")]
    [InlineData("var o = { toJSON: function () { return JSON.stringify(o); } }; JSON.stringify(o)")]
    public async Task What_recurses_without_a_call_ends_before_the_stack_does(string script) =>
        Assert.Equal("recipes.script.recursion", (await RunPatiently(script)).Error!.Code);

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    public async Task What_recurses_and_nests_at_once_ends_before_the_stack_does(string open, string close)
    {
        // Near the last entry that is let in, the longest source that is let in.
        var times = (ScriptLimits.Default.Source - 120) / (open.Length + close.Length);
        var deep = string.Concat(Enumerable.Repeat(open, times)) + "o" + string.Concat(Enumerable.Repeat(close, times));
        Assert.Equal("recipes.script.recursion", (await RunPatiently($"var o = {{ toString: function () {{ return '' + {deep}; }} }}; '' + o")).Error!.Code);
        Assert.Equal("recipes.script.recursion", (await RunPatiently($"var n = 0, o = {{ toString: function () {{ return n++ > 1000 ? '' + {deep} : '' + o; }} }}; '' + o")).Error!.Code);
    }

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("!", "1", "")]
    [InlineData("[", "", "]")]
    [InlineData("1+", "1", "")]
    [InlineData("a?1:", "1", "")]
    [InlineData("{", "", "}")]
    [InlineData("if(1)", ";", "")]
    [InlineData("new ", "Date", "")]
    [InlineData("-(", "1", ")")]
    [InlineData("(function(){return ", "1", "})()")]
    public async Task Source_that_nests_as_deep_as_it_may_does_not_overflow_the_stack(string open, string core, string close)
    {
        var times = ScriptLimits.Default.Source / (open.Length + close.Length) - 20;
        var script = "var a;" + string.Concat(Enumerable.Repeat(open, times)) + core + string.Concat(Enumerable.Repeat(close, times));
        var outcome = await Run(script);
        Assert.True(outcome.IsSuccess || outcome.Error!.Code.StartsWith("recipes.script.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Source_that_is_too_long_is_refused() =>
        Assert.Equal("recipes.script.source", (await Run(new string(' ', 17_000))).Error!.Code);

    [Fact]
    public async Task A_function_of_the_scope_gets_and_gives_json_and_may_refuse()
    {
        var scope = new ScriptScope
        {
            Values = new Dictionary<string, JsonNode?> { ["input"] = new JsonObject { ["n"] = 2, ["list"] = new JsonArray(7) } },
            Functions = new Dictionary<string, ScriptFunction>
            {
                ["echo"] = arguments => new JsonArray([.. arguments.Select(argument => argument?.DeepClone())]),
                ["refuse"] = _ => throw new ScriptRefusedException(new Error("test.refused", "No.")),
            },
        };
        Assert.Equal("""[2,{"a":[7]},null]""",
            ScriptValues.Text((await Engine.EvaluateAsync("echo(input.n, { a: input.list }, null)", scope, default)).Value));
        Assert.Equal("test.refused", (await Engine.EvaluateAsync("try { refuse() } catch (e) { 1 }", scope, default)).Error!.Code);
    }

    [Fact]
    public async Task A_cancelled_run_ends_the_script()
    {
        using var source = new CancellationTokenSource();
        var functions = new Dictionary<string, ScriptFunction>
        {
            ["cancel"] = _ => { source.Cancel(); return null; },
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Engine.EvaluateAsync("cancel(); while (true) {}", new ScriptScope { Functions = functions }, source.Token));
    }

    private static Task<Result<JsonNode?>> RunPatiently(string script) =>
        new JavaScript(TimeProvider.System) { Limits = ScriptLimits.Default with { Time = TimeSpan.FromMinutes(1), Memory = long.MaxValue, Statements = int.MaxValue } }
            .EvaluateAsync(script, new ScriptScope(), default);

    private static Task<Result<JsonNode?>> Run(string script) => Engine.EvaluateAsync(script, new ScriptScope(), default);
}

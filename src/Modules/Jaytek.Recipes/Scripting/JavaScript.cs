using System.Globalization;
using System.Text.Json.Nodes;
using Jaytek.Kernel;
using Jaytek.Recipes.Contracts;
using JintEngine = Jint.Engine;
using Jint.Native;
using Jint.Parser;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace Jaytek.Recipes.Scripting;

/// <summary>Jint 2, walled in: see <see cref="ScriptInstrumentation"/> and <see cref="GuardedBuiltIns"/> for what it lacks itself.</summary>
internal sealed class JavaScript(TimeProvider time) : IJavaScript
{
    public ScriptLimits Limits { get; init; } = ScriptLimits.Default;

    public async Task<Result<JsonNode?>> EvaluateAsync(string script, ScriptScope scope, CancellationToken ct) =>
        await ScriptThread.RunAsync(() => Evaluate(script, scope, ct), ct);

    /// <summary>Evaluates on the caller's thread, which must have the stack of a <see cref="ScriptThread"/>.</summary>
    public Result<JsonNode?> Evaluate(string script, ScriptScope scope, CancellationToken ct)
    {
        if (script.Length > Limits.Source)
            return ScriptErrors.Source(Limits);
        try
        {
            var program = Parse(script);
            var budget = new ScriptBudget(Limits, time, ct);
            var engine = Open(budget);
            var instrumentation = new ScriptInstrumentation();
            instrumentation.Visit(program);
            engine.SetValue(instrumentation.Guard, Function(engine, (_, arguments) => budget.Pass(arguments[0])));
            if (scope.Now is { } now)
                ScriptClock.Stop(engine, now);
            Bring(scope, engine, budget);
            var outcome = engine.Execute(program).GetCompletionValue();
            return Result.From(new ScriptValues(engine, budget).ToJson(outcome));
        }
        catch (ParserException wrong)
        {
            return NewerSyntax.Find(script) is { } construct ? ScriptErrors.NewerSyntax(construct) : ScriptErrors.Syntax(Trim(wrong.Message));
        }
        catch (Exception wrong) when (Refusal(wrong) is not null)
        {
            return Refusal(wrong)!;
        }
    }

    private static Jint.Parser.Ast.Program Parse(string script)
    {
        try
        {
            return new JavaScriptParser().Parse(script);
        }
        catch (ParserException) when (script.Contains("return", StringComparison.Ordinal))
        {
            // The line break ends a comment on the last line.
            return new JavaScriptParser().Parse($"(function(){{{script}\n}})()");
        }
    }

    private JintEngine Open(ScriptBudget budget)
    {
        var engine = new JintEngine(options => options
            .TimeoutInterval(Limits.Time)
            .MaxStatements(Limits.Statements)
            .LimitRecursion(Limits.Recursion)
            .Culture(CultureInfo.InvariantCulture)
            .LocalTimeZone(TimeZoneInfo.Utc));
        new GuardedBuiltIns(engine, budget).Install();
        return engine;
    }

    private static void Bring(ScriptScope scope, JintEngine engine, ScriptBudget budget)
    {
        foreach (var (name, value) in scope.Values)
            engine.SetValue(name, new ScriptValues(engine, budget).FromJson(value));
        foreach (var (name, function) in scope.Functions)
            engine.SetValue(name, Function(engine, (_, arguments) => budget.Nested(() =>
            {
                var values = new ScriptValues(engine, budget);
                return values.FromJson(function([.. arguments.Select(argument => values.ToJson(argument))]));
            })));
    }

    private static JsValue Function(JintEngine engine, Func<JsValue, JsValue[], JsValue> body) => new(new ClrFunctionInstance(engine, body));

    private Error? Refusal(Exception wrong) => wrong switch
    {
        ScriptRefusedException refused => refused.Error,
        JavaScriptException thrown => ScriptErrors.Failed(Describe(thrown)),
        TimeoutException => ScriptErrors.Time(Limits),
        StatementsCountOverflowException => ScriptErrors.Statements(Limits),
        RecursionDepthOverflowException => ScriptErrors.Recursion(Limits),
        // Jint's own slips on odd input (a comparer that contradicts itself, a pattern .NET does not take) must not look like ours.
        ArgumentException or InvalidOperationException or FormatException or InvalidCastException or NullReferenceException
            or IndexOutOfRangeException or OverflowException or NotSupportedException => ScriptErrors.Failed(Trim(wrong.Message)),
        _ => null,
    };

    private static string Describe(JavaScriptException thrown)
    {
        var text = thrown.Message is { Length: > 0 } message ? message : ThrownText(thrown.Error);
        var place = thrown.LineNumber > 0 ? string.Create(CultureInfo.InvariantCulture, $" (script line {thrown.LineNumber})") : "";
        return Trim(text) + place;
    }

    private static string ThrownText(JsValue error) =>
        error.IsObject() ? error.AsObject().Class : TypeConverter.ToString(error);

    // A script may throw megabytes.
    private static string Trim(string message) => (message.Length > 300 ? message[..300] + "…" : message).TrimEnd('.');
}

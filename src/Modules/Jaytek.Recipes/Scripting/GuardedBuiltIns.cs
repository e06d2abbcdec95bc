using System.Text.RegularExpressions;
using Jaytek.Recipes.Contracts;
using JintEngine = Jint.Engine;
using Jint.Native;
using Jint.Native.Function;
using Jint.Native.Object;
using Jint.Native.RegExp;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace Jaytek.Recipes.Scripting;

/// <summary>
/// Puts the language's own functions under the budget: they run between two statements, where the interpreter does not look, and some
/// loop over whatever length they are told or match patterns that never end.
/// </summary>
internal sealed class GuardedBuiltIns(JintEngine engine, ScriptBudget budget)
{
    // Far more than a pattern of a recipe needs; a match cannot be interrupted from outside.
    private static readonly TimeSpan PatternTime = TimeSpan.FromMilliseconds(250);

    private static readonly string[] PatternFunctions = ["match", "search", "replace", "split"];

    public void Install()
    {
        // Source made at run time would pass by the checks that are written into the script.
        engine.Global.Delete("eval", false);
        engine.Global.Delete("Function", false);
        engine.Function.PrototypeObject.Delete("constructor", false);
        foreach (var owner in Owners())
            foreach (var (name, property) in owner.GetOwnProperties().ToList())
                if (property.Value?.TryCast<FunctionInstance>() is { } function and not IConstructor)
                    Replace(owner, name, function);
        engine.Json.FastAddProperty("stringify", new ClrFunctionInstance(engine, Stringify, 3), true, false, true);
    }

    private IEnumerable<ObjectInstance> Owners() =>
    [
        engine.Array.PrototypeObject, engine.String.PrototypeObject, engine.RegExp.PrototypeObject, engine.Object.PrototypeObject,
        engine.Function.PrototypeObject, engine.Number.PrototypeObject, engine.Boolean.PrototypeObject, engine.Date.PrototypeObject,
        engine.Error.PrototypeObject, engine.Array, engine.String, engine.Object, engine.Date, engine.Math, engine.Json, engine.Global,
    ];

    private void Replace(ObjectInstance owner, string name, FunctionInstance original)
    {
        var walksItems = ReferenceEquals(owner, engine.Array.PrototypeObject);
        var matches = ReferenceEquals(owner, engine.RegExp.PrototypeObject)
            || (ReferenceEquals(owner, engine.String.PrototypeObject) && PatternFunctions.Contains(name));
        var guarded = new ClrFunctionInstance(engine, (self, arguments) => budget.Nested(() =>
        {
            if (walksItems)
                budget.Items(LengthOf(self));
            if (name == "apply" && arguments.Length > 1)
                budget.Items(LengthOf(arguments[1]));
            if (name == "parse" && arguments.Length > 0)
                CheckNesting(TypeConverter.ToString(arguments[0]));
            return matches ? Match(name, original, self, arguments) : original.Call(self, arguments);
        }));
        owner.FastAddProperty(name, guarded, true, false, true);
    }

    private JsValue Match(string name, FunctionInstance original, JsValue self, JsValue[] arguments)
    {
        if (name is "match" or "search" && arguments.Length > 0 && arguments[0].TryCast<RegExpInstance>() is null && !arguments[0].IsUndefined())
            arguments = [engine.RegExp.Construct([TypeConverter.ToString(arguments[0])])];
        BoundTime(self);
        foreach (var argument in arguments)
            BoundTime(argument);
        if (name is "replace" or "split" && !self.IsUndefined() && !self.IsNull())
            CheckGrowth(name, TypeConverter.ToString(self), arguments);
        try
        {
            return original.Call(self, arguments);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new ScriptRefusedException(ScriptErrors.Time(budget.Limits));
        }
    }

    private static void BoundTime(JsValue value)
    {
        if (value.TryCast<RegExpInstance>() is { Value: { } pattern } expression && pattern.MatchTimeout == Regex.InfiniteMatchTimeout)
            expression.Value = new Regex(pattern.ToString(), pattern.Options, PatternTime);
    }

    private void CheckGrowth(string name, string text, JsValue[] arguments)
    {
        if (name == "split")
            budget.Items(text.Length);
        else if (arguments.Length > 1 && arguments[1].IsString()
            && (long)text.Length * Math.Max(1, arguments[1].AsString().Length) > 16L * budget.Limits.Text)
            throw new ScriptRefusedException(ScriptErrors.Memory(budget.Limits));
    }

    private static double LengthOf(JsValue self)
    {
        if (self.IsString())
            return self.AsString().Length;
        return self.IsObject() ? TypeConverter.ToUint32(self.AsObject().Get("length")) : 0;
    }

    private void CheckNesting(string json)
    {
        var depth = 0;
        foreach (var c in json)
        {
            depth += c is '[' or '{' ? 1 : c is ']' or '}' ? -1 : 0;
            if (depth > budget.Limits.Recursion)
                throw new ScriptRefusedException(ScriptErrors.Recursion(budget.Limits));
        }
    }

    private JsValue Stringify(JsValue self, JsValue[] arguments)
    {
        if (arguments.Length > 1 && arguments[1].IsObject())
            throw new JavaScriptException(engine.TypeError, "JSON.stringify takes no replacer here");
        var value = arguments.Length > 0 ? arguments[0] : JsValue.Undefined;
        if (value.IsUndefined() || value.TryCast<FunctionInstance>() is not null)
            return JsValue.Undefined;
        var indented = arguments.Length > 2 && !arguments[2].IsUndefined() && !arguments[2].IsNull();
        return budget.Pass(ScriptValues.Text(new ScriptValues(engine, budget).ToJson(value), indented));
    }
}

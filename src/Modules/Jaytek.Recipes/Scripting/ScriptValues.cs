using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Recipes.Contracts;
using JintEngine = Jint.Engine;
using Jint.Native;
using Jint.Native.Array;
using Jint.Native.Date;
using Jint.Native.Function;
using Jint.Native.Object;
using Jint.Runtime;

namespace Jaytek.Recipes.Scripting;

/// <summary>Carries values between scripts and JSON, within the budget: a small graph of shared objects can be a huge tree.</summary>
internal sealed class ScriptValues(JintEngine engine, ScriptBudget budget)
{
    private const int MaxDepth = 64;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Indented = new(Plain) { WriteIndented = true };

    private int _nodes;

    public static string Text(JsonNode? json, bool indented = false) => json?.ToJsonString(indented ? Indented : Plain) ?? "null";

    /// <summary>The value as JSON; functions and <c>undefined</c> are null, or absent as members.</summary>
    public JsonNode? ToJson(JsValue value, int depth = 0)
    {
        budget.Items(++_nodes);
        if (depth > MaxDepth)
            throw new ScriptRefusedException(ScriptErrors.Recursion(budget.Limits));
        if (value.IsString())
            return JsonValue.Create(value.AsString());
        if (value.IsBoolean())
            return JsonValue.Create(value.AsBoolean());
        if (value.IsNumber())
            return Number(value.AsNumber());
        return value.IsObject() ? ToJson(value.AsObject(), depth) : null;
    }

    private JsonNode? ToJson(ObjectInstance value, int depth)
    {
        budget.Check();
        if (value is FunctionInstance)
            return null;
        if (value is DateInstance date)
            return double.IsNaN(date.PrimitiveValue) ? null : JsonValue.Create(Instant(date));
        if (value is IPrimitiveInstance wrapped)
            return ToJson(wrapped.PrimitiveValue, depth);
        if (value.Get("toJSON").TryCast<FunctionInstance>() is { } convert)
            return ToJson(convert.Call(new JsValue(value), []), depth + 1);
        if (value is ArrayInstance)
        {
            var length = TypeConverter.ToUint32(value.Get("length"));
            budget.Items(length);
            var array = new JsonArray();
            for (var i = 0; i < length; i++)
                array.Add(ToJson(value.Get(i.ToString(CultureInfo.InvariantCulture)), depth + 1));
            return array;
        }
        var json = new JsonObject();
        foreach (var (name, property) in value.GetOwnProperties().ToList())
        {
            if (property.Enumerable != true)
                continue;
            var member = value.Get(name);
            if (!member.IsUndefined() && member.TryCast<FunctionInstance>() is null)
                json[name] = ToJson(member, depth + 1);
        }
        return json;
    }

    /// <summary>JSON as a value of the script.</summary>
    public JsValue FromJson(JsonNode? json) => json switch
    {
        null => JsValue.Null,
        JsonObject members => FromObject(members),
        JsonArray items => engine.Array.Construct([.. items.Select(FromJson)]) is var array && items.Count != 1
            ? new JsValue(array)
            // One number would be taken for a length.
            : Single(FromJson(items[0])),
        _ => json.GetValueKind() switch
        {
            JsonValueKind.True => JsValue.True,
            JsonValueKind.False => JsValue.False,
            JsonValueKind.Number => new JsValue(double.Parse(json.ToJsonString(), CultureInfo.InvariantCulture)),
            _ => new JsValue(json.GetValue<string>()),
        },
    };

    private JsValue Single(JsValue item)
    {
        var array = engine.Array.Construct([]);
        engine.Array.PrototypeObject.Push(new JsValue(array), [item]);
        return new JsValue(array);
    }

    private JsValue FromObject(JsonObject members)
    {
        var made = engine.Object.Construct([]);
        foreach (var (name, value) in members)
            made.Put(name, FromJson(value), false);
        return new JsValue(made);
    }

    private static JsonValue? Number(double value) =>
        !double.IsFinite(value) ? null
        : value == Math.Truncate(value) && Math.Abs(value) < 1e15 ? JsonValue.Create((long)value)
        : JsonValue.Create(value);

    private static string Instant(DateInstance date) =>
        DateTimeOffset.FromUnixTimeMilliseconds((long)date.PrimitiveValue).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}

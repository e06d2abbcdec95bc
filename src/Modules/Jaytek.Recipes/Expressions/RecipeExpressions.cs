using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Jaytek.Recipes.Contracts;
using Jaytek.Recipes.Files;
using Jaytek.Recipes.Scripting;
using Microsoft.Extensions.Logging;

namespace Jaytek.Recipes.Expressions;

/// <summary>Evaluates the expressions of one recipe, step by step. Values of variables are found when first asked for, and kept.</summary>
internal sealed class RecipeExpressions(
    RecipeFile file, IRecipeFiles? files, RecipeEnvironment environment, JavaScript javaScript, ConfigurationGate configuration, ILogger logger)
{
    private const int MaxRounds = 16;
    private const int MaxVariableDepth = 24;

    /// <summary>Characters that the expressions of one step may yield; files read into it count too.</summary>
    private const int MaxYield = 128 * 1024 * 1024;

    private readonly Dictionary<string, JsonNode?> _variables = new(StringComparer.Ordinal);
    private readonly Stack<string> _open = [];
    private Action<string, string> _warn = (_, _) => { };
    private CancellationToken _ct;
    private long _yield;

    public RecipeEnvironment Environment => environment;

    public ConfigurationGate Configuration => configuration;

    public ILogger Logger => logger;

    public void Warn(string path, string message) => _warn(path, message);

    /// <summary>A copy of the step with every expression replaced by its value; a refusal names the place.</summary>
    /// <param name="step">The step as it stands in the file.</param>
    /// <param name="warn">Takes the JSON path in the file and a sentence.</param>
    /// <param name="ct">Ends a running script too.</param>
    public async Task<Result<JsonObject>> EvaluateAsync(RecipeFileStep step, Action<string, string> warn, CancellationToken ct)
    {
        (_warn, _ct, _yield) = (warn, ct, 0);
        try
        {
            return await ScriptThread.RunAsync(() => Evaluate(step.Data, step.Path)!.AsObject(), ct);
        }
        catch (ExpressionException refused)
        {
            var place = file.Source.Locate([refused.Path])[refused.Path];
            return refused.Error with { Message = $"At {place} ({refused.Path}): {refused.Error.Message}" };
        }
    }

    /// <summary>The value of a variable; called by a script.</summary>
    /// <exception cref="ScriptRefusedException">There is none, or it leads back to itself.</exception>
    public JsonNode? Variable(string name)
    {
        if (_variables.TryGetValue(name, out var known))
            return known;
        if (!file.Variables.TryGetPropertyValue(name, out var written))
            throw new ScriptRefusedException(ExpressionErrors.UnknownVariable(name));
        if (_open.Contains(name))
            throw new ScriptRefusedException(ExpressionErrors.Cycle(name));
        if (_open.Count >= MaxVariableDepth)
            throw new ScriptRefusedException(ExpressionErrors.TooDeep);
        _open.Push(name);
        try
        {
            // The script that asked waits on its own stack; the variable's scripts get a fresh one.
            return _variables[name] = ScriptThread.Run(() => Evaluate(written, SourceMap.Member("$.variables", name)));
        }
        catch (ExpressionException refused)
        {
            throw new ScriptRefusedException(refused.Error);
        }
        finally
        {
            _open.Pop();
        }
    }

    private JsonNode? Evaluate(JsonNode? node, string path)
    {
        switch (node)
        {
            case JsonObject members:
                var made = new JsonObject();
                foreach (var (name, value) in members)
                    made.Add(name, Evaluate(value, SourceMap.Member(path, name)));
                return made;
            case JsonArray items:
                return new JsonArray([.. items.Select((item, index) => Evaluate(item, SourceMap.Item(path, index)))]);
            case JsonValue value when value.GetValueKind() == JsonValueKind.String && ExpressionSyntax.TryRead(value.GetValue<string>(), out var expression):
                return Evaluate(expression, path);
            default:
                return node?.DeepClone();
        }
    }

    /// <summary>Evaluates while the result is itself an expression. As in Orchard every result is text.</summary>
    private JsonValue Evaluate(Expression expression, string path)
    {
        var functions = new RecipeFunctions(this, file.Header.Name, path);
        for (var round = 0; round < MaxRounds; round++)
        {
            var text = EvaluateOnce(expression, functions, path);
            _yield += text.Length;
            if (_yield > MaxYield)
                throw new ExpressionException(path, ExpressionErrors.TooLarge);
            if (!IsStorable(text))
                throw new ExpressionException(path, ExpressionErrors.NotText);
            if (!ExpressionSyntax.TryRead(text, out var next))
                return JsonValue.Create(text);
            expression = next;
        }
        throw new ExpressionException(path, ExpressionErrors.TooDeep);
    }

    // What the file's own text is checked for when it is read: PostgreSQL holds no U+0000, and UTF-8 no half of a surrogate pair.
    private static bool IsStorable(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            return false;
        for (var rest = text.AsSpan(); rest.IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var at; rest = rest[(at + 2)..])
        {
            if (at + 1 == rest.Length || !char.IsSurrogatePair(rest[at], rest[at + 1]))
                return false;
        }
        return true;
    }

    private string EvaluateOnce(Expression expression, RecipeFunctions functions, string path)
    {
        try
        {
            switch (expression.Engine)
            {
                case "js":
                    var outcome = javaScript.Evaluate(expression.Body, functions.Scope, _ct);
                    return outcome.IsSuccess ? Text(outcome.Value) : throw new ScriptRefusedException(outcome.Error!);
                case "file":
                    return FileExpressions.Evaluate(expression.Body, files);
                default:
                    Warn(path, $"There is no expression engine `{expression.Engine}`; the text stays as it is, without its brackets.");
                    return expression.Text;
            }
        }
        catch (ScriptRefusedException refused)
        {
            throw new ExpressionException(path, refused.Error);
        }
    }

    private static string Text(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "",
        JsonValueKind.String => value.GetValue<string>(),
        _ => ScriptValues.Text(value),
    };

    private sealed class ExpressionException(string path, Error error) : Exception(error.Message)
    {
        public string Path => path;

        public Error Error => error;
    }
}

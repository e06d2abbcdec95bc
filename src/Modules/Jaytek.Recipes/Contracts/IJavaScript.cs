using System.Text.Json.Nodes;
using Jaytek.Kernel;

namespace Jaytek.Recipes.Contracts;

/// <summary>
/// Runs the JavaScript of recipes and workflows: ES 5.1 with <c>let</c> and <c>const</c>, in a sandbox without access to .NET, files or
/// network, under limits of time, statements, recursion and memory. Newer syntax is an error that names it.
/// </summary>
public interface IJavaScript
{
    /// <summary>
    /// Evaluates <paramref name="script"/>. It may be an expression, statements (the last one's value is the outcome) or a body with a
    /// top-level <c>return</c>.
    /// </summary>
    /// <returns>
    /// The outcome as JSON (null for <c>null</c>, <c>undefined</c> and functions), or an error with a code under <c>recipes.script</c>:
    /// <c>.syntax</c>, <c>.newer_syntax</c>, <c>.failed</c>, <c>.time</c>, <c>.statements</c>, <c>.recursion</c>, <c>.memory</c>; or
    /// the error that a function of the scope refused with.
    /// </returns>
    Task<Result<JsonNode?>> EvaluateAsync(string script, ScriptScope scope, CancellationToken ct);
}

/// <summary>What a script sees beside the language's own objects.</summary>
public sealed record ScriptScope
{
    /// <summary>Global functions by name.</summary>
    public IReadOnlyDictionary<string, ScriptFunction> Functions { get; init; } = new Dictionary<string, ScriptFunction>();

    /// <summary>Global values by name; the script gets copies.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Values { get; init; } = new Dictionary<string, JsonNode?>();

    /// <summary>What <c>new Date()</c> and <c>Date.now()</c> answer; null for the real time.</summary>
    public DateTimeOffset? Now { get; init; }
}

/// <summary>A function that scripts may call. It runs on the script's thread and must not block for long.</summary>
/// <param name="arguments">The arguments as JSON; absent ones are not in the list.</param>
/// <exception cref="ScriptRefusedException">Thrown by the function to end the script with an error of its own.</exception>
public delegate JsonNode? ScriptFunction(IReadOnlyList<JsonNode?> arguments);

/// <summary>Ends a script with an error; a script cannot catch it.</summary>
public sealed class ScriptRefusedException : Exception
{
    /// <summary>Ends the script with <paramref name="error"/>.</summary>
    public ScriptRefusedException(Error error) : base(error?.Message) => Error = error!;

    /// <summary>Why.</summary>
    public Error Error { get; }
}

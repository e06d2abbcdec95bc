using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Jint.Parser.Ast;

namespace Jaytek.Recipes.Scripting;

/// <summary>
/// Writes budget checks into a parsed script. The interpreter counts statements and looks at the clock between them, but one statement
/// can double a string a thousand times; so every place that can grow a value, loop or recurse calls <see cref="Guard"/> first.
/// </summary>
internal sealed class ScriptInstrumentation
{
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Children = new();

    // Lists of hoisted declarations repeat nodes of the body.
    private readonly HashSet<SyntaxNode> _seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>The name of the global function that checks the budget and passes its argument on. No script can guess it.</summary>
    public string Guard { get; } = $"guard_{Guid.NewGuid():N}";

    public void Visit(SyntaxNode node)
    {
        if (!_seen.Add(node))
            return;
        foreach (var child in ChildrenOf(node))
            Visit(child);
        switch (node)
        {
            case BinaryExpression { Operator: BinaryOperator.Plus } sum: sum.Right = Checked(sum.Right); break;
            case AssignmentExpression { Operator: AssignmentOperator.PlusAssign } sum: sum.Right = Checked(sum.Right); break;
            case ForStatement loop: loop.Test = loop.Test is null ? Call(True(loop)) : Call(loop.Test); break;
            case WhileStatement loop: loop.Test = Call(loop.Test); break;
            case DoWhileStatement loop: loop.Test = Call(loop.Test); break;
            case NewExpression made: made.Arguments = made.Arguments.Select(Checked).ToList(); break;
            case FunctionExpression { Body: BlockStatement body }: body.Body = [Statement(body), .. body.Body]; break;
            case FunctionDeclaration { Body: BlockStatement body }: body.Body = [Statement(body), .. body.Body]; break;
        }
    }

    private Expression Checked(Expression expression) => expression is Literal ? expression : Call(expression);

    private CallExpression Call(Expression argument) => At(argument, new CallExpression
    {
        Type = SyntaxNodes.CallExpression,
        Callee = At(argument, new Identifier { Type = SyntaxNodes.Identifier, Name = Guard }),
        Arguments = [argument],
        CanBeCached = false,
    });

    private ExpressionStatement Statement(SyntaxNode place) =>
        At(place, new ExpressionStatement { Type = SyntaxNodes.ExpressionStatement, Expression = Call(True(place)) });

    private static Literal True(SyntaxNode place) => At(place, new Literal { Type = SyntaxNodes.Literal, Value = true, Raw = "true" });

    private static T At<T>(SyntaxNode place, T node) where T : SyntaxNode
    {
        node.Location = place.Location;
        node.Range = place.Range;
        return node;
    }

    private static IEnumerable<SyntaxNode> ChildrenOf(SyntaxNode node)
    {
        foreach (var field in Children.GetOrAdd(node.GetType(), TreeFields))
        {
            var value = field.GetValue(node);
            if (value is SyntaxNode child)
                yield return child;
            else if (value is IEnumerable several and not string)
                foreach (var item in several.OfType<SyntaxNode>().ToList())
                    yield return item;
        }
    }

    private static FieldInfo[] TreeFields(Type type) =>
        [.. type.GetFields(BindingFlags.Instance | BindingFlags.Public).Where(field =>
            typeof(SyntaxNode).IsAssignableFrom(field.FieldType) || field.FieldType.IsInterface || field.FieldType == typeof(object))];
}

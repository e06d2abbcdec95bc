using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Jaytek.UnitTests.Architecture;

/// <summary>Measures source text: lines of a file, lines of each method from its signature to its last brace.</summary>
internal static class SourceSizes
{
    public const int MaxMethodLines = 60;
    public const int MaxFileLines = 300;

    public static IReadOnlyList<(string Method, int Lines)> Methods(string source)
    {
        var root = CSharpSyntaxTree.ParseText(source).GetRoot();
        return [.. root.DescendantNodes()
            .Where(n => n is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax)
            .Select(n => (NameOf(n), LinesOf(n)))];
    }

    private static int LinesOf(Microsoft.CodeAnalysis.SyntaxNode node)
    {
        var span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static string NameOf(Microsoft.CodeAnalysis.SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax m => m.Identifier.Text,
        LocalFunctionStatementSyntax f => f.Identifier.Text,
        ConstructorDeclarationSyntax c => c.Identifier.Text,
        _ => node.Kind().ToString(),
    };
}

using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Jaytek.UnitTests.Architecture;

/// <summary>Measures source text: lines of a file, lines of each method from its signature to its last brace.</summary>
internal static class SourceSizes
{
    public const int MaxMethodLines = 60;
    public const int MaxFileLines = 300;

    public const int MaxProjects = 30;

    /// <summary>The files that are too long, where they are more than one in a hundred; else none.</summary>
    public static IReadOnlyList<string> TooLong(IReadOnlyCollection<(string File, int Lines)> files)
    {
        IReadOnlyList<string> tooLong = [.. files.Where(f => f.Lines > MaxFileLines).Select(f => $"{f.File}: {f.Lines}")];
        return tooLong.Count * 100 > files.Count ? tooLong : [];
    }

    /// <summary>The methods that are too long.</summary>
    public static IEnumerable<string> LongMethods(string file, string source) =>
        Methods(source).Where(m => m.Lines > MaxMethodLines).Select(m => $"{file}, {m.Method}: {m.Lines}");

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

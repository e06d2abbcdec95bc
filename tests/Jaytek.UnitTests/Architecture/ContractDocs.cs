using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Jaytek.UnitTests.Architecture;

/// <summary>Finds what is public in a source file and says nothing about itself.</summary>
internal static class ContractDocs
{
    /// <summary>Public types and their visible members without an XML comment; those of types that are not public are nobody's contract.</summary>
    public static IEnumerable<string> Missing(string file, string source) =>
        CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>()
            .Where(member => member is not BaseNamespaceDeclarationSyntax && IsVisible(member) && !IsDocumented(member))
            .Select(member => $"{file}:{member.GetLocation().GetLineSpan().StartLinePosition.Line + 1}");

    private static bool IsVisible(MemberDeclarationSyntax member) => member.Parent switch
    {
        InterfaceDeclarationSyntax or EnumDeclarationSyntax => IsVisible((MemberDeclarationSyntax)member.Parent),
        TypeDeclarationSyntax type => member.Modifiers.Any(SyntaxKind.PublicKeyword) && IsVisible(type),
        _ => member.Modifiers.Any(SyntaxKind.PublicKeyword),
    };

    // An override says what the overridden member says.
    private static bool IsDocumented(MemberDeclarationSyntax member) =>
        member.Modifiers.Any(SyntaxKind.OverrideKeyword)
        || member.GetLeadingTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia));
}

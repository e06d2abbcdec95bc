using System.Text;
using System.Text.RegularExpressions;
using Jaytek.Engine.Contracts;
using Jaytek.Recipes.Contracts;
using Jaytek.Recipes.Files;

namespace Jaytek.Recipes.Expressions;

/// <summary>Evaluates <c>text('path')</c> and <c>base64('path')</c> of files beside the recipe.</summary>
internal static partial class FileExpressions
{
    public static string Evaluate(string body, IRecipeFiles? files)
    {
        var call = Call().Match(body);
        if (!call.Success)
            throw new ScriptRefusedException(ExpressionErrors.FileSyntax);
        var path = call.Groups["path"].Value;
        using var stream = files?.OpenRead(path) ?? throw new ScriptRefusedException(ExpressionErrors.NoFile(path));
        var bytes = ReadAll(stream, path);
        return call.Groups["kind"].Value == "base64" ? Convert.ToBase64String(bytes.Span) : Text(bytes.Span, path);
    }

    private static ReadOnlyMemory<byte> ReadAll(Stream stream, string path)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        for (int read; (read = stream.Read(chunk)) > 0;)
        {
            if (buffer.Length + read > RecipeReader.MaxBytes)
                throw new ScriptRefusedException(ExpressionErrors.FileTooLarge(path));
            buffer.Write(chunk, 0, read);
        }
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    private static string Text(ReadOnlySpan<byte> utf8, string path)
    {
        if (utf8.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        return System.Text.Unicode.Utf8.IsValid(utf8)
            ? Encoding.UTF8.GetString(utf8)
            : throw new ScriptRefusedException(ExpressionErrors.FileNotText(path));
    }

    [GeneratedRegex("""^\s*(?<kind>text|base64)\s*\(\s*(?:'(?<path>[^']+)'|"(?<path>[^"]+)")\s*\)\s*;?\s*$""")]
    private static partial Regex Call();
}

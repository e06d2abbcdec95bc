using System.Collections.Frozen;

namespace Jaytek.Pages.Templates;

/// <summary>What is wrong with a template, and where.</summary>
/// <param name="Line">From 1; 0 where it is about the whole.</param>
/// <param name="Message">A sentence.</param>
internal sealed record TemplateFault(int Line, string Message)
{
    public override string ToString() => Line > 0 ? $"Line {Line}: {Message}" : Message;
}

/// <summary>
/// Reads a template before Handlebars does: blocks that are open or crossed, helpers that nobody has, Liquid, and what could nest without
/// end. It names the line, which Handlebars does not always, and keeps from the compiler what would take its stack away.
/// </summary>
internal sealed class TemplateCheck
{
    public const int MaxLength = 64 * 1024;
    public const int MaxTags = 1_000;
    public const int MaxCalls = 1_000;

    private const int MaxDepth = 24;
    private const int MaxParentheses = 8;

    private static readonly FrozenSet<string> Blocks = FrozenSet.Create(StringComparer.Ordinal, "if", "unless", "each", "with");

    private readonly Stack<(string Name, int Line, int Branches)> _open = new();

    private int _tags;
    private int _calls;

    /// <summary>The first fault, or null.</summary>
    public static TemplateFault? Find(string source) =>
        source.Length > MaxLength ? new TemplateFault(0, $"A template has at most {MaxLength / 1024} KB.") : new TemplateCheck().Read(source);

    private TemplateFault? Read(string source)
    {
        var (at, line) = (0, 1);
        while (at < source.Length)
        {
            var tag = TemplateTag.Next(source, at);
            var text = source.AsSpan(at, (tag?.Start ?? source.Length) - at);
            if (text.IndexOf("{%", StringComparison.Ordinal) is >= 0 and var liquid)
                return new TemplateFault(line + text[..liquid].Count('\n'), "This is Liquid ({% … %}). Templates here are Handlebars: {{#if …}}, {{#each …}}.");
            if (tag is null)
                break;
            line += text.Count('\n');
            if (tag.End < 0)
                return new TemplateFault(line, "What begins here with {{ never ends.");
            if (++_tags > MaxTags)
                return new TemplateFault(line, $"A template has at most {MaxTags} tags.");
            if ((Judge(tag.Inside, line) ?? tag.Fault) is { } wrong)
                return new TemplateFault(line, wrong);
            line += source.AsSpan(tag.Start, tag.End - tag.Start).Count('\n');
            at = tag.End;
        }
        return _open.TryPeek(out var left) ? new TemplateFault(left.Line, $"{{{{#{left.Name}}}}} is never closed.") : null;
    }

    private string? Judge(string inside, int line)
    {
        var words = TemplateTag.WordsOf(inside);
        if (inside.Length == 0)
            return "There is nothing between the braces.";
        return inside[0] switch
        {
            '!' or '\\' => null,
            '{' => "Raw blocks are not known here.",
            '#' or '^' when inside.Length > 1 && inside[1] is '*' or '>' => "Pieces are templates of their own here; they are not defined inside another one.",
            '*' => "Decorators are not known here.",
            '^' when inside.Length == 1 => Branch(),
            '#' or '^' => Open(inside[1..].TrimStart(), line),
            '/' => Close(inside[1..].Trim()),
            '>' => words.Any(word => word.Contains("@partial-block", StringComparison.Ordinal)) ? "Pieces are given no block here." : Parentheses(inside),
            _ when words is ["else", ..] => Else(words),
            _ => Call(words) ?? Parentheses(inside),
        };
    }

    private string? Open(string inside, int line)
    {
        var words = TemplateTag.WordsOf(inside);
        if (words.Count == 0)
            return "A block has a name.";
        if (_open.Sum(block => block.Branches) + _open.Count >= MaxDepth)
            return $"Blocks stand more than {MaxDepth} deep.";
        _open.Push((words[0], line, 0));
        if (words.Count > 1 && !Blocks.Contains(words[0]))
            return $"There is no block {words[0]}. There are {string.Join(", ", Blocks.Order())}.";
        return Piped(words) ?? Parentheses(inside);
    }

    private string? Close(string name)
    {
        if (!_open.TryPop(out var open))
            return $"{{{{/{name}}}}} closes nothing.";
        return open.Name == name ? null : $"{{{{/{name}}}}} stands where {{{{/{open.Name}}}}} belongs, for the block of line {open.Line}.";
    }

    private string? Branch() => _open.Count == 0 ? "There is nothing here that could have another side." : null;

    private string? Else(IReadOnlyList<string> words)
    {
        if (Branch() is { } wrong)
            return wrong;
        if (words.Count == 1)
            return null;
        // Each "else if" is a block inside the last one to the compiler.
        var open = _open.Pop();
        _open.Push(open with { Branches = open.Branches + 1 });
        return _open.Sum(block => block.Branches) + _open.Count > MaxDepth ? $"Blocks stand more than {MaxDepth} deep."
            : Blocks.Contains(words[1]) ? Parentheses(string.Join(' ', words)) : $"There is no block {words[1]}.";
    }

    private static string? Call(IReadOnlyList<string> words)
    {
        if (words.Count == 0)
            return "There is nothing between the braces.";
        if (Piped(words) is { } piped)
            return piped;
        return words.Count > 1 && !TemplateHelpers.Names.Contains(words[0])
            ? $"There is no helper {words[0]}. There are {string.Join(", ", TemplateHelpers.Names.Order())}." : null;
    }

    private static string? Piped(IReadOnlyList<string> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at].StartsWith('|') && (at == 0 || words[at - 1] != "as"))
                return "This is Liquid ({{ … | … }}). Templates here are Handlebars: {{helper value}}.";
            if (words[at] == "as")
                break;
        }
        return null;
    }

    private string? Parentheses(string inside)
    {
        var depth = 0;
        for (var at = 0; at < inside.Length; at++)
        {
            if (inside[at] is '"' or '\'')
            {
                at = inside.IndexOf(inside[at], at + 1) is >= 0 and var end ? end : inside.Length;
                continue;
            }
            if (inside[at] == ')')
                depth--;
            if (inside[at] != '(')
                continue;
            if (++depth > MaxParentheses)
                return $"Parentheses stand more than {MaxParentheses} deep.";
            if (++_calls > MaxCalls)
                return $"A template has at most {MaxCalls} calls in parentheses.";
            var name = new string([.. inside[(at + 1)..].TrimStart().TakeWhile(c => !char.IsWhiteSpace(c) && c is not ')' and not '(')]);
            if (!TemplateHelpers.Names.Contains(name))
                return $"There is no helper {name}. There are {string.Join(", ", TemplateHelpers.Names.Order())}.";
        }
        return depth == 0 ? null : "The parentheses are not balanced.";
    }
}

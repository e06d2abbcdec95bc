using System.Text;
using Jaytek.Kernel;

namespace Jaytek.Pages.Redirects;

/// <summary>A line of a CSV file.</summary>
/// <param name="Number">Where it begins in the file, from 1.</param>
/// <param name="Cells">Its values, without quotes and spaces around them.</param>
internal sealed record CsvLine(int Number, IReadOnlyList<string> Cells);

/// <summary>Reads CSV as people save it: RFC 4180, with commas or semicolons, with or without a byte order mark; empty lines do not count.</summary>
internal static class CsvLines
{
    /// <summary>The lines. Errors: <c>pages.redirect.file</c> for a quote that never ends.</summary>
    public static Result<IReadOnlyList<CsvLine>> Read(string text)
    {
        text = text.TrimStart('\uFEFF');
        var separator = Separator(text);
        var sheet = new Sheet();
        var (number, quoted) = (1, false);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '\n')
                number++;
            if (quoted)
            {
                if (c != '"')
                    sheet.Append(c);
                else if (at + 1 < text.Length && text[at + 1] == '"')
                    sheet.Append(text[++at]);
                else
                    quoted = false;
            }
            else if (c == '"' && sheet.IsBlank)
            {
                quoted = true;
            }
            else if (c == separator)
            {
                sheet.Close();
            }
            else if (c == '\n')
            {
                sheet.End(number);
            }
            else
            {
                sheet.Append(c);
            }
        }
        if (quoted)
            return Error.Member("pages.redirect.file", "File", $"A quote that begins on line {sheet.Begun} never ends.");
        sheet.End(number);
        return sheet.Lines;
    }

    // What stands first on the first line: addresses hold commas rarely and semicolons almost never.
    private static char Separator(string text)
    {
        var line = text.AsSpan(0, text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? end : text.Length);
        var at = line.IndexOfAny(',', ';', '\t');
        return at < 0 ? ',' : line[at];
    }

    private sealed class Sheet
    {
        private readonly List<string> _cells = [];
        private readonly StringBuilder _cell = new();

        public List<CsvLine> Lines { get; } = [];

        public int Begun { get; private set; } = 1;

        // Kept, since to look at the whole cell at every quote would take a long file's length squared.
        public bool IsBlank { get; private set; } = true;

        public void Append(char c)
        {
            _cell.Append(c);
            IsBlank &= char.IsWhiteSpace(c);
        }

        public void Close()
        {
            _cells.Add(_cell.ToString().Trim());
            _cell.Clear();
            IsBlank = true;
        }

        public void End(int next)
        {
            Close();
            if (_cells.Exists(one => one.Length > 0))
                Lines.Add(new CsvLine(Begun, _cells.ToArray()));
            _cells.Clear();
            Begun = next;
        }
    }
}

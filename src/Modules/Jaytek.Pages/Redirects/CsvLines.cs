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
        var lines = new List<CsvLine>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        // Whether the cell has more than spaces is kept: to look at the whole cell at every quote would take a long file's length squared.
        var (number, begun, quoted, written) = (1, 1, false, false);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '\n')
                number++;
            if (quoted)
            {
                if (c != '"')
                    Append(c);
                else if (at + 1 < text.Length && text[at + 1] == '"')
                    Append(text[++at]);
                else
                    quoted = false;
            }
            else if (c == '"' && !written)
            {
                cell.Clear();
                quoted = true;
            }
            else if (c == separator)
            {
                Close();
            }
            else if (c == '\n')
            {
                End(number);
            }
            else
            {
                Append(c);
            }
        }
        if (quoted)
            return Error.Member("pages.redirect.file", "File", $"A quote that begins on line {begun} never ends.");
        End(number);
        return lines;

        void Append(char c)
        {
            cell.Append(c);
            written |= !char.IsWhiteSpace(c);
        }

        void Close()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
            written = false;
        }

        void End(int next)
        {
            Close();
            if (cells.Exists(one => one.Length > 0))
                lines.Add(new CsvLine(begun, cells.ToArray()));
            cells.Clear();
            begun = next;
        }
    }

    // What stands first on the first line: addresses hold commas rarely and semicolons almost never.
    private static char Separator(string text)
    {
        var line = text.AsSpan(0, text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? end : text.Length);
        var at = line.IndexOfAny(',', ';', '\t');
        return at < 0 ? ',' : line[at];
    }
}

using System.Buffers;
using System.Text;

namespace Jaytek.Kernel;

/// <summary>
/// Writes CSV as RFC 4180 has it: commas, CRLF, quotes where they are needed; UTF-8 with its mark, by which spreadsheets know it. No text is
/// taken for a formula. It needs the memory of some rows, however many there are. Nothing is written of itself at the end: what failed halfway
/// must not look whole.
/// </summary>
/// <param name="stream">Is written to asynchronously only.</param>
public sealed class CsvWriter(Stream stream)
{
    private const int FlushAt = 64 * 1024;

    // What OWASP names as the beginnings of formulas; the full-width forms are folded by some programs.
    private const string Beginnings = "=+-@\t\r\n＝＋－＠";

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    private readonly ArrayBufferWriter<byte> _waiting = new(FlushAt + 4096);
    private bool _isBegun;
    private bool _isInRow;

    /// <summary>A cell of words, whosever they are: what begins like a formula gets an apostrophe before it.</summary>
    public void Text(string? text) => Add(Guarded(text));

    /// <summary>A cell that the program itself spelled, such as a number or a date: <c>-1</c> stays a number. Nothing that a person wrote comes here.</summary>
    public void Plain(string text) => Add(text);

    /// <summary>Ends the row.</summary>
    public async ValueTask EndRowAsync(CancellationToken cancellationToken)
    {
        Begin();
        Encoding.UTF8.GetBytes("\r\n", _waiting);
        _isInRow = false;
        if (_waiting.WrittenCount >= FlushAt)
            await FlushAsync(cancellationToken);
    }

    /// <summary>Hands on what waits; to be called after the last row. A file without a row has the mark alone.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        Begin();
        await stream.WriteAsync(_waiting.WrittenMemory, cancellationToken);
        _waiting.ResetWrittenCount();
    }

    private static string Guarded(string? text) =>
        string.IsNullOrEmpty(text) ? "" : Beginnings.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    private void Add(string text)
    {
        Begin();
        if (_isInRow)
            Encoding.UTF8.GetBytes(",", _waiting);
        _isInRow = true;
        var cell = text.AsSpan().ContainsAny(Quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
        Encoding.UTF8.GetBytes(cell, _waiting);
    }

    private void Begin()
    {
        if (!_isBegun)
            _waiting.Write(Encoding.UTF8.Preamble);
        _isBegun = true;
    }
}

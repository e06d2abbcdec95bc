using System.Text;

namespace Jaytek.Pages.Templates;

/// <summary>Where a template writes: every character counts towards its run.</summary>
internal sealed class BoundedWriter(RenderRun run) : TextWriter
{
    private readonly StringBuilder _text = new();

    public override Encoding Encoding => Encoding.Unicode;

    public override void Write(char value)
    {
        run.Write(1);
        _text.Append(value);
    }

    public override void Write(string? value)
    {
        run.Write(value?.Length ?? 0);
        _text.Append(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        run.Write(count);
        _text.Append(buffer, index, count);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        run.Write(buffer.Length);
        _text.Append(buffer);
    }

    public override void Write(StringBuilder? value)
    {
        run.Write(value?.Length ?? 0);
        _text.Append(value);
    }

    public override string ToString() => _text.ToString();
}

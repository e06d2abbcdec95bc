using System.Text;

namespace Jaytek.Media.Art;

/// <summary>The path data of one SVG path, in absolute coordinates.</summary>
internal sealed class SvgPath
{
    private readonly StringBuilder _data = new();

    public SvgPath Move(double x, double y) => Point('M', x, y);

    public SvgPath Line(double x, double y) => Point('L', x, y);

    /// <summary>A clockwise arc of a circle to a point.</summary>
    public SvgPath Arc(double radius, double x, double y)
    {
        var r = SvgCanvas.Number(radius);
        _data.Append('A').Append(r).Append(' ').Append(r).Append(" 0 0 1 ").Append(SvgCanvas.Number(x)).Append(' ').Append(SvgCanvas.Number(y));
        return this;
    }

    public SvgPath Close()
    {
        _data.Append('Z');
        return this;
    }

    public override string ToString() => _data.ToString();

    private SvgPath Point(char command, double x, double y)
    {
        _data.Append(command).Append(SvgCanvas.Number(x)).Append(' ').Append(SvgCanvas.Number(y));
        return this;
    }
}

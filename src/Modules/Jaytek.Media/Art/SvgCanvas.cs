using System.Globalization;
using System.Text;

namespace Jaytek.Media.Art;

/// <summary>
/// Writes the few SVG elements that covers and waveforms need, with numbers rounded to one decimal. It writes
/// presentation attributes only, never a style attribute or a script, so the file works under any Content-Security-Policy.
/// </summary>
internal sealed class SvgCanvas
{
    private readonly StringBuilder _body = new(4096);

    public static string Number(double value)
    {
        var rounded = Math.Round(value, 1, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.#", CultureInfo.InvariantCulture);
    }

    public void Rect(double x, double y, double width, double height, Colour fill) =>
        _body.Append("<rect x=\"").Append(Number(x)).Append("\" y=\"").Append(Number(y))
            .Append("\" width=\"").Append(Number(width)).Append("\" height=\"").Append(Number(height))
            .Append("\" fill=\"").Append(fill).Append("\"/>");

    public void Circle(double x, double y, double radius, Colour fill) =>
        Circle(x, y, radius, $" fill=\"{fill}\"");

    public void Path(SvgPath path, Colour fill, string attributes = "") =>
        _body.Append("<path d=\"").Append(path).Append("\" fill=\"").Append(fill).Append('"').Append(attributes).Append("/>");

    /// <summary>A circle that takes its paint from the group around it.</summary>
    public void Ring(double x, double y, double radius) => Circle(x, y, radius, "");

    /// <summary>An element with attributes, around what <paramref name="content"/> draws.</summary>
    public void Group(string element, string attributes, Action content)
    {
        _body.Append('<').Append(element).Append(attributes.Length > 0 ? " " : "").Append(attributes).Append('>');
        content();
        _body.Append("</").Append(element).Append('>');
    }

    /// <summary>An element that stands for itself, as <c>use</c> does.</summary>
    public void Empty(string element, string attributes) =>
        _body.Append('<').Append(element).Append(' ').Append(attributes).Append("/>");

    public string ToDocument(int size) => string.Create(
        CultureInfo.InvariantCulture,
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" width=\"{size}\" height=\"{size}\">{_body}</svg>");

    private void Circle(double x, double y, double radius, string paint) =>
        _body.Append("<circle cx=\"").Append(Number(x)).Append("\" cy=\"").Append(Number(y))
            .Append("\" r=\"").Append(Number(radius)).Append('"').Append(paint).Append("/>");
}

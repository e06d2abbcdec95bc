using System.Globalization;
using System.Text;
using QRCoder;

namespace Jaytek.Identity.SecondFactor;

/// <summary>A QR code as SVG that needs no style of its own: dark on white in both modes, since cameras want it so.</summary>
internal static class QrDrawing
{
    public static string Draw(string text, string label)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        // The matrix comes with its quiet zone.
        var modules = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < modules.Count; y++)
        {
            for (var x = 0; x < modules[y].Length; x++)
            {
                if (!modules[y][x])
                    continue;
                var from = x;
                while (x + 1 < modules[y].Length && modules[y][x + 1])
                    x++;
                path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from + 1}v1h-{x - from + 1}z");
            }
        }

        return $"""<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {modules.Count} {modules.Count}" width="240" height="240" role="img" aria-label="{label}" shape-rendering="crispEdges"><rect width="{modules.Count}" height="{modules.Count}" fill="#fff"/><path d="{path}" fill="#000"/></svg>""";
    }
}

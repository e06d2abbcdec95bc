using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Jaytek.UnitTests.Engine.Printing;

/// <summary>Reads a PDF as WeasyPrint writes it: enough to see words and drawings, without a program that the machine may not have.</summary>
internal sealed partial class PdfText
{
    private readonly Dictionary<string, string> _streams = [];

    public PdfText(byte[] pdf)
    {
        Raw = Encoding.Latin1.GetString(pdf);
        foreach (Match one in Objects().Matches(Raw))
        {
            var (head, body) = (one.Groups[2].Value, Encoding.Latin1.GetBytes(one.Groups[3].Value));
            _streams[one.Groups[1].Value] = Encoding.Latin1.GetString(head.Contains("FlateDecode", StringComparison.Ordinal) ? Inflate(body) : body);
        }
        var letters = Fonts();
        foreach (var content in _streams.Values)
            Words += WordsOf(content, letters);
    }

    /// <summary>Its bytes as they stand.</summary>
    public string Raw { get; }

    /// <summary>What is drawn, all streams unpacked.</summary>
    public string Unpacked => string.Join('\n', _streams.Values);

    /// <summary>The words, in the order of drawing and without the spaces between lines.</summary>
    public string Words { get; } = "";

    public int Pages => Regex.Count(Raw, "/Type /Page\n");

    /// <summary>By name of font and code of glyph, its letters.</summary>
    private Dictionary<(string Font, string Glyph), string> Fonts()
    {
        var letters = new Dictionary<(string, string), string>();
        foreach (Match font in FontObjects().Matches(Raw))
        {
            foreach (Match pair in Pairs().Matches(_streams[font.Groups[2].Value]))
                letters[(font.Groups[1].Value, pair.Groups[1].Value)] = Encoding.BigEndianUnicode.GetString(Convert.FromHexString(pair.Groups[2].Value));
        }
        return letters;
    }

    private static string WordsOf(string content, Dictionary<(string Font, string Glyph), string> letters)
    {
        var (words, font) = (new StringBuilder(), "");
        foreach (Match one in Drawn().Matches(content))
        {
            if (one.Groups[1].Success)
                font = one.Groups[1].Value;
            else
                foreach (var glyph in one.Groups[2].Value.Chunk(4))
                    words.Append(letters.GetValueOrDefault((font, new string(glyph))));
        }
        return words.ToString();
    }

    private static byte[] Inflate(byte[] packed)
    {
        using var all = new MemoryStream();
        using (var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress))
            zlib.CopyTo(all);
        return all.ToArray();
    }

    [GeneratedRegex(@"(?<=^|\n)(\d+) 0 obj\n(<<(?:(?!endobj).)*?>>)\nstream\n(.*?)\nendstream", RegexOptions.Singleline)]
    private static partial Regex Objects();

    [GeneratedRegex(@"/Subtype /Type0\n/BaseFont /(\w+)\+[^\n]*\n/ToUnicode (\d+) 0 R")]
    private static partial Regex FontObjects();

    [GeneratedRegex("<([0-9a-f]{4})> <((?:[0-9a-f]{4})+)>\n")]
    private static partial Regex Pairs();

    [GeneratedRegex(@"/(\w+) [\d.]+ Tf|<([0-9a-f]+)>(?=[^\n]*TJ)")]
    private static partial Regex Drawn();
}

using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Jaytek.Ledger.BankFiles;

/// <summary>
/// Text as every bank of SEPA takes it: the Latin letters, digits and signs of the EPC's implementation guidelines. Others are written with
/// those, after the EPC's table of conversions (EPC217-08): without accents, Greek and Cyrillic letter by letter.
/// </summary>
internal static class SepaText
{
    private const string Signs = "/-?:().,'+ ";

    // The countries whose banks take SEPA credit transfers (EPC409-09), by the first letters of their IBANs.
    private static readonly FrozenSet<string> Countries =
        "AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM VA".Split(' ').ToFrozenSet();

    private static readonly FrozenDictionary<char, string> Letters = Pairs(
        "ß=ss æ=ae Æ=AE œ=oe Œ=OE ø=o Ø=O đ=d Đ=D ð=d Ð=D þ=th Þ=TH ł=l Ł=L ħ=h Ħ=H ı=i ŋ=n Ŋ=N ŧ=t Ŧ=T ə=e Ə=E "
        + "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o "
        + "а=a б=b в=v г=g д=d е=e ж=zh з=z и=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=ts ч=ch ш=sh щ=sht ъ=a ы=y ь=y э=e ю=yu я=ya "
        + "ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz ѕ=dz і=i є=ie ґ=g ‘=' ’=' ´=' `=' “=' ”=' „=' –=- —=- ‐=- &=+ _=- @=. {=( }=) [=( ]=)");

    /// <summary>True where an IBAN's country takes part in SEPA.</summary>
    public static bool IsInSepa(string iban) => Countries.Contains(iban[..2]);

    /// <summary>The text in those characters, at most so long; empty where no letter or digit of it can be written with them.</summary>
    public static string Of(string? text, int most)
    {
        var written = new StringBuilder();
        foreach (var c in Well(text).Normalize(NormalizationForm.FormKD))
        {
            if (char.IsAsciiLetterOrDigit(c) || Signs.Contains(c, StringComparison.Ordinal))
                written.Append(c);
            else if (Letters.TryGetValue(c, out var letters))
                written.Append(letters);
            else if (Letters.TryGetValue(char.ToLowerInvariant(c), out var lower))
                written.Append(char.ToUpperInvariant(lower[0])).Append(lower.AsSpan(1));
            else if (char.IsWhiteSpace(c) || char.IsControl(c))
                written.Append(' ');
            else if (!char.IsLowSurrogate(c) && CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
                written.Append('.');
        }

        // A slash at either end, or two in a row, are signs of the network itself.
        var line = string.Join('/', written.ToString().Split('/', StringSplitOptions.RemoveEmptyEntries));
        line = string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('/', ' ');
        return line.Any(char.IsAsciiLetterOrDigit) ? line[..Math.Min(line.Length, most)].TrimEnd(' ', '/') : "";
    }

    // Half of a pair of surrogates cannot be normalised.
    private static string Well(string? text) => string.Concat((text ?? "").EnumerateRunes().Select(rune => rune.ToString()));

    private static FrozenDictionary<char, string> Pairs(string pairs) =>
        pairs.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToDictionary(pair => pair[0], pair => pair[2..]).ToFrozenDictionary();
}

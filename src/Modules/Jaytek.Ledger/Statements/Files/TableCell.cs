using Jaytek.Kernel;

namespace Jaytek.Ledger.Statements.Files;

/// <summary>What a cell holds.</summary>
internal enum CellKind
{
    /// <summary>Words; the default, so that <c>default(TableCell)</c> is an empty cell.</summary>
    Text,
    /// <summary>A number without decimals.</summary>
    Whole,
    /// <summary>A day.</summary>
    Date,
    /// <summary>An amount; its currency wants a cell of its own.</summary>
    Money,
}

/// <summary>A cell of a file of rows. Money is digits from its minor units on: no number of ours is ever floating-point.</summary>
internal readonly record struct TableCell
{
    private readonly string? _text;

    private TableCell(CellKind kind, string text) => (Kind, _text) = (kind, text);

    public CellKind Kind { get; }

    /// <summary>The words; or digits with a point; or a day as <c>2026-11-23</c>.</summary>
    public string Text => _text ?? "";

    /// <summary>Whole numbers, and days counted from 0001-01-01.</summary>
    public long Number { get; private init; }

    /// <summary>The decimals of an amount's currency.</summary>
    public int Decimals { get; private init; }

    /// <summary>Words, whosever they are; null is an empty cell.</summary>
    public static TableCell Of(string? text) => new(CellKind.Text, text ?? "");

    public static TableCell Of(long number) => new(CellKind.Whole, number.ToString(System.Globalization.CultureInfo.InvariantCulture)) { Number = number };

    public static TableCell Of(DateOnly day) => new(CellKind.Date, day.ToString("O", System.Globalization.CultureInfo.InvariantCulture)) { Number = day.DayNumber };

    public static TableCell Of(Money amount) => new(CellKind.Money, MajorUnits.Format(amount)) { Decimals = Currency.Of(amount.Currency).Exponent };
}

/// <summary>A column.</summary>
/// <param name="Title">What its first row says.</param>
/// <param name="Width">In characters, as far as the format knows widths.</param>
internal sealed record TableColumn(string Title, int Width = 14);

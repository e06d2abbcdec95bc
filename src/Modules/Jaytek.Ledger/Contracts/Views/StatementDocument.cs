using Jaytek.Kernel;

namespace Jaytek.Ledger.Contracts.Views;

/// <summary>What a wallet holds at a moment; minor units.</summary>
/// <param name="Available">To spend or withdraw.</param>
/// <param name="Pending">Earned, and not released yet.</param>
/// <param name="Reserved">Set aside.</param>
public sealed record StatementBalance(long Available, long Pending, long Reserved)
{
    /// <summary>Nothing.</summary>
    public static StatementBalance Zero { get; } = new(0, 0, 0);

    /// <summary>All of it.</summary>
    public long Total => Available + Pending + Reserved;

    /// <summary>Both together.</summary>
    public static StatementBalance operator +(StatementBalance one, StatementBalance other) =>
        new(one.Available + other.Available, one.Pending + other.Pending, one.Reserved + other.Reserved);
}

/// <summary>One movement of a wallet.</summary>
/// <param name="On">The day, by the site's clock.</param>
/// <param name="Kind">Why, in a word or two.</param>
/// <param name="Description">A sentence.</param>
/// <param name="PostingId">Its number in the books; 0 where several stand together.</param>
/// <param name="Change">What it moved.</param>
/// <param name="Balance">What the wallet held after it.</param>
public sealed record StatementLine(DateOnly On, string Kind, string Description, long PostingId, StatementBalance Change, StatementBalance Balance);

/// <summary>A month of a person's wallet in one currency: what it held, each movement, what it held then. The model of <c>Print/Statement</c>.</summary>
public sealed record StatementDocument
{
    /// <summary>Who issues it.</summary>
    public required string Issuer { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Owner { get; init; }

    /// <summary>Which month, such as <c>2026-10</c>.</summary>
    public required string Month { get; init; }

    /// <summary>Its first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Its last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The ISO 4217 code of all amounts.</summary>
    public required string Currency { get; init; }

    /// <summary>Before the first movement.</summary>
    public required StatementBalance Opening { get; init; }

    /// <summary>The movements in the order of the books; together with <see cref="Opening"/> they are <see cref="Closing"/>.</summary>
    public required IReadOnlyList<StatementLine> Lines { get; init; }

    /// <summary>After the last movement.</summary>
    public StatementBalance Closing => Lines.Aggregate(Opening, (sum, line) => sum + line.Change);

    /// <summary>An amount as it is printed, without the currency.</summary>
    public string Of(long minor) => PrintedMoney.Of(new Money(minor, Currency));

    /// <summary>A change as it is printed, with its sign; a dash for none.</summary>
    public string Signed(long minor) => minor == 0 ? "–" : minor > 0 ? "+" + Of(minor) : Of(minor);
}

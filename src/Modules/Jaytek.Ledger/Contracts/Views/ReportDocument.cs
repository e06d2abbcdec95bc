using Jaytek.Kernel;

namespace Jaytek.Ledger.Contracts.Views;

/// <summary>What a month moved for one person or on one of the platform's accounts; minor units, positive is what its owner is owed more.</summary>
/// <param name="Id">A user's id; empty for the platform's.</param>
/// <param name="Name">As it is printed.</param>
/// <param name="Earned">From sales, subscriptions and royalties.</param>
/// <param name="TakenBack">By refunds and disputes, and what came back of them.</param>
/// <param name="PaidOut">By withdrawals and payouts; negative.</param>
/// <param name="Other">Top-ups, adjustments, conversions, fees.</param>
public sealed record ReportLine(string Id, string Name, long Earned, long TakenBack, long PaidOut, long Other)
{
    /// <summary>All of it.</summary>
    public long Change => Earned + TakenBack + PaidOut + Other;
}

/// <summary>What lies somewhere changed by so much.</summary>
/// <param name="Name">At which provider or bank.</param>
/// <param name="Change">Minor units; positive is more money there.</param>
public sealed record ReportPlace(string Name, long Change);

/// <summary>A month of the books in one currency; the model of <c>Print/Report</c>.</summary>
public sealed record ReportDocument
{
    /// <summary>Who issues it.</summary>
    public required string Issuer { get; init; }

    /// <summary>Which month, such as <c>2026-10</c>.</summary>
    public required string Month { get; init; }

    /// <summary>Its first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Its last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The ISO 4217 code of all amounts.</summary>
    public required string Currency { get; init; }

    /// <summary>Everybody whose wallet moved, those who earned most first.</summary>
    public required IReadOnlyList<ReportLine> People { get; init; }

    /// <summary>Revenue, tax, fees of providers, and what is undecided.</summary>
    public required IReadOnlyList<ReportLine> Platform { get; init; }

    /// <summary>Where the money is.</summary>
    public required IReadOnlyList<ReportPlace> Places { get; init; }

    /// <summary>All people together.</summary>
    public ReportLine Everybody => Sum("All together", People);

    /// <summary>By how much what is owed changed: to people, to the platform, to the authorities.</summary>
    public long Owed => Everybody.Change + Platform.Sum(line => line.Change);

    /// <summary>By how much what lies at providers and banks changed; always as much as <see cref="Owed"/>.</summary>
    public long There => Places.Sum(place => place.Change);

    /// <summary>An amount as it is printed, without the currency.</summary>
    public string Of(long minor) => minor == 0 ? "–" : PrintedMoney.Of(new Money(minor, Currency));

    private static ReportLine Sum(string name, IReadOnlyList<ReportLine> lines) =>
        new("", name, lines.Sum(l => l.Earned), lines.Sum(l => l.TakenBack), lines.Sum(l => l.PaidOut), lines.Sum(l => l.Other));
}

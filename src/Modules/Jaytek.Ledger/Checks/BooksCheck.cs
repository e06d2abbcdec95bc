using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Checks;

/// <summary>One time that the books were checked.</summary>
internal sealed class BooksCheck
{
    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required int Milliseconds { get; init; }

    public required long Accounts { get; init; }

    public required long Entries { get; init; }

    /// <summary>How many differences were found; <see cref="Found"/> has the first of them.</summary>
    public required int Differences { get; init; }

    /// <summary>The differences as a JSON list of sentences.</summary>
    public required string Found { get; init; }

    /// <summary>How many amounts wait longer than they should; nothing is wrong with the books.</summary>
    public int Waiting { get; init; }

    /// <summary>The longest waiting of them as a JSON list of sentences; null where none does.</summary>
    public string? WaitingFound { get; init; }
}

/// <summary>Maps <see cref="BooksCheck"/>.</summary>
internal sealed class CheckTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<BooksCheck>(e =>
        {
            e.ToTable("ledger_check");
            e.HasIndex(c => c.At);
        });
}

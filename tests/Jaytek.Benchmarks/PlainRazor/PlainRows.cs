using Microsoft.EntityFrameworkCore;

namespace Jaytek.Benchmarks.PlainRazor;

/// <summary>A row as a plain page shows it.</summary>
internal sealed class PlainRow
{
    public int Id { get; set; }

    /// <summary>Which of the page's lists it stands in, from 0.</summary>
    public int List { get; set; }

    public required string Title { get; set; }

    public required string Text { get; set; }

    public DateTime At { get; set; }
}

/// <summary>One table in a SQLite file.</summary>
internal sealed class PlainRows(DbContextOptions<PlainRows> options) : DbContext(options)
{
    public DbSet<PlainRow> Rows => Set<PlainRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<PlainRow>().HasIndex(row => new { row.List, row.At });
}

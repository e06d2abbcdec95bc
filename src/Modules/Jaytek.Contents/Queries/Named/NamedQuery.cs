using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Queries.Named;

/// <summary>What a named query is written in.</summary>
internal enum QuerySource
{
    /// <summary>One SELECT over the views of content.</summary>
    Sql,

    /// <summary>The parameters of a list of the content API.</summary>
    Search,
}

/// <summary>A query that editors wrote and programs run by its name.</summary>
internal sealed class NamedQuery : IRowVersioned
{
    public const int MaxName = 100;

    /// <summary>The name in lower case: two names that differ in case are one.</summary>
    public required string Id { get; init; }

    public required string Name { get; set; }

    public required QuerySource Source { get; set; }

    public required string Template { get; set; }

    /// <summary>JSON that describes the rows, for who reads them; null where nobody said.</summary>
    public string? Schema { get; set; }

    /// <summary>Whether the rows name items, which are answered in their place.</summary>
    public bool ReturnsContentItems { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    public long RowVersion { get; set; } = 1;

    public static string IdOf(string name) => name.ToLowerInvariant();
}

/// <summary>Maps named queries.</summary>
internal sealed class NamedQueryTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider) => model.Entity<NamedQuery>(e =>
    {
        e.ToTable("cms_query");
        e.Property(q => q.Id).HasMaxLength(NamedQuery.MaxName);
        e.Property(q => q.Name).HasMaxLength(NamedQuery.MaxName);
        e.Property(q => q.Source).HasConversion<string>().HasMaxLength(20);
        e.Property(q => q.RowVersion).IsConcurrencyToken();
    });
}

using System.ComponentModel.DataAnnotations;

namespace Jaytek.Contents;

/// <summary>Configuration of content, <c>Jaytek:Contents</c>.</summary>
internal sealed class ContentsOptions
{
    /// <summary>How much published JSON is kept ready in memory; 0 reads the database each time.</summary>
    [Range(0, 65_536)]
    public int CacheMegabytes { get; set; } = 64;

    /// <summary>The largest item that the API takes.</summary>
    [Range(16, 65_536)]
    public int MaxItemKilobytes { get; set; } = 1_024;

    /// <summary>The most bytes of items that one answer is made of; a list or an <c>include</c> of more is refused.</summary>
    [Range(1, 256)]
    public int MaxAnswerMegabytes { get; set; } = 8;

    /// <summary>The bound that holds: never less than two of the largest items, since a page of one item looks for a second.</summary>
    internal int AnswerMegabytes => Math.Max(MaxAnswerMegabytes, (2 * MaxItemKilobytes / 1024) + 1);

    /// <summary>How long a named query may run, seconds.</summary>
    [Range(1, 60)]
    public int QuerySeconds { get; set; } = 2;

    /// <summary>How many rows a named query answers at most; what is beyond is cut and told.</summary>
    [Range(1, 100_000)]
    public int QueryRows { get; set; } = 1_000;

    /// <summary>
    /// PostgreSQL only: a connection string for named queries, of a role that may read <c>cms_version</c>, <c>cms_item</c> and
    /// <c>cms_handle</c> and nothing else. Empty uses the site's own, in a transaction that only reads.
    /// </summary>
    public string QueryConnectionString { get; set; } = "";

    /// <summary>The largest body of <c>POST /api/content/bulk</c>.</summary>
    [Range(16, 65_536)]
    public int MaxBulkKilobytes { get; set; } = 4_096;

    /// <summary>How many operations one body of <c>POST /api/content/bulk</c> may hold.</summary>
    [Range(1, 1_000)]
    public int MaxBulkOperations { get; set; } = 100;
}

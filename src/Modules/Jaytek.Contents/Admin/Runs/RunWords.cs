using System.Globalization;
using Jaytek.Admin.Contracts;
using Jaytek.Contents.Bulk;
using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Admin.Runs;

/// <summary>The admin's English for bulk runs.</summary>
internal static class RunWords
{
    /// <summary>What a run does: "Publish 1,000 mixes".</summary>
    public static string Name(BulkRun run, ContentTypeDefinition? type)
    {
        var what = type is null ? run.ContentType : Words.Inside(run.Total == 1 ? type.DisplayName : type.Plural());
        // Until all are listed nobody knows how many there are.
        if (run.State == BulkState.Collecting)
            return $"{run.Verb} {(type is null ? run.ContentType : Words.Inside(type.Plural()))}";
        return string.Create(CultureInfo.InvariantCulture, $"{run.Verb} {run.Total:N0} {what}");
    }

    /// <summary>Where it stands, in a word.</summary>
    public static string State(BulkRun run) => run.State switch
    {
        BulkState.Collecting => "Listing items",
        BulkState.Running => "Running",
        BulkState.Cancelled => "Cancelled",
        _ => run.Refused > 0 ? "Finished, some refused" : "Finished",
    };

    /// <summary>The badge of that word.</summary>
    public static ItemState Badge(BulkRun run) => run.State switch
    {
        BulkState.Collecting or BulkState.Running => ItemState.Scheduled,
        BulkState.Cancelled => ItemState.Archived,
        _ => run.Refused > 0 ? ItemState.Failed : ItemState.Published,
    };
}

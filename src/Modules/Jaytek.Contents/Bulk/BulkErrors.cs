using Jaytek.Kernel;

namespace Jaytek.Contents.Bulk;

/// <summary>The refusals of bulk runs.</summary>
internal static class BulkErrors
{
    public static Error NotFound { get; } = new("contents.bulk.not_found", "There is no such bulk run.", ErrorKind.NotFound);

    public static Error Nothing { get; } = new("contents.bulk.nothing", "Select at least one item.");

    public static Error NoPerson { get; } = new("contents.bulk.no_person", "A bulk run acts with the rights of a person; sign in first.", ErrorKind.Unauthenticated);

    public static Error TooManyRuns { get; } = new(
        "contents.bulk.too_many_runs", $"You have {StartBulkRun.MostOpen} bulk runs under way. Wait until one is finished, or cancel one.", ErrorKind.Conflict);

    public static Error Ended { get; } = new("contents.bulk.ended", "The bulk run has ended already.", ErrorKind.Conflict);

    public static Error NothingFailed { get; } = new("contents.bulk.nothing_failed", "Every item of the run is done; there is nothing to try again.", ErrorKind.Conflict);

    public static Error Failed { get; } = new("contents.bulk.failed", "It failed for a reason that is in the server's log.", ErrorKind.Unavailable);

    /// <summary>Somebody else has worked on it, or the run was stopped meanwhile: what was begun is rolled back.</summary>
    public static Error Overtaken { get; } = new("contents.bulk.overtaken", "The run was stopped, or another process did this item.", ErrorKind.Conflict);

    public static Error TooMany(int most) => new("contents.bulk.too_many", $"At most {most} items can be chosen one by one; take all that match instead.");
}

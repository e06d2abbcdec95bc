using Jaytek.Contents.Contracts;
using Jaytek.Contents.Parts;
using Jaytek.Kernel;

namespace Jaytek.Contents.Schedules;

/// <summary>
/// The time at which an item is to leave the site lies in the future when it is set, and after the time at which the item is to come
/// there. Times that were set before are not asked again, the system may plan as it likes, and an import brings what its source allowed.
/// </summary>
internal sealed class CheckPlanOrder : IContentHandler
{
    private const string Member = $"{ArchiveLaterPart.PartName}.{ArchiveLaterPart.Member}";

    public ValueTask SavingAsync(ContentSaving saving, CancellationToken cancellationToken)
    {
        if (!saving.IsImport && saving.Actor.Kind != ActorKind.System && ArchiveAt(saving.Item) is { } archive)
            Check(saving, archive);
        return ValueTask.CompletedTask;
    }

    private static void Check(ContentSaving saving, DateTimeOffset archive)
    {
        var publish = PublishAt(saving.Item);
        var archiveIsNew = archive != ArchiveAt(saving.Before);
        if (archiveIsNew && archive <= saving.Now)
            saving.Errors.Add(Member, "This time has passed. Set a time to come at which it shall leave the site.");
        else if ((archiveIsNew || publish != PublishAt(saving.Before)) && archive <= publish)
            saving.Errors.Add(Member, "It would leave the site before it comes there: set a time after that of publishing.");
    }

    private static DateTimeOffset? PublishAt(ContentItem? item) => item?.Part(PublishLaterPart.PartName)?[PublishLaterPart.Member].AsInstant();

    private static DateTimeOffset? ArchiveAt(ContentItem? item) => item?.Part(ArchiveLaterPart.PartName)?[ArchiveLaterPart.Member].AsInstant();
}

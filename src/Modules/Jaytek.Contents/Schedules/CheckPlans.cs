using Jaytek.Contents.Contracts;
using Jaytek.Contents.Parts;
using Jaytek.Kernel;

namespace Jaytek.Contents.Schedules;

/// <summary>
/// An item leaves the site after now, and after it came there; what was planned before stays, and the system may plan as it likes. Who may not publish an item may not plan it either: the job that carries plans out runs as the system. An import brings what its
/// source allowed.
/// </summary>
internal sealed class CheckPlans(IContentRights rights) : IContentHandler
{
    public async ValueTask SavingAsync(ContentSaving saving, CancellationToken cancellationToken)
    {
        if (saving.IsImport)
            return;
        foreach (var (part, member) in new[] { (PublishLaterPart.PartName, PublishLaterPart.Member), (ArchiveLaterPart.PartName, ArchiveLaterPart.Member) })
        {
            var plan = saving.Item.Part(part)?[member].AsInstant();
            if (plan is not null && plan != saving.Before?.Part(part)?[member].AsInstant() && !await rights.MayAsync("publish", saving.Item, cancellationToken))
                saving.Errors.Add($"{part}.{member}", "Only who may publish this may plan when.");
        }

        if (saving.Actor.Kind != ActorKind.System)
            CheckOrder(saving);
    }

    private static void CheckOrder(ContentSaving saving)
    {
        const string Member = $"{ArchiveLaterPart.PartName}.{ArchiveLaterPart.Member}";
        var (publish, archive) = (PublishAt(saving.Item), ArchiveAt(saving.Item));
        var archiveIsNew = archive != ArchiveAt(saving.Before);
        if (archive is null || (!archiveIsNew && publish == PublishAt(saving.Before)))
            return;
        if (archiveIsNew && archive <= saving.Now)
            saving.Errors.Add(Member, "This time has passed. Set a time to come at which it shall leave the site.");
        else if (archive <= publish)
            saving.Errors.Add(Member, "It would leave the site before it comes there: set a time after that of publishing.");
    }

    private static DateTimeOffset? PublishAt(ContentItem? item) => item?.Part(PublishLaterPart.PartName)?[PublishLaterPart.Member].AsInstant();

    private static DateTimeOffset? ArchiveAt(ContentItem? item) => item?.Part(ArchiveLaterPart.PartName)?[ArchiveLaterPart.Member].AsInstant();
}

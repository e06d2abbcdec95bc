using Jaytek.Contents.Contracts;
using Jaytek.Contents.Parts;

namespace Jaytek.Contents.Schedules;

/// <summary>
/// Who may not publish an item may not plan it either: the job that carries plans out runs as the system. What was planned before stays,
/// and an import brings what its source allowed.
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
    }
}

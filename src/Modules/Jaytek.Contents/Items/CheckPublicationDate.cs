using Jaytek.Contents.Contracts;
using Jaytek.Contents.Index;
using Jaytek.Contents.Parts;
using Jaytek.Kernel;

namespace Jaytek.Contents.Items;

/// <summary>
/// The date of publication is that of the first one unless somebody sets another. It puts items in order, so only who may publish sets
/// it, and not to a day to come: the newest item would stand first for years. A draft that is planned may bear the date of its plan; published before
/// that, it bears the day on which it is (<see cref="PublishContent"/>). A date that stood there before is not asked again, the system sets what it
/// likes, and an import brings what its source had.
/// </summary>
internal sealed class CheckPublicationDate(IContentRights rights) : IContentHandler
{
    private const string Member = nameof(ContentItem.PublishedUtc);

    public async ValueTask SavingAsync(ContentSaving saving, CancellationToken cancellationToken)
    {
        if (saving.IsImport || saving.Actor.Kind == ActorKind.System || saving.Item.PublishedUtc is not { } date || IsSame(date, saving.Before?.PublishedUtc))
            return;
        if (!await rights.MayAsync("publish", saving.Item, cancellationToken))
            saving.Errors.Add(Member, "Only who may publish this may set the date of its publication.");
        else if (date > saving.Now && (saving.Item.Published || !(date <= saving.Item.Part(PublishLaterPart.PartName)?[PublishLaterPart.Member].AsInstant())))
            saving.Errors.Add(Member, "It lies in the future. To publish on a day to come, set PublishLaterPart.ScheduledPublishUtc.");
        FieldTools.ValidateYears(date, Member, "The date of publication", saving.Errors);
    }

    // As fine as both are kept.
    private static bool IsSame(DateTimeOffset date, DateTimeOffset? before) => before is { } known && IndexRow.Truncate(date) == IndexRow.Truncate(known);
}

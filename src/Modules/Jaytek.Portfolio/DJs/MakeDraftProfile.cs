using Jaytek.Contents.Contracts;
using Jaytek.Engine.Events;
using Jaytek.Identity.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Portfolio.DJs;

/// <summary>Gives a DJ who signed up a profile to begin with: a draft of their own, which nobody sees until they publish it.</summary>
internal sealed class MakeDraftProfile(IContentManager manager, IContentReader reader) : IEventHandler<AccountConfirmed>
{
    public async Task HandleAsync(AccountConfirmed domainEvent, CancellationToken cancellationToken)
    {
        var id = PublicId.Derived($"dj-profile:{domainEvent.UserId}");
        // The id follows from the account's: a second call finds the first one's work. A profile of their own stays the only one.
        if (domainEvent.Kind != "DJ" || await reader.GetAsync(id, ContentVersion.Latest, cancellationToken) is not null
            || await reader.FindOwnedAsync(DJSummaries.Type, domainEvent.UserId, cancellationToken) is not null)
            return;
        var profile = new ContentItem(DJSummaries.Type)
        {
            ContentItemId = id,
            DisplayText = domainEvent.DisplayName,
            Latest = true,
            Published = false,
            Owner = domainEvent.UserId,
            Author = domainEvent.UserName,
        };
        profile.GetOrAddPart("TitlePart")["Title"] = domainEvent.DisplayName;
        var made = await manager.ImportAsync(profile, cancellationToken);
        if (made.Error is { } error)
            throw new InvalidOperationException(error.ToString());
    }
}

using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Events;
using Jaytek.Identity.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Portfolio.DJs;

/// <summary>Gives a DJ who signed up a profile to begin with: a draft of their own, which nobody sees until they publish it.</summary>
internal sealed class MakeDraftProfile(ActionRunner runner, IContentManager manager, IContentReader reader) : IEventHandler<AccountConfirmed>
{
    public async Task HandleAsync(AccountConfirmed domainEvent, CancellationToken cancellationToken)
    {
        if (domainEvent.Kind != "DJ")
            return;
        var made = await runner.RunAsync("portfolio.profile.draft", async scope =>
        {
            // They may be making one at this moment.
            await ProfileLock.TakeAsync(scope.Db, domainEvent.UserId, cancellationToken);
            return await MakeAsync(domainEvent, cancellationToken);
        }, cancellationToken);
        if (made.Error is { } error)
            throw new InvalidOperationException(error.ToString());
    }

    private async Task<Result> MakeAsync(AccountConfirmed account, CancellationToken cancellationToken)
    {
        var id = PublicId.Derived($"dj-profile:{account.UserId}");
        // The id follows from the account's: a second call finds the first one's work. A profile of their own stays the only one.
        if (await reader.GetAsync(id, ContentVersion.Latest, cancellationToken) is not null
            || await reader.FindOwnedAsync(DJSummaries.Type, account.UserId, cancellationToken) is not null)
            return Result.Success;
        var profile = new ContentItem(DJSummaries.Type)
        {
            ContentItemId = id,
            DisplayText = account.DisplayName,
            Latest = true,
            Published = false,
            Owner = account.UserId,
            Author = account.UserName,
        };
        profile.GetOrAddPart("TitlePart")["Title"] = account.DisplayName;
        return (await manager.ImportAsync(profile, cancellationToken)).Error is { } error ? error : Result.Success;
    }
}

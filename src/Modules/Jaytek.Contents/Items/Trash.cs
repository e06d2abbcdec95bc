using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Items;

/// <summary>Notes on the item's row that it was deleted, by whom, and which version was its last; and forgets it when the item lives again.</summary>
internal static class Trash
{
    /// <summary>Brings the row in step with what was just written.</summary>
    /// <param name="scope">The running action.</param>
    /// <param name="state">The item as it was locked.</param>
    /// <param name="lives">Whether it has a newest or a published version now.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task WriteAsync(ActionScope scope, LockedItem state, bool lives, CancellationToken cancellationToken)
    {
        var row = scope.Db.Set<ItemRow>().Where(item => item.ItemNo == state.Row!.ItemNo);
        if (lives)
        {
            if (state.Row!.DeletedUtc is not null)
                await row.ExecuteUpdateAsync(
                    set => set.SetProperty(item => item.DeletedUtc, (DateTimeOffset?)null)
                        .SetProperty(item => item.DeletedBy, (string?)null).SetProperty(item => item.DeletedVersionId, (string?)null),
                    cancellationToken);
        }
        else if ((state.Latest ?? state.Published) is { } last)
        {
            await row.ExecuteUpdateAsync(
                set => set.SetProperty(item => item.DeletedUtc, scope.Now)
                    .SetProperty(item => item.DeletedBy, scope.Actor.UserName).SetProperty(item => item.DeletedVersionId, last.ContentItemVersionId),
                cancellationToken);
        }
    }
}

using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Definitions.Drafts;

/// <summary>The current person's draft, for pages.</summary>
/// <param name="Draft">What was changed; empty where nothing was.</param>
/// <param name="Tag">The state of the draft, for applying what was looked at.</param>
/// <param name="Definitions">The definitions with the draft applied.</param>
/// <param name="Current">The definitions as they are.</param>
internal sealed record DraftSight(DefinitionDraft Draft, string Tag, ContentDefinitions Definitions, ContentDefinitions Current);

/// <summary>Reads drafts.</summary>
internal sealed class Drafts(JaytekDb db, ICurrentActor current, IContentDefinitionManager definitions)
{
    /// <summary>The draft of whoever asks, over the definitions of this moment.</summary>
    public async Task<DraftSight> ReadAsync(CancellationToken cancellationToken)
    {
        var user = current.Actor.UserId;
        var row = await db.Set<DraftRow>().AsNoTracking().SingleOrDefaultAsync(draft => draft.UserId == user, cancellationToken);
        var now = definitions.Current;
        if (row is null)
            return new DraftSight(new DefinitionDraft(), "", now, now);
        var draft = DefinitionDraft.Read(row.Document);
        return new DraftSight(draft, TagOf(row), draft.Over(now), now);
    }

    public static string TagOf(DraftRow row) => row.RowVersion.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

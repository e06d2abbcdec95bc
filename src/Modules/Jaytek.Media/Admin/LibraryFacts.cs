using System.Globalization;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Media.Blobs;
using Jaytek.Media.Files;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Admin;

/// <summary>How much the library holds, for the page of the system. Files with the same bytes are stored once.</summary>
internal sealed class LibraryFacts(JaytekDb db, IBlobKeeper blobs) : ISystemFacts
{
    public async Task<IReadOnlyList<SystemFact>> ListAsync(CancellationToken cancellationToken)
    {
        var files = await db.Set<MediaFile>().CountAsync(cancellationToken);
        var stored = db.Set<MediaFile>().GroupBy(file => file.Sha256).Select(same => same.Max(file => file.Length));
        var (count, bytes) = (await stored.CountAsync(cancellationToken), await stored.SumAsync(cancellationToken));
        var problem = await blobs.ProblemAsync(cancellationToken);
        return
        [
            new("Storage", "Files are kept", blobs.Whereabouts, problem is null ? SystemFactState.Good : SystemFactState.Bad, problem),
            new("Storage", "Media library", string.Create(CultureInfo.InvariantCulture, $"{files:N0} files, {count:N0} stored, {Sizes.Of(bytes)}")),
        ];
    }
}

using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Media.Files;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Images;

/// <summary>That something happened to a path, for the caches of all processes: they read what changed and not the whole library.</summary>
internal sealed class MediaChange
{
    public long Id { get; init; }

    public required string PathKey { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Notes the paths in the action's transaction and calls the processes.</summary>
    public static void Note(ActionScope scope, params IEnumerable<string> pathKeys)
    {
        foreach (var key in pathKeys)
            scope.Db.Add(new MediaChange { PathKey = key, At = scope.Now });
        scope.Bump(MediaIndex.EpochName);
    }
}

/// <summary>Maps <see cref="MediaChange"/>.</summary>
internal sealed class MediaChangeTable : IModelContributor
{
    public const string Name = "media_change";

    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<MediaChange>(e =>
        {
            e.ToTable(Name);
            e.Property(c => c.PathKey).HasMaxLength(MediaPath.MaxLength);
            e.HasIndex(c => c.At);
        });
}

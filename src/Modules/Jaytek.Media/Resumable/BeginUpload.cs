using System.Security.Cryptography;
using System.Text;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Media.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaytek.Media.Resumable;

/// <summary>Makes room for an upload that may break off. What could not be stored in the end is refused now, as far as it can be known.</summary>
internal sealed class BeginUpload(ActionRunner runner, StagingFolder staging, IOptions<MediaOptions> options)
{
    // Any number that no other lock of this database uses.
    private const int LockKind = 0x4A54_5550;

    /// <summary>How large the file is, and the header that names it.</summary>
    public sealed record Input(long Length, string Metadata);

    /// <summary>Errors: <c>media.path.invalid</c>, <c>media.file.exists</c>, <c>media.file.empty</c>, <c>media.file.too_large</c>, <c>media.upload.metadata_invalid</c>, <c>media.upload.too_many</c>.</summary>
    public async Task<Result<ResumableUpload>> RunAsync(Input input, CancellationToken cancellationToken)
    {
        if (input.Length == 0)
            return MediaErrors.Empty();
        if (input.Length > options.Value.MaxFileBytes)
            return MediaErrors.TooLarge(options.Value.MaxFileBytes);
        var metadata = TusMetadata.Parse(input.Metadata);
        if (metadata.Error is { } wrong)
            return wrong;
        var path = PathOf(metadata.Value);
        if (path.Error is { } refused)
            return refused;
        return await runner.RunAsync<ResumableUpload>("media.upload.begin", async scope =>
        {
            if (await scope.RefuseAsync(MediaPermissions.Manage, scope.Actor.UserId, cancellationToken) is { } refusal)
                return refusal;
            var overwrite = metadata.Value.GetValueOrDefault("replace") == "true";
            if (!overwrite && await scope.Db.Set<MediaFile>().AnyAsync(f => f.PathKey == path.Value.Key, cancellationToken))
                return MediaErrors.Exists(path.Value.Value);
            var owner = scope.Actor.UserId ?? "";
            if (await CountAsync(scope, owner, input.Length, cancellationToken) is { } tooMany)
                return tooMany;
            var upload = new ResumableUpload
            {
                Id = PublicId.New(), OwnerId = owner, Length = input.Length, Path = path.Value.Value, Overwrite = overwrite, Metadata = input.Metadata,
                CreatedAt = scope.Now, ExpiresAt = scope.Now.AddHours(options.Value.UploadHours),
            };
            // Before the commit: a row without its file would be an address that takes nothing.
            staging.Create(upload.Id);
            scope.Db.Add(upload);
            return upload;
        }, cancellationToken);
    }

    private static Result<MediaPath> PathOf(IReadOnlyDictionary<string, string> metadata)
    {
        var folder = MediaPath.FolderOf(metadata.GetValueOrDefault("folder"));
        return MediaPath.Parse((folder.Length > 0 ? folder + "/" : "") + MediaPath.Tidy(metadata.GetValueOrDefault("filename") ?? ""));
    }

    /// <summary>Whatever one user has begun and not ended takes room on the disk: so many, and so many bytes.</summary>
    private async Task<Error?> CountAsync(ActionScope scope, string owner, long length, CancellationToken cancellationToken)
    {
        if (scope.Db.Provider == DatabaseProvider.Postgres)
        {
            // One at a time for each user, or many at once would all find room. SQLite has one writer at a time.
            var bucket = BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(owner)));
            await scope.Db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({LockKind}, {bucket})", cancellationToken);
        }
        var open = scope.Db.Set<ResumableUpload>().Where(u => u.OwnerId == owner && u.CompletedAt == null && u.ExpiresAt > scope.Now);
        if (await open.CountAsync(cancellationToken) >= options.Value.UploadsPerUser)
            return MediaErrors.TooManyUploads(options.Value.UploadsPerUser);
        return await open.SumAsync(u => u.Length, cancellationToken) + length > options.Value.UploadBytesPerUser
            ? MediaErrors.TooMuchUnderWay(options.Value.UploadBytesPerUser)
            : null;
    }
}

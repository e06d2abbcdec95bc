using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Media.Contracts;
using Jaytek.Media.Images;
using Jaytek.Media.Waveforms;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Files;

/// <summary>What a store did to the path.</summary>
internal enum StoreOutcome
{
    /// <summary>The path had these bytes already.</summary>
    Unchanged,
    Created,
    Replaced,
}

/// <summary>A file to store.</summary>
/// <param name="Path">Where to.</param>
/// <param name="Content">The bytes, read once.</param>
/// <param name="Overwrite">True where a file of this path is replaced, false where it is refused.</param>
/// <param name="IsTrusted">True for the site's own recipes.</param>
internal sealed record MediaUpload(string Path, Stream Content, bool Overwrite, bool IsTrusted = false);

/// <summary>A file whose bytes are stored and checked, and which no path names yet.</summary>
internal sealed record StagedUpload(MediaPath Path, StagedFile File, bool Overwrite);

/// <summary>Stores a file under a path of the library. Storing the same bytes again changes nothing.</summary>
internal sealed class StoreMediaFile(ActionRunner runner, FileStager stager, IAuthorizer authorizer, ICurrentActor current)
{
    private const int MostAttempts = 4;

    public async Task<Result<StoreOutcome>> RunAsync(MediaUpload upload, CancellationToken cancellationToken)
    {
        var staged = await StageAsync(upload, cancellationToken);
        return staged.Error is { } refusal ? refusal : await RunAsync(staged.Value, cancellationToken);
    }

    /// <summary>Stores and checks the bytes without naming them: what takes its time and needs no transaction.</summary>
    public async Task<Result<StagedUpload>> StageAsync(MediaUpload upload, CancellationToken cancellationToken)
    {
        var path = MediaPath.Parse(upload.Path);
        if (path.Error is { } wrong)
            return wrong;
        // Before a gigabyte is read; the action asks again, in its transaction.
        var actor = current.Actor;
        if (!await authorizer.AllowsAsync(actor, MediaPermissions.Manage, actor.UserId, cancellationToken))
            return Refusals.Missing(actor, MediaPermissions.Manage);
        var staged = await stager.StageAsync(path.Value, upload.Content, upload.IsTrusted, cancellationToken);
        return staged.Error is { } refused ? refused : new StagedUpload(path.Value, staged.Value, upload.Overwrite);
    }

    /// <summary>Names what was staged.</summary>
    public async Task<Result<StoreOutcome>> RunAsync(StagedUpload staged, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await NameAsync(staged.Path, staged.File, staged.Overwrite, cancellationToken);
            // Uploads of one path or of the same new bytes met. The winner is committed, so the next try finds its row; two rows
            // can be lost in turn, the path's and the waveform's. What deadlocked is likely to pass too.
            if (attempt == MostAttempts || result.Error?.Code is not ("engine.duplicate" or "engine.conflict" or "engine.busy"))
                return result;
        }
    }

    private Task<Result<StoreOutcome>> NameAsync(MediaPath path, StagedFile staged, bool overwrite, CancellationToken cancellationToken) =>
        runner.RunAsync<StoreOutcome>("media.file.store", async scope =>
        {
            var file = await scope.Db.Set<MediaFile>().SingleOrDefaultAsync(f => f.PathKey == path.Key, cancellationToken);
            if (await scope.RefuseAsync(MediaPermissions.Manage, file is null ? scope.Actor.UserId : file.OwnerId, cancellationToken) is { } refusal)
                // Who wants nothing replaced is told that the name is taken, whosever file has it.
                return file is not null && !overwrite && await scope.RefuseAsync(MediaPermissions.Manage, scope.Actor.UserId, cancellationToken) is null
                    ? MediaErrors.Exists(path.Value)
                    : refusal;
            if (file?.Sha256 == staged.Sha256)
                return StoreOutcome.Unchanged;
            if (file is not null && !overwrite)
                return MediaErrors.Exists(path.Value);
            var before = file is null ? null : Describe(file);
            var isNew = file is null;
            if (file is null)
                scope.Db.Add(file = Create(path, staged, scope));
            else
                file.Replace(staged, scope.Now);
            await ExpectWaveformAsync(staged, scope, cancellationToken);
            await scope.Db.SaveChangesAsync(cancellationToken);
            scope.Audit("MediaFile", file.Path, $"File {file.Path} {(isNew ? "stored" : "replaced")}", before, Describe(file));
            scope.Raise(new MediaFileStored(file.Path, file.Sha256, file.ContentType));
            MediaChange.Note(scope, file.PathKey);
            return isNew ? StoreOutcome.Created : StoreOutcome.Replaced;
        }, cancellationToken);

    private static MediaFile Create(MediaPath path, StagedFile staged, ActionScope scope)
    {
        var file = new MediaFile
        {
            Path = path.Value, PathKey = path.Key, FolderKey = MediaPath.KeyOf(path.Folder),
            Sha256 = staged.Sha256, Length = staged.Length, ContentType = staged.Type.ContentType,
            OwnerId = scope.Actor.UserId, CreatedAt = scope.Now, ModifiedAt = scope.Now,
        };
        file.Replace(staged, scope.Now);
        return file;
    }

    /// <summary>Keeps the waveform, or leaves it to the job. Bytes that were measured, or given up, stay so.</summary>
    private static async Task ExpectWaveformAsync(StagedFile staged, ActionScope scope, CancellationToken cancellationToken)
    {
        if (!staged.IsMeasurable || await scope.Db.Set<Measurement>().AnyAsync(m => m.Sha256 == staged.Sha256, cancellationToken))
            return;
        var measurement = new Measurement { Sha256 = staged.Sha256 };
        if (staged.Waveform is { } waveform)
            measurement.Succeed(waveform);
        else
            measurement.Wait(scope.Now);
        scope.Db.Add(measurement);
    }

    /// <summary>A file as the audit trail keeps it.</summary>
    internal static JsonObject Describe(MediaFile file) => new()
    {
        ["sha256"] = file.Sha256, ["length"] = file.Length, ["contentType"] = file.ContentType,
    };
}

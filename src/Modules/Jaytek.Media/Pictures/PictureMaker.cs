using System.Collections.Concurrent;
using System.Data.Common;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Media.Blobs;
using Jaytek.Media.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jaytek.Media.Pictures;

/// <summary>
/// Answers the stored bytes of a size, and makes them where they are asked for the first time. Two that ask at once wait for one making; of
/// two processes that make the same, one row stays and the bytes are the same.
/// </summary>
internal sealed class PictureMaker(
    IServiceScopeFactory scopes, IReadConnections connections, PictureTool tool, IBlobFiles files, IBlobStore blobs, IOptions<MediaOptions> options,
    IHostApplicationLifetime lifetime, ILogger<PictureMaker> logger) : IDisposable
{
    private const string Find = $"select sha256 from {PictureSizeTable.Name} where source_key = @source and spec = @spec";

    /// <summary>What cannot be resized is not tried again for so long: each visitor would start a program.</summary>
    private static readonly TimeSpan RefusedFor = TimeSpan.FromMinutes(5);

    private const int MostRefusals = 10_000;

    private readonly ConcurrentDictionary<string, Lazy<Task<Result<string>>>> _making = new(StringComparer.Ordinal);
    private readonly MemoryCache _refused = new(new MemoryCacheOptions { SizeLimit = MostRefusals });

    /// <summary>The hash of the size's bytes.</summary>
    public async Task<Result<string>> GetAsync(string sourceKey, PictureSpec spec, CancellationToken cancellationToken)
    {
        if (await FindAsync(sourceKey, spec, cancellationToken) is { } kept)
            return kept;
        var key = $"{sourceKey}/{spec.Key}";
        if (_refused.TryGetValue(key, out Error? refusal))
            return refusal!;
        // Whoever asked first may leave; the others still wait for it.
        var making = _making.GetOrAdd(key, _ => new Lazy<Task<Result<string>>>(() => MakeOnceAsync(key, sourceKey, spec)));
        return await making.Value.WaitAsync(cancellationToken);
    }

    public void Dispose() => _refused.Dispose();

    private async Task<string?> FindAsync(string sourceKey, PictureSpec spec, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = Find;
        Add(command, "source", sourceKey);
        Add(command, "spec", spec.Key);
        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }

    private async Task<Result<string>> MakeOnceAsync(string key, string sourceKey, PictureSpec spec)
    {
        try
        {
            // Somebody may have made it between the look and here.
            if (await FindAsync(sourceKey, spec, lifetime.ApplicationStopping) is { } kept)
                return kept;
            var made = await MakeAsync(sourceKey, spec, lifetime.ApplicationStopping);
            if (made.Error is { } error)
            {
                _refused.Set(key, error, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = RefusedFor });
                if (error.Kind != ErrorKind.NotFound)
                    logger.LogWarning("The size {Spec} of the picture {Source} could not be made: {Reason}", spec.Key, sourceKey, error.Message);
            }
            return made;
        }
        finally
        {
            _making.TryRemove(key, out _);
        }
    }

    private async Task<Result<string>> MakeAsync(string sourceKey, PictureSpec spec, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var source = await scope.ServiceProvider.GetRequiredService<FindPictureSource>().RunAsync(sourceKey, cancellationToken);
        if (source is not { IsResizable: true, Width: { } width, Height: { } height } || spec.Width > (spec.Box?.PixelsOf(width, height).Width ?? width))
            return MediaErrors.PictureMissing();
        if ((long)width * height > options.Value.MaxImagePixels)
            return MediaErrors.ImageTooLarge(width, height, options.Value.MaxImageSide);
        using var file = await files.LendAsync(source.Sha256, cancellationToken);
        if (file is null)
            return MediaErrors.PictureMissing();
        var made = await tool.MakeAsync(file.Path, spec, cancellationToken);
        if (made.Error is { } refusal)
            return refusal;
        try
        {
            await using var content = File.OpenRead(made.Value);
            var blob = await blobs.StoreAsync(content, options.Value.MaxFileBytes, cancellationToken);
            return await KeepAsync(scope.ServiceProvider, sourceKey, spec, source.Sha256, blob.Sha256, cancellationToken);
        }
        finally
        {
            File.Delete(made.Value);
        }
    }

    private static Task<Result<string>> KeepAsync(
        IServiceProvider services, string sourceKey, PictureSpec spec, string source, string made, CancellationToken cancellationToken) =>
        services.GetRequiredService<ActionRunner>().RunRepeatableAsync<string>("media.picture.keep", async scope =>
        {
            var now = scope.Db.Provider == DatabaseProvider.Sqlite ? (object)scope.Now.UtcTicks : scope.Now.UtcDateTime;
            await scope.Db.Database.ExecuteSqlAsync(
                $"insert into media_picture_size (source_key, spec, source_sha256, sha256, created_at) values ({sourceKey}, {spec.Key}, {source}, {made}, {now}) on conflict do nothing",
                cancellationToken);
            return await scope.Db.Set<PictureSize>().Where(s => s.SourceKey == sourceKey && s.Spec == spec.Key).Select(s => s.Sha256).SingleAsync(cancellationToken);
        }, cancellationToken);

    private static void Add(DbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}

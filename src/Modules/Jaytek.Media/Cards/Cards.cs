using System.Collections.Concurrent;
using System.Data.Common;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Media.Pictures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jaytek.Media.Cards;

/// <summary>Answers cards, and draws those that are asked for the first time, once however many ask. An item keeps its newest one only.</summary>
internal sealed class Cards(
    CardAddress addresses, CardDrawing drawing, CardCover covers, PictureTool tool, IBlobStore blobs, IReadConnections connections, IServiceScopeFactory scopes,
    IOptions<MediaOptions> options, IHostApplicationLifetime lifetime, ILogger<Cards> logger) : ICards, IDisposable
{
    private const string Find = $"select sha256 from {CardTable.Name} where \"key\" = @key";

    /// <summary>What could not be drawn is not tried again for so long: each visitor would start a program.</summary>
    private static readonly TimeSpan RefusedFor = TimeSpan.FromMinutes(5);

    private const int MostRefusals = 10_000;

    private readonly ConcurrentDictionary<string, Lazy<Task<Result<string>>>> _drawing = new(StringComparer.Ordinal);
    private readonly MemoryCache _refused = new(new MemoryCacheOptions { SizeLimit = MostRefusals });

    public ImageRef? For(CardRequest request) =>
        tool.IsMissing ? null : new ImageRef(addresses.Of(request), Alt(request), CardDrawing.Width, CardDrawing.Height);

    public async Task<Result<Stream>> OpenAsync(CardRequest request, CancellationToken cancellationToken)
    {
        var key = addresses.KeyOf(request);
        var sha256 = await FindAsync(key, cancellationToken);
        if (sha256 is null)
        {
            if (_refused.TryGetValue(key, out Error? refusal))
                return refusal!;
            // Whoever asked first may leave; the others still wait for it.
            var made = await _drawing.GetOrAdd(key, _ => new(() => DrawOnceAsync(key, request))).Value.WaitAsync(cancellationToken);
            if (made.Error is { } error)
                return error;
            sha256 = made.Value;
        }
        return await blobs.OpenAsync(sha256, cancellationToken) is { } content ? content : MediaErrors.PictureMissing();
    }

    public void Dispose() => _refused.Dispose();

    private static string Alt(CardRequest request) => string.Join(" · ", new[] { request.Lines.Kind, request.Title, request.Lines.Line }.Where(part => !string.IsNullOrWhiteSpace(part)));

    private async Task<string?> FindAsync(string key, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = Find;
        DbParameter parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("key", key);
        command.Parameters.Add(parameter);
        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }

    private async Task<Result<string>> DrawOnceAsync(string key, CardRequest request)
    {
        var stopping = lifetime.ApplicationStopping;
        try
        {
            if (await FindAsync(key, stopping) is { } kept)
                return kept;
            var drawn = await tool.DrawAsync(drawing.Draw(request, await covers.ReadAsync(request.Cover, stopping)), stopping);
            if (drawn.Error is { } error)
            {
                _refused.Set(key, error, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = RefusedFor });
                logger.LogWarning("The card of {Item} could not be drawn: {Reason}", request.Cover.ItemId, error.Message);
                return error;
            }
            try
            {
                await using var content = File.OpenRead(drawn.Value);
                var blob = await blobs.StoreAsync(content, options.Value.MaxFileBytes, stopping);
                return await KeepAsync(key, request.Cover.ItemId, blob.Sha256, stopping);
            }
            finally
            {
                File.Delete(drawn.Value);
            }
        }
        finally
        {
            _drawing.TryRemove(key, out _);
        }
    }

    private async Task<Result<string>> KeepAsync(string key, string itemId, string sha256, CancellationToken cancellationToken)
    {
        await using var services = scopes.CreateAsyncScope();
        return await services.ServiceProvider.GetRequiredService<ActionRunner>().RunRepeatableAsync<string>("media.card.keep", async scope =>
        {
            await scope.Db.Set<Card>().Where(c => c.ItemId == itemId && c.Key != key).ExecuteDeleteAsync(cancellationToken);
            var now = scope.Db.Provider == DatabaseProvider.Sqlite ? (object)scope.Now.UtcTicks : scope.Now.UtcDateTime;
            await scope.Db.Database.ExecuteSqlAsync(
                $"insert into media_card (\"key\", item_id, sha256, created_at) values ({key}, {itemId}, {sha256}, {now}) on conflict do nothing", cancellationToken);
            return await scope.Db.Set<Card>().Where(c => c.Key == key).Select(c => c.Sha256).SingleAsync(cancellationToken);
        }, cancellationToken);
    }
}

using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Api.Writes;

/// <summary>
/// Does what is asked under a key once. The row of the key is written first and in the transaction of the operation itself: a twin waits
/// for that row and then finds the answer, and where the operation is refused or the process dies, row and change are gone together.
/// </summary>
internal sealed class IdempotentAnswers(ActionRunner runner, IContentRights rights, ContentProjection projection)
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>Runs, or answers what was answered first. Without a key it only runs. Errors: <c>contents.idempotency.reused</c>, <c>engine.unauthenticated</c> and those of <paramref name="run"/>, which are not kept.</summary>
    public Task<Result<ContentAnswer>> RunAsync(IdempotencyKey? key, Func<Task<Result<ContentAnswer>>> run, CancellationToken cancellationToken) =>
        key is null ? run() : runner.RunAsync<ContentAnswer>("contents.api.once", async scope =>
        {
            // Keys are of a user: nobody has none, and must not be told what another nobody was answered.
            if (scope.Actor.UserId is not { } userId)
                return Refusals.Missing(scope.Actor);
            await ForgetOldAsync(scope, userId, key, cancellationToken);
            if (await ClaimAsync(scope, userId, key, cancellationToken) == 0)
            {
                var first = await Of(scope.Db, userId, key).AsNoTracking().SingleAsync(cancellationToken);
                if (first.RequestHash != key.Request)
                    return ContentsErrors.KeyReused;
                var answer = first.ToAnswer();
                return await MaySeeAsync(answer, cancellationToken) ? answer : ContentsErrors.NotFound;
            }

            var result = await run();
            if (result.IsSuccess)
                await KeepAsync(scope.Db, userId, key, result.Value, cancellationToken);
            return result;
        }, cancellationToken);

    // The answer is of a day at most, but whoever asks may have lost a role since, or come with a key that opens less.
    private async Task<bool> MaySeeAsync(ContentAnswer answer, CancellationToken cancellationToken)
    {
        if (answer.Body.Length == 0)
            return true;
        var body = JsonNode.Parse(answer.Body)!.AsObject();
        var items = answer.ContentItemId.Length > 0 ? [body] : (body["results"] as JsonArray ?? []).Select(result => result?["item"]).OfType<JsonObject>();
        foreach (var item in items.Select(json => ContentItem.From(json)))
        {
            if (await rights.MayAsync("edit", item, cancellationToken))
                continue;
            // Made for an editor it holds what readers do not get.
            if (!await rights.MayViewAsync(item, cancellationToken) || projection.ForReaders(item.ToUtf8()) is not null)
                return false;
        }

        return true;
    }

    private static IQueryable<IdempotentAnswer> Of(JaytekDb db, string userId, IdempotencyKey key) =>
        db.Set<IdempotentAnswer>().Where(answer => answer.UserId == userId && answer.KeyHash == key.Key);

    // The sweep comes once an hour; a key is free after a day to the second.
    private static Task<int> ForgetOldAsync(ActionScope scope, string userId, IdempotencyKey key, CancellationToken cancellationToken)
    {
        var before = scope.Now - Kept;
        return Of(scope.Db, userId, key).Where(answer => answer.CreatedAt < before).ExecuteDeleteAsync(cancellationToken);
    }

    // One statement, because an exception would end PostgreSQL's transaction: 0 where somebody has the key, after waiting for them.
    private static Task<int> ClaimAsync(ActionScope scope, string userId, IdempotencyKey key, CancellationToken cancellationToken)
    {
        object now = scope.Db.Provider == DatabaseProvider.Postgres ? scope.Now.ToUniversalTime() : scope.Now.UtcTicks;
        return scope.Db.Database.ExecuteSqlAsync(
            $"""
            insert into cms_idempotent_answer (user_id, key_hash, request_hash, created_at, status, content_item_id, is_new)
            values ({userId}, {key.Key}, {key.Request}, {now}, 0, '', {false}) on conflict do nothing
            """, cancellationToken);
    }

    private static Task<int> KeepAsync(JaytekDb db, string userId, IdempotencyKey key, ContentAnswer answer, CancellationToken cancellationToken) =>
        Of(db, userId, key).ExecuteUpdateAsync(
            kept => kept.SetProperty(a => a.Status, answer.Status).SetProperty(a => a.ContentItemId, answer.ContentItemId).SetProperty(a => a.Tag, answer.Tag)
                .SetProperty(a => a.IsNew, answer.IsNew).SetProperty(a => a.Body, answer.Body),
            cancellationToken);
}

/// <summary>Forgets answers after a day.</summary>
internal sealed class SweepIdempotentAnswers(JaytekDb db, TimeProvider clock) : IJob
{
    public const string Name = "contents.idempotency.sweep";

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - IdempotentAnswers.Kept;
        await db.Set<IdempotentAnswer>().Where(answer => answer.CreatedAt < before).ExecuteDeleteAsync(cancellationToken);
    }
}

using System.Text.Json;
using Jaytek.Contents.Admin.Lists;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Bulk;

/// <summary>Writes down what shall be done to many items. Nothing is done yet: a worker goes through them, and asks for each whether this person may.</summary>
internal sealed class StartBulkRun(ActionRunner runner, BulkQueue queue)
{
    /// <summary>Runs that a person may have under way.</summary>
    public const int MostOpen = 5;

    private const int MostChosen = 1_000;

    /// <summary>What to do, and to which items of a type: those that are named, or all of a filter.</summary>
    public sealed record Input(BulkVerb Verb, string ContentType, IReadOnlyList<string> Ids, ItemFilter? AllOf = null);

    /// <summary>Answers the run's id. Errors: <c>contents.bulk.nothing</c>, <c>contents.bulk.too_many</c>, <c>contents.bulk.too_many_runs</c>, <c>contents.bulk.no_person</c>.</summary>
    public async Task<Result<string>> RunAsync(Input input, CancellationToken cancellationToken)
    {
        var started = await runner.RunAsync<string>("contents.bulk.start", async scope =>
        {
            if (scope.Actor is not { UserId: { } userId, UserName: { } userName })
                return BulkErrors.NoPerson;
            if (await scope.RefuseAsync(ContentPermissions.Of(input.ContentType, VerbOf(input.Verb)), userId, cancellationToken) is { } refusal)
                return refusal;
            if (input.AllOf is null && input.Ids.Count == 0)
                return BulkErrors.Nothing;
            if (input.AllOf is null && input.Ids.Count > MostChosen)
                return BulkErrors.TooMany(MostChosen);
            if (await scope.Db.Set<BulkRun>().CountAsync(
                run => run.UserId == userId && (run.State == BulkState.Running || run.State == BulkState.Collecting), cancellationToken) >= MostOpen)
                return BulkErrors.TooManyRuns;
            var run = new BulkRun
            {
                Id = PublicId.New(),
                Verb = input.Verb,
                ContentType = input.ContentType,
                UserId = userId,
                UserName = userName,
                CreatedAt = scope.Now,
                State = input.AllOf is null ? BulkState.Running : BulkState.Collecting,
                Filter = input.AllOf is null ? null : JsonSerializer.Serialize(input.AllOf),
                LastItemNo = await scope.Db.Set<ItemRow>().MaxAsync(item => (long?)item.ItemNo, cancellationToken) ?? 0,
            };
            scope.Db.Add(run);
            if (input.AllOf is null)
                await ListAsync(scope, run, input.Ids, cancellationToken);
            scope.Audit("BulkRun", run.Id, $"{input.Verb} of {(input.AllOf is null ? $"{run.Total} chosen items" : "all items of a filter")} of type {input.ContentType} started");
            return run.Id;
        }, cancellationToken);
        if (started.IsSuccess)
            await queue.WakeAsync(cancellationToken);
        return started;
    }

    /// <summary>The right that a verb needs on each item.</summary>
    public static string VerbOf(BulkVerb verb) => verb == BulkVerb.Delete ? "delete" : "publish";

    private static async Task ListAsync(ActionScope scope, BulkRun run, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct(StringComparer.Ordinal).ToList();
        var titles = await scope.Db.Set<ItemRow>().Where(item => EF.Parameter(wanted).Contains(item.ContentItemId) && item.ContentType == run.ContentType)
            .Join(scope.Db.Set<VersionRow>().Where(version => version.Latest), item => item.ItemNo, version => version.ItemNo,
                (item, version) => new { item.ContentItemId, version.DisplayText })
            .ToDictionaryAsync(row => row.ContentItemId, row => row.DisplayText, cancellationToken);
        // In the order in which they were chosen; what is not there, or of another type, is no item of this run.
        foreach (var id in wanted.Where(titles.ContainsKey))
            scope.Db.Add(new BulkItem { RunId = run.Id, Position = ++run.Total, ContentItemId = id, Title = titles[id] });
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Pages.Redirects;

/// <summary>What came of one line.</summary>
/// <param name="Number">Its place in the file or list, from 1.</param>
/// <param name="Text">What it says.</param>
/// <param name="Change">What it did; null where it was refused.</param>
/// <param name="Refusal">Why it was refused, or null.</param>
internal sealed record ImportedLine(int Number, string Text, RecipeChange? Change, Error? Refusal);

/// <summary>
/// Takes many redirects at once: each good line is kept, each other one is reported and leaves nothing. A line whose old address has a
/// redirect already changes that one.
/// </summary>
internal sealed class ImportRedirects(ActionRunner runner, ReadRedirect reader, IHostContext host)
{
    public const int MaxLines = 2_000;

    private const int KeysAtOnce = 500;

    /// <summary>What came of each line. Errors: <c>pages.redirect.file</c> for too many lines, and those of a missing right.</summary>
    /// <param name="lines">The lines with their places.</param>
    /// <param name="isTrial">True to say what would happen and change nothing.</param>
    /// <param name="cancellationToken">Ends the work; nothing is kept then.</param>
    public Task<Result<IReadOnlyList<ImportedLine>>> RunAsync(
        IReadOnlyList<(int Number, RedirectInput Input)> lines, bool isTrial, CancellationToken cancellationToken)
    {
        const string Name = "pages.redirect.import";
        return isTrial ? runner.RehearseAsync(Name, TakeAllAsync, cancellationToken) : runner.RunAsync(Name, TakeAllAsync, cancellationToken);

        async Task<Result<IReadOnlyList<ImportedLine>>> TakeAllAsync(ActionScope scope)
        {
            if (await scope.RefuseAsync(RedirectsPermissions.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            if (lines.Count > MaxLines)
                return Error.Member("pages.redirect.file", "File", $"A file has at most {MaxLines} redirects; this one has {lines.Count}. Cut it in parts.");
            var read = new List<Result<Redirect>>(lines.Count);
            foreach (var (_, input) in lines)
                read.Add(await reader.RunAsync(input, cancellationToken));
            var import = await LoadAsync(scope, read, isTrial, cancellationToken);
            var report = new List<ImportedLine>(lines.Count);
            foreach (var ((number, input), wanted) in lines.Zip(read))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var taken = wanted.Error is { } wrong ? wrong : await import.TakeAsync(wanted.Value, cancellationToken);
                var text = input.Status == RedirectPath.Gone ? $"{input.From} is gone" : $"{input.From} → {input.To}";
                report.Add(new ImportedLine(number, text, taken.Error is null ? taken.Value : null, taken.Error));
            }
            if (isTrial)
                return report;
            await scope.Db.SaveChangesAsync(cancellationToken);
            Leave(scope, report);
            return report;
        }
    }

    // Those that may change are tracked, the others only looked at: to follow thousands of rows at every save would be the slowest part.
    private async Task<Import> LoadAsync(ActionScope scope, List<Result<Redirect>> read, bool isTrial, CancellationToken cancellationToken)
    {
        var table = scope.Db.Set<Redirect>();
        var own = table.Where(one => one.BrandId == host.BrandId);
        var map = new RedirectMap();
        await foreach (var redirect in own.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
            map.Put(redirect);
        if (isTrial)
            return new Import(map, null, scope.Now);
        foreach (var keys in read.Where(one => one.Error is null && map[one.Value.FromKey] is not null).Select(one => one.Value.FromKey).Distinct().Chunk(KeysAtOnce))
        {
            foreach (var known in await own.Where(one => keys.Contains(one.FromKey)).ToListAsync(cancellationToken))
                map.Put(known);
        }
        return new Import(map, table, scope.Now);
    }

    // The table is null for a trial.
    private sealed class Import(RedirectMap map, DbSet<Redirect>? table, DateTimeOffset now)
    {
        public async Task<Result<RecipeChange>> TakeAsync(Redirect wanted, CancellationToken cancellationToken)
        {
            (wanted.Source, wanted.ChangedAt) = (RedirectSource.Import, now);
            var known = map[wanted.FromKey];
            if (known is not null && known.To == wanted.To && known.Status == wanted.Status)
                return RecipeChange.Unchanged;
            map.Put(wanted);
            if (await RedirectChains.RefuseAsync(map, wanted, cancellationToken) is { } circle)
            {
                if (known is null)
                    map.Remove(wanted.FromKey);
                else
                    map.Put(known);
                return circle;
            }
            if (known is null)
            {
                table?.Add(wanted);
                return RecipeChange.Created;
            }
            SaveRedirect.Take(known, wanted);
            known.ChangedAt = now;
            map.Put(known);
            return RecipeChange.Changed;
        }
    }

    private static void Leave(ActionScope scope, List<ImportedLine> report)
    {
        var (made, changed) = (report.Count(line => line.Change == RecipeChange.Created), report.Count(line => line.Change == RecipeChange.Changed));
        if (made + changed == 0)
            return;
        scope.Audit("Redirect", "import", string.Create(CultureInfo.InvariantCulture, $"Redirects imported: {made} made, {changed} changed"), after: new JsonObject
        {
            ["Lines"] = new JsonArray([.. report.Where(line => line.Change is RecipeChange.Created or RecipeChange.Changed).Select(line => (JsonNode)line.Text)]),
        });
        scope.Bump(RedirectCache.Name);
    }
}

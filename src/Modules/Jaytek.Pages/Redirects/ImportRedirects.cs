using System.Globalization;
using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
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
internal sealed class ImportRedirects(ActionRunner runner, RedirectChains chains)
{
    public const int MaxLines = 2_000;

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
            var report = new List<ImportedLine>(lines.Count);
            foreach (var (number, input) in lines)
            {
                var taken = await TakeAsync(scope, input, cancellationToken);
                var text = input.Status == RedirectPath.Gone ? $"{input.From} is gone" : $"{input.From} → {input.To}";
                report.Add(new ImportedLine(number, text, taken.Error is null ? taken.Value : null, taken.Error));
            }
            Leave(scope, report);
            return report;
        }
    }

    private async Task<Result<RecipeChange>> TakeAsync(ActionScope scope, RedirectInput input, CancellationToken cancellationToken)
    {
        var read = SaveRedirect.Read(input);
        if (read.Error is { } wrong)
            return wrong;
        var wanted = read.Value;
        wanted.Source = RedirectSource.Import;
        if (await scope.Db.Set<Redirect>().SingleOrDefaultAsync(one => one.FromKey == wanted.FromKey, cancellationToken) is { } known)
            return await ChangeAsync(scope, known, wanted, cancellationToken);
        wanted.ChangedAt = scope.Now;
        scope.Db.Add(wanted);
        await scope.Db.SaveChangesAsync(cancellationToken);
        if (await chains.RefuseAsync(wanted, cancellationToken) is not { } circle)
            return RecipeChange.Created;
        scope.Db.Remove(wanted);
        await scope.Db.SaveChangesAsync(cancellationToken);
        return circle;
    }

    private async Task<Result<RecipeChange>> ChangeAsync(ActionScope scope, Redirect known, Redirect wanted, CancellationToken cancellationToken)
    {
        if (known.To == wanted.To && known.Status == wanted.Status)
            return RecipeChange.Unchanged;
        var entry = scope.Db.Entry(known);
        var before = entry.CurrentValues.Clone();
        SaveRedirect.Take(known, wanted);
        known.ChangedAt = scope.Now;
        await scope.Db.SaveChangesAsync(cancellationToken);
        if (await chains.RefuseAsync(known, cancellationToken) is not { } circle)
            return RecipeChange.Changed;
        before[nameof(IRowVersioned.RowVersion)] = known.RowVersion;
        entry.CurrentValues.SetValues(before);
        await scope.Db.SaveChangesAsync(cancellationToken);
        return circle;
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

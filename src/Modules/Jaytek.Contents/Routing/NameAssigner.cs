using System.Globalization;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Contents.Parts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Routing;

/// <summary>
/// Gives an item its address and alias. An empty path is made from the pattern, with a number behind the slug where it is taken;
/// a path that somebody typed is theirs to mend. Names are taken at once, so that two who save the same title at one moment get
/// two addresses.
/// </summary>
internal sealed class NameAssigner(PlaceholderValues placeholders, ReservedPaths reserved, EditorsRight right)
{
    // Beyond the names that are known to be taken: a rival may take some meanwhile, and items of other types have paths too.
    private const int MostTries = 1_000;

    public async Task AssignAsync(ActionScope scope, ItemRow row, ContentSaving saving, CancellationToken cancellationToken)
    {
        if (saving.Type.FirstOf(AutoroutePart.PartName) is { } autoroute)
            await AssignPathAsync(scope, row, saving, autoroute, cancellationToken);
        if (saving.Type.FirstOf(AliasPart.PartName) is { } alias)
            await AssignAliasAsync(scope, row, saving, alias, cancellationToken);
    }

    private async Task AssignPathAsync(
        ActionScope scope, ItemRow row, ContentSaving saving, ContentTypePartDefinition attached, CancellationToken cancellationToken)
    {
        var json = saving.Item.Part(attached.Name);
        if (json?["Path"] is not (null or JsonValue))
            return;
        var before = saving.Before?.Part(attached.Name)?["Path"].AsText();
        var given = json?["Path"].AsText();
        var settings = new PartContext(saving.Type, attached, json ?? []).Settings;
        var pattern = PathPattern.Parse(settings.Text("Pattern"));
        // Also of one that has no address for now: it would have this one the day after.
        if (given is { Length: > 0 } && given != before && !saving.IsImport && !saving.KeepsAddress && !settings.Flag("AllowCustomPath")
            && !await IsOfPatternAsync(saving, pattern, given, cancellationToken))
        {
            saving.Errors.Add($"{attached.Name}.Path", "The address is made by the site here. Leave it out, or as it is.");
            return;
        }

        if (given is { Length: > 0 } && given != before && !pattern.Holds(given) && !await right.HoldsAsync(saving, cancellationToken)
            && !await IsOfPatternAsync(saving, pattern, given, cancellationToken))
        {
            saving.Errors.Add($"{attached.Name}.Path", OutOfFolder(pattern));
            return;
        }

        if (json?["Disabled"].AsFlag() == true)
            return;
        // An import that leaves the path out means the one that the item has.
        if (string.IsNullOrEmpty(given) && saving.IsImport)
            given = before;
        if (given is { Length: > 0 } && given == before && await IsProvisionalAsync(saving, pattern, given, cancellationToken))
            given = null;
        var path = string.IsNullOrEmpty(given)
            ? await MakeAsync(scope, row, saving, pattern, attached.Name, cancellationToken)
            : await TakeAsync(scope, row, saving, pattern, attached.Name, given, before, cancellationToken);
        if (path is not null && path != json?["Path"].AsText())
            saving.Item.GetOrAddPart(attached.Name)["Path"] = path;
    }

    // What the pattern gives the item now, or would give it where that is taken.
    private async Task<bool> IsOfPatternAsync(ContentSaving saving, PathPattern pattern, string given, CancellationToken cancellationToken)
    {
        var (slug, values) = (SlugOf(saving.Item), await placeholders.ReadAsync(saving, pattern, cancellationToken));
        return given == pattern.Fill(Slug.Allowed(slug), values)
            || (NumberIn(given, slug) is { } number && given == pattern.Fill(Slug.Allowed(Slug.Numbered(slug, number)), values));
    }

    // The number that stands behind the slug, wherever the pattern puts that.
    private static int? NumberIn(string path, string slug)
    {
        var at = path.LastIndexOf(slug + "-", StringComparison.Ordinal);
        if (at < 0)
            return null;
        var digits = path[(at + slug.Length + 1)..].TakeWhile(char.IsAsciiDigit).ToArray();
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    // An address that was made before the title, or what else it consists of, was given is made anew until the item has been on the site.
    private async Task<bool> IsProvisionalAsync(ContentSaving saving, PathPattern pattern, string given, CancellationToken cancellationToken)
    {
        if (saving.IsImport || saving.Before is not { PublishedUtc: null } draft)
            return false;
        var values = await placeholders.ReadAsync(saving.Of(draft), pattern, cancellationToken);
        var slug = SlugOf(draft);
        if (Slug.From(draft.DisplayText).Length > 0 && pattern.Placeholders().All(name => values(name) is { Length: > 0 }))
            return false;
        var made = pattern.Fill(slug, values);
        return given == made || (given.StartsWith(made + "-", StringComparison.Ordinal) && given.AsSpan(made.Length + 1).IndexOfAnyExceptInRange('0', '9') < 0);
    }

    private static string SlugOf(ContentItem item) => Slug.From(item.DisplayText) is { Length: > 0 } slug ? slug : item.ContentItemId.ToLowerInvariant();

    private async Task<string?> MakeAsync(
        ActionScope scope, ItemRow row, ContentSaving saving, PathPattern pattern, string part, CancellationToken cancellationToken)
    {
        var slug = SlugOf(saving.Item);
        var values = await placeholders.ReadAsync(saving, pattern, cancellationToken);
        // A first segment that comes from another value than the slug stays whatever the number: no number would ever free it.
        var prefix = pattern.Fill(slug, values).Split('/')[0];
        if (prefix == pattern.Fill(Slug.Numbered(slug, 2), values).Split('/')[0] && reserved.Forbids(prefix, pattern))
        {
            saving.Errors.Add($"{part}.Path", BelongsToSite(prefix) + " Set another address.");
            return null;
        }

        var kind = Handles.SlugOf(row.ContentType);
        var taken = await TakenSlugsAsync(scope, row, kind, slug, cancellationToken);
        for (var number = 1; number <= taken.Count + MostTries; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var candidate = Slug.Allowed(Slug.Numbered(slug, number));
            var path = pattern.Fill(candidate, values);
            if (taken.Contains(candidate) || reserved.Forbids(path, pattern))
                continue;
            if (await Handles.ClaimAsync(scope, row, Handles.Path, Handles.Fold(path), isPublished: false, cancellationToken)
                && await Handles.ClaimAsync(scope, row, kind, candidate, isPublished: false, cancellationToken))
                return path;
        }

        saving.Errors.Add($"{part}.Path", $"No address was free after {MostTries} tries. Set one.");
        return null;
    }

    private async Task<string> TakeAsync(
        ActionScope scope, ItemRow row, ContentSaving saving, PathPattern pattern, string part, string given, string? before, CancellationToken cancellationToken)
    {
        var last = given.LastIndexOf('/') + 1;
        var path = given[..last] + Slug.Allowed(given[last..]);
        if (path == before)
            return path;
        if (reserved.Forbids(path, pattern))
            saving.Errors.Add($"{part}.Path", BelongsToSite(path.Split('/')[0]));
        else if (await Handles.OwnerOfAsync(scope, row, Handles.Path, Handles.Fold(path), cancellationToken) is { } owner && owner != row.ItemNo)
            saving.Errors.Add($"{part}.Path", $"Another item has the address '{path}'.");
        return path;
    }

    private static async Task AssignAliasAsync(
        ActionScope scope, ItemRow row, ContentSaving saving, ContentTypePartDefinition attached, CancellationToken cancellationToken)
    {
        var json = saving.Item.Part(attached.Name);
        var alias = json?["Alias"].AsText();
        if (string.IsNullOrEmpty(alias))
        {
            // An import adds nothing but what it may: ids, dates, names of people and addresses.
            if (!saving.IsImport && json?["Alias"] is null && Slug.From(saving.Item.DisplayText) is { Length: > 0 } slug)
                await MakeAliasAsync(scope, row, saving, attached.Name, slug, cancellationToken);
        }
        else if (await Handles.OwnerOfAsync(scope, row, Handles.Alias, Handles.Fold(alias), cancellationToken) is { } owner && owner != row.ItemNo)
        {
            saving.Errors.Add($"{attached.Name}.Alias", $"Another item has the alias '{alias}'.");
        }
    }

    private static async Task MakeAliasAsync(
        ActionScope scope, ItemRow row, ContentSaving saving, string part, string slug, CancellationToken cancellationToken)
    {
        var taken = await TakenSlugsAsync(scope, row, Handles.Alias, slug, cancellationToken);
        for (var number = 1; number <= taken.Count + MostTries; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var candidate = Slug.Numbered(slug, number);
            if (taken.Contains(candidate) || !await Handles.ClaimAsync(scope, row, Handles.Alias, candidate, isPublished: false, cancellationToken))
                continue;
            saving.Item.GetOrAddPart(part)["Alias"] = candidate;
            return;
        }

        saving.Errors.Add($"{part}.Alias", $"No alias was free after {MostTries} tries. Set one.");
    }

    // Another's address at the root would look like a page of the site itself.
    private static string OutOfFolder(PathPattern pattern) => pattern.Folder.Length > 0
        ? $"The address must begin with '{pattern.Folder}'. The site's editors set others."
        : "The site's editors set addresses of this type. Leave it out, or as it is.";

    private static string BelongsToSite(string segment) => $"Addresses that begin with '{segment}' belong to the site itself.";

    // All numbered forms at once: the five-hundredth "untitled" must not try five hundred names one by one.
    private static async Task<HashSet<string>> TakenSlugsAsync(ActionScope scope, ItemRow row, string kind, string slug, CancellationToken cancellationToken)
    {
        var (from, to) = (slug + "-", slug + ".");
        var values = await scope.Db.Database.SqlQuery<string>(
            $"""
            select value from cms_handle
            where brand_id = {row.BrandId} and culture = {row.Culture} and kind = {kind} and item_no <> {row.ItemNo}
              and (value = {slug} or (value > {from} and value < {to}))
            """).ToListAsync(cancellationToken);
        return [.. values];
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;
using Jaytek.Recipes.Files;
using Jaytek.Recipes.Scripting;
using Jaytek.Recipes.Settings;

namespace Jaytek.Recipes.Steps;

/// <summary>
/// <c>Settings</c>: the site's name, address, time zone and page size; every other member is a section, which a module reads or which is
/// kept for one that arrives. As in Orchard, names are exact and a section is replaced whole.
/// </summary>
internal sealed class SettingsStep(
    ISettings<SiteSettings> settings, SettingsSections sections, SaveSiteSettings saveSite, SaveSettingsSection saveSection) : IRecipeStep
{
    public IReadOnlyList<string> Names => ["Settings"];

    public async Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        var site = await settings.GetAsync(cancellationToken);
        var names = context.Step.Where(member => !member.Key.Equals("name", StringComparison.OrdinalIgnoreCase)).ToList();
        var general = names.Where(member => Take(site, member.Key, member.Value, context)).ToList();
        if (general.Count > 0)
        {
            var saved = await saveSite.RunAsync(
                kept => (kept.SiteName, kept.BaseUrl, kept.TimeZoneId, kept.PageSize) = (site.SiteName, site.BaseUrl, site.TimeZoneId, site.PageSize), cancellationToken);
            if (saved.Error is { } error)
                return error.Members is { Count: > 0 } members ? At(context, members.First().Key, error) : error;
            context.Count(saved.Value ? RecipeChange.Changed : RecipeChange.Unchanged);
        }
        foreach (var (name, value) in names.Except(general))
        {
            if ((await SaveSectionAsync(name, value, context, cancellationToken)).Error is { } error)
                return error;
        }
        return Result.Success;
    }

    /// <summary>True where the member is one of the site's general settings.</summary>
    private static bool Take(SiteSettings site, string name, JsonNode? value, RecipeStepContext context)
    {
        var text = value.ScalarText();
        switch (name)
        {
            case "SiteName":
                site.SiteName = text ?? site.SiteName;
                return true;
            case "BaseUrl":
                site.BaseUrl = (text ?? "").TrimEnd('/');
                return true;
            case "TimeZoneId":
                // Orchard writes an empty text for the server's zone; a server here runs in UTC.
                site.TimeZoneId = text is { Length: > 0 } ? text : "UTC";
                return true;
            case "PageSize":
                if (int.TryParse(text, CultureInfo.InvariantCulture, out var size))
                    site.PageSize = size;
                else
                    context.Warn("$.PageSize", "A page's size is a whole number; this one is skipped.");
                return true;
            default:
                return false;
        }
    }

    private async Task<Result> SaveSectionAsync(string name, JsonNode? value, RecipeStepContext context, CancellationToken ct)
    {
        var path = SourceMap.Member("$", name);
        if (SettingsSections.IsClosed(name))
        {
            context.Warn(path, $"The section {name} is the site's own and not open to recipes; it is skipped.");
            return Result.Success;
        }
        var section = sections.Find(name);
        if (section is null)
            context.Warn(path, $"No module here reads the setting {name}; it is kept.");
        else if (SettingsSections.Unreadable(section, value) is { } reason)
            return At(context, name, new Error("recipes.settings.invalid", $"The section {name} cannot be taken: {reason}."));
        else
            foreach (var unknown in SettingsSections.UnknownMembers(section, value))
                context.Warn(SourceMap.Member(path, unknown), $"The settings {section.Key} have no member {unknown}; it is kept.");
        var saved = await saveSection.RunAsync(section?.Key ?? name, ScriptValues.Text(value), ct);
        if (saved.IsSuccess)
            context.Count(saved.Value);
        return saved;
    }

    private static Error At(RecipeStepContext context, string member, Error error) =>
        error with { Message = $"At {context.Place(SourceMap.Member("$", member))}: {error.Message}" };
}

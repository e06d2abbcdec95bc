using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;

namespace Jaytek.Recipes.Settings;

/// <summary>Changes the site's general settings; its id and set-up date are not open to change.</summary>
internal sealed class SaveSiteSettings(ActionRunner runner, ISettings<SiteSettings> settings)
{
    private const int MaxPageSize = 100;

    /// <summary>True where something changed. Errors: <c>recipes.settings.invalid</c>, with messages by member.</summary>
    public Task<Result<bool>> RunAsync(SiteSettings wanted, CancellationToken ct) =>
        runner.RunAsync<bool>("recipes.settings.save", async scope =>
        {
            if (await scope.RefuseAsync(RecipesPermissions.ManageSettings, null, ct) is { } refusal)
                return refusal;
            if (Invalid(wanted) is { } invalid)
                return invalid;
            var current = await settings.GetAsync(ct);
            (wanted.SiteId, wanted.SetUpAt) = (current.SiteId, current.SetUpAt);
            var (before, after) = (JsonSerializer.SerializeToNode(current), JsonSerializer.SerializeToNode(wanted));
            if (JsonNode.DeepEquals(before, after))
                return false;
            await settings.SetAsync(wanted, ct);
            scope.Audit("Settings", "Site", "Site settings changed", before, after);
            return true;
        }, ct);

    private static Error? Invalid(SiteSettings wanted)
    {
        if (string.IsNullOrWhiteSpace(wanted.SiteName))
            return Wrong(nameof(wanted.SiteName), "the site needs a name");
        if (wanted.BaseUrl.Length > 0 && !(Uri.TryCreate(wanted.BaseUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
            return Wrong(nameof(wanted.BaseUrl), "it is an absolute http or https address, or empty");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(wanted.TimeZoneId, out _))
            return Wrong(nameof(wanted.TimeZoneId), $"there is no time zone {wanted.TimeZoneId}; write an IANA name such as Europe/Lisbon");
        if (wanted.PageSize is < 1 or > MaxPageSize)
            return Wrong(nameof(wanted.PageSize), $"a page has 1 to {MaxPageSize} items");
        return null;
    }

    private static Error Wrong(string member, string reason) =>
        Error.Member("recipes.settings.invalid", member, $"The setting {member} cannot be taken: {reason}.");
}

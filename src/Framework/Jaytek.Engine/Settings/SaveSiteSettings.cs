using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;

namespace Jaytek.Engine.Settings;

/// <summary>Changes the site's general settings; its id and set-up date are not open to change.</summary>
public sealed class SaveSiteSettings(ActionRunner runner, ISettings<SiteSettings> settings)
{
    /// <summary>Who may change the site's settings.</summary>
    public static readonly Permission Manage = Permission.Parse("settings:manage:any");

    private const int MaxPageSize = 100;

    private const int LongestZone = 64;

    /// <summary>True where something changed. Errors: <c>engine.settings.invalid</c>, with messages by member.</summary>
    /// <param name="change">Changes what is kept, as it is read inside the unit of work, and nothing else: the theme, say, stays as another has just set it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Result<bool>> RunAsync(Action<SiteSettings> change, CancellationToken cancellationToken) =>
        runner.RunAsync<bool>("engine.settings.save", async scope =>
        {
            if (await scope.RefuseAsync(Manage, null, cancellationToken) is { } refusal)
                return refusal;
            var wanted = await settings.GetAsync(cancellationToken);
            var (before, id, setUpAt) = (JsonSerializer.SerializeToNode(wanted), wanted.SiteId, wanted.SetUpAt);
            change(wanted);
            if (Invalid(wanted) is { } invalid)
                return invalid;
            (wanted.SiteId, wanted.SetUpAt) = (id, setUpAt);
            var after = JsonSerializer.SerializeToNode(wanted);
            if (JsonNode.DeepEquals(before, after))
                return false;
            await settings.SetAsync(wanted, cancellationToken);
            scope.Audit("Settings", "Site", "Site settings changed", before, after);
            return true;
        }, cancellationToken);

    private static Error? Invalid(SiteSettings wanted)
    {
        if (string.IsNullOrWhiteSpace(wanted.SiteName))
            return Wrong(nameof(wanted.SiteName), "the site needs a name");
        if (wanted.SiteName.Length > SiteSettings.LongestName || wanted.SiteName.Any(char.IsControl))
            return Wrong(nameof(wanted.SiteName), $"a name is one line of at most {SiteSettings.LongestName} characters");
        if (wanted.BaseUrl.Length > SiteSettings.LongestAddress)
            return Wrong(nameof(wanted.BaseUrl), $"an address has at most {SiteSettings.LongestAddress} characters");
        if (wanted.BaseUrl.Length > 0 && !IsAddress(wanted.BaseUrl))
            return Wrong(nameof(wanted.BaseUrl), "it is an http or https address such as https://example.org, without a user name, a question mark or a #; or empty");
        if (wanted.TimeZoneId.Length > LongestZone || !TimeZoneInfo.TryFindSystemTimeZoneById(wanted.TimeZoneId, out _))
            return Wrong(nameof(wanted.TimeZoneId), $"there is no time zone {(wanted.TimeZoneId.Length > LongestZone ? "of such a long name" : wanted.TimeZoneId)}; write an IANA name such as Europe/Lisbon");
        if (wanted.PageSize is < 1 or > MaxPageSize)
            return Wrong(nameof(wanted.PageSize), $"a page has 1 to {MaxPageSize} items");
        return null;
    }

    // Paths are written behind it: what follows a path in an address cannot stand before one. A user name would make another host look like this site's.
    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Host.Length > 0
        && text.StartsWith($"{url.Scheme}://", StringComparison.OrdinalIgnoreCase) && !text[$"{url.Scheme}://".Length..].Split('/')[0].Contains('@', StringComparison.Ordinal)
        && !text.Any(c => c is '?' or '#' or '\\' || char.IsWhiteSpace(c) || char.IsControl(c));

    private static Error Wrong(string member, string reason) =>
        Error.Member("engine.settings.invalid", member, $"The setting {member} cannot be taken: {reason}.");
}

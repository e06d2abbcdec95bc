using System.Net;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.Contents.Admin;

/// <summary>The settings of a field in the type editor.</summary>
public sealed class FieldSettingTests
{
    private const string Rank = "/admin/content-parts/Story/fields/Rank";

    [Theory, BothDatabases]
    public async Task Settings_that_no_value_can_meet_are_refused_beside_their_input(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));

        var refused = await admin.SendFormAsync(Rank, ("NumericFieldSettings.Minimum", "10"), ("NumericFieldSettings.Maximum", "5"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("href=\"#NumericFieldSettings_Maximum\">At most must be 10 or more, which is at least.</a>", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Your draft is empty", await admin.GetStringAsync("/admin/content-definitions/changes"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_change_is_told_in_the_words_of_its_form(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));

        var saved = await admin.SendFormAsync(
            Rank, ("NumericFieldSettings.Required", "true"), ("NumericFieldSettings.DefaultValue", "5"), ("ContentPartFieldSettings.DisplayName", "Place"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var html = WebUtility.HtmlDecode(await admin.GetStringAsync("/admin/content-definitions/changes"));
        foreach (var line in new[] { "Required: nothing → yes", "At first: nothing → 5", "Label: nothing → Place" })
            Assert.Contains($"<li>{line}</li>", html, StringComparison.Ordinal);
    }
}

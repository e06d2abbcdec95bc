using System.Text.Json.Nodes;
using Jaytek.Admin.Contracts;
using Jaytek.Kernel;

namespace Jaytek.UnitTests.Demo;

/// <summary>What the demo lays on editors' desks.</summary>
public sealed class DemoDeskTests
{
    private static readonly JsonObject s_step = Assert.Single(DemoRecipes.Steps(DemoRecipes.Parts["demo-desk"], "demo-desk"));

    private static readonly IReadOnlyDictionary<string, JsonObject> s_live = DemoRecipes.Items.ToDictionary(item => item.Text("ContentItemId"), StringComparer.Ordinal);

    private static readonly IReadOnlyList<string> s_people =
    [
        DemoRecipes.AdminId,
        .. DemoRecipes.Steps(DemoRecipes.Main, "Users").SelectMany(step => step.Objects("Users")).Select(user => user.Text("UserId")),
    ];

    [Fact]
    public void There_are_drafts_plans_changes_and_a_trash()
    {
        var trash = s_step.Texts("Trash");
        var kept = DemoRecipes.Desk.Where(item => !trash.Contains(item.Text("ContentItemId"))).ToList();

        Assert.Equal(3, trash.Count);
        Assert.All(trash, id => Assert.Single(DemoRecipes.Desk, item => item.Text("ContentItemId") == id));
        Assert.True(kept.Count(item => s_live.ContainsKey(item.Text("ContentItemId"))) >= 2, "changes of what is on the site");
        Assert.True(kept.Count(item => item.Find("PublishLaterPart.ScheduledPublishUtc") is not null) >= 3, "plans");
        Assert.True(kept.Count(item => item.Find("PublishLaterPart") is null) >= 5, "drafts");
    }

    [Fact]
    public void Nothing_of_it_is_on_the_site() =>
        Assert.All(DemoRecipes.Desk, item => Assert.True(item["Latest"]!.GetValue<bool>() && !item["Published"]!.GetValue<bool>(), item.Text("DisplayText")));

    [Fact]
    public void What_goes_to_the_trash_was_not_changed_after_it_was_made() =>
        Assert.All(DemoRecipes.Desk.Where(item => s_step.Texts("Trash").Contains(item.Text("ContentItemId"))),
            item => Assert.Equal(item.Text("CreatedUtc"), item.Text("ModifiedUtc")));

    [Fact]
    public void Versions_are_fixed_and_no_other_item_has_them()
    {
        var versions = DemoRecipes.Items.Concat(DemoRecipes.Desk).Select(item => item.Text("ContentItemVersionId")).ToList();

        Assert.All(versions, id => Assert.True(PublicId.IsWellFormed(id), id));
        Assert.Equal(versions.Count, versions.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Plans_lie_ahead() =>
        Assert.All(DemoRecipes.Desk.Select(item => item.Find("PublishLaterPart.ScheduledPublishUtc")).OfType<JsonNode>(),
            at => Assert.True(DateTimeOffset.Parse(at.GetValue<string>(), null) > new DateTimeOffset(DemoRecipes.SetUpOn, default, default).AddDays(1)));

    [Fact]
    public void Notice_of_three_plans_leads_to_where_three_stand()
    {
        // Plans of several types stand together on the dashboard alone.
        var notice = Assert.Single(s_step.Objects("Notices"), notice => notice.Text("Text").StartsWith("Three things are planned", StringComparison.Ordinal));
        var plans = DemoRecipes.Desk.Where(item => item.Find("PublishLaterPart.ScheduledPublishUtc") is not null).ToList();

        Assert.Equal("/admin", notice.Text("Href"));
        Assert.Equal(3, plans.Count);
        Assert.True(plans.Select(item => item.Text("ContentType")).Distinct().Count() > 1);
    }

    [Fact]
    public void Views_and_notices_belong_to_people_of_the_demo_and_lead_into_the_dashboard()
    {
        var views = s_step.Objects("Views").ToList();
        var notices = s_step.Objects("Notices").ToList();

        Assert.NotEmpty(views);
        Assert.All(views, view => Assert.True(s_people.Contains(view.Text("UserId")) && view.Text("Query").StartsWith('?') && DemoTypes.Types.ContainsKey(view.Text("ContentType"))));
        Assert.NotEmpty(notices);
        Assert.All(notices, notice => Assert.True(
            s_people.Contains(notice.Text("UserId")) && notice.Text("Href").StartsWith("/admin", StringComparison.Ordinal) && Enum.TryParse<NoticeKind>(notice.Text("Kind"), out _)));
    }

    [Fact]
    public void Every_item_is_marked_as_demo_data() =>
        Assert.All(DemoRecipes.Items.Concat(DemoRecipes.Desk), item => Assert.NotNull(item.Find("DemoPart")));

    [Fact]
    public void Sign_up_leads_to_the_terms_and_to_what_is_kept()
    {
        var settings = Assert.Single(DemoRecipes.Steps(DemoRecipes.Main, "Settings"));
        var paths = DemoRecipes.OfType("Page").Select(page => "/" + page.Text("AutoroutePart.Path")).ToList();

        Assert.Contains(settings.Text("SignUp.TermsPath"), paths);
        Assert.Contains(settings.Text("SignUp.PrivacyPath"), paths);
    }
}

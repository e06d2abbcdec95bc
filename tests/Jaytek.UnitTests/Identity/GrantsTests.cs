using Jaytek.Identity.Rights;
using Jaytek.Kernel;

namespace Jaytek.UnitTests.Identity;

public sealed class GrantsTests
{
    [Theory]
    [InlineData("content:edit:any", "content:edit:any", true)]
    [InlineData("content:edit:any", "content:edit:own", true)]
    [InlineData("content:edit:any", "content.Mix:edit:any", true)]
    [InlineData("content:edit:any", "content.Mix:edit:own", true)]
    [InlineData("content.Mix:edit:any", "content.Mix:edit:own", true)]
    [InlineData("content.Mix:edit:any", "content:edit:any", false)]
    [InlineData("content.Mix:edit:own", "content.Mix:edit:any", false)]
    [InlineData("content.Mix:edit:any", "content.Mixtape:edit:any", false)]
    [InlineData("content.Mix:edit:any", "content.Event:edit:any", false)]
    [InlineData("content:edit:any", "content-types:edit:any", false)]
    [InlineData("content:edit:any", "content:delete:any", false)]
    [InlineData("*:*:any", "wallet:withdraw:any", true)]
    [InlineData("*:view:any", "wallet:view:own", true)]
    [InlineData("*:view:any", "wallet:withdraw:own", false)]
    // Orchard's implications among the verbs of content, within a scope and a type.
    [InlineData("content:publish:any", "content.Mix:edit:any", true)]
    [InlineData("content:publish:any", "content.Mix:view:own", true)]
    [InlineData("content.Mix:publish:own", "content.Mix:edit:own", true)]
    [InlineData("content.Mix:publish:own", "content.Mix:edit:any", false)]
    [InlineData("content:edit:any", "content:preview:any", true)]
    [InlineData("content:edit:any", "content:clone:own", true)]
    [InlineData("content:edit:any", "content:publish:own", false)]
    [InlineData("content:view:any", "content:preview:any", false)]
    [InlineData("content:publish:any", "content:delete:any", false)]
    [InlineData("payouts:publish:any", "payouts:edit:any", false)]
    // Managing is everything about the resource.
    [InlineData("media:manage:any", "media:view:any", true)]
    [InlineData("media:manage:own", "media:delete:own", true)]
    [InlineData("media:manage:own", "media:delete:any", false)]
    [InlineData("users:manage:any", "roles:assign:any", false)]
    // Orchard's names grant what they stand for; unknown ones nothing.
    [InlineData("EditOwn_Track", "content.Track:edit:own", true)]
    [InlineData("EditOwn_Track", "content.Track:edit:any", false)]
    [InlineData("ManageTenants", "content:view:any", false)]
    public void Grant_implies(string held, string asked, bool allowed) =>
        Assert.Equal(allowed, Grants.Of([held]).Allow(Permission.Parse(asked), isOwn: null));

    [Theory]
    [InlineData("content.Mix:edit:own", "content.Mix:edit:any", true, true)]
    [InlineData("content.Mix:edit:own", "content.Mix:edit:any", false, false)]
    [InlineData("content.Mix:edit:own", "content.Mix:edit:any", null, false)]
    [InlineData("content.Mix:edit:own", "content.Mix:edit:own", true, true)]
    [InlineData("content.Mix:edit:own", "content.Mix:edit:own", null, true)]
    [InlineData("content.Mix:edit:own", "content.Mix:edit:own", false, false)]
    [InlineData("content.Mix:edit:any", "content.Mix:edit:own", false, true)]
    public void Right_of_scope_own_suffices_for_ones_own_things_only(string held, string asked, bool? isOwn, bool allowed) =>
        Assert.Equal(allowed, Grants.Of([held]).Allow(Permission.Parse(asked), isOwn));

    [Fact]
    public void Nobody_covers_more_than_they_hold()
    {
        var editor = Grants.Of(["content:publish:any", "media:manage:own"]);

        Assert.True(editor.Cover(Grants.Of(["content.Mix:edit:any", "media:view:own"])));
        Assert.True(editor.Cover(Grants.Of(["ManageTenants"])));
        Assert.False(editor.Cover(Grants.Of(["content.Mix:edit:any", "media:view:any"])));
        Assert.False(editor.Cover(Grants.Everything));
        Assert.True(Grants.Everything.Cover(editor));
        Assert.True(Grants.Everything.AreEverything);
        Assert.False(Grants.Of(["content:*:any"]).AreEverything);
    }

    [Fact]
    public void Union_holds_what_either_holds()
    {
        var both = Grants.Union([Grants.Of(["content.Mix:view:any"]), Grants.Of(["admin:access:any"]), Grants.None]);

        Assert.True(both.Allow(Permission.Parse("content.Mix:view:any"), null));
        Assert.True(both.Allow(Permission.Parse("admin:access:any"), null));
        Assert.False(both.Allow(Permission.Parse("content.Mix:edit:any"), null));
    }
}

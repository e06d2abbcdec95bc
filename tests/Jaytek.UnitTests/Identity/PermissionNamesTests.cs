using Jaytek.Identity.Contracts;
using Jaytek.Kernel;

namespace Jaytek.UnitTests.Identity;

public sealed class PermissionNamesTests
{
    [Theory]
    [InlineData("EditOwn_Track", "content.Track:edit:own")]
    [InlineData("Edit_Track", "content.Track:edit:any")]
    [InlineData("View_Track", "content.Track:view:any")]
    [InlineData("ViewContent", "content:view:any")]
    [InlineData("EditOwnContent", "content:edit:own")]
    [InlineData("ListContent_Mix", "content.Mix:list:any")]
    [InlineData("EditContentOwner_Mix", "content.Mix:set-owner:any")]
    [InlineData("AccessContentApi", "content-api:access:any")]
    [InlineData("AccessAdminPanel", "admin:access:any")]
    [InlineData("ManageMediaContent", "media:manage:any")]
    [InlineData("ExecuteApi_Recent", "queries.Recent:execute:any")]
    [InlineData("AssignRoleToUsers_Editor", "roles.Editor:assign:any")]
    public void Orchards_name_and_ours_translate_both_ways(string orchard, string ours)
    {
        Assert.True(PermissionNames.TryResolve(orchard, out var permission));

        Assert.Equal(ours, permission.ToString());
        Assert.Equal(orchard, PermissionNames.OrchardNameOf(permission));
    }

    [Theory]
    [InlineData("ManageMedia", "media:manage:any")]
    [InlineData("ViewUsers", "users:view:any")]
    [InlineData("viewcontent", "content:view:any")]
    [InlineData("content.Mix:edit:own", "content.Mix:edit:own")]
    public void Other_spellings_are_understood(string name, string ours)
    {
        Assert.True(PermissionNames.TryResolve(name, out var permission));
        Assert.Equal(ours, permission.ToString());
    }

    [Theory]
    [InlineData("ManageTenants")]
    [InlineData("Edit_")]
    [InlineData("Edit_My Type")]
    [InlineData("content:edit")]
    [InlineData("content:edit:label")]
    [InlineData("")]
    [InlineData(null)]
    public void Unknown_name_is_unknown(string? name) => Assert.False(PermissionNames.TryResolve(name, out _));

    [Theory]
    [InlineData("features:manage:any", "ManageFeatures")]
    [InlineData("payouts:approve:any", "payouts:approve:any")]
    [InlineData("content.Mix.Sub:edit:own", "EditOwn_Mix.Sub")]
    public void Export_writes_orchards_name_where_there_is_one(string ours, string exported) =>
        Assert.Equal(exported, PermissionNames.ExportedName(Permission.Parse(ours)));
}

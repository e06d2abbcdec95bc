using System.Net;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Site;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>What people do with an account of their own.</summary>
[Collection(nameof(PublicPages))]
public sealed class OwnAccountTests(PublicSites sites)
{
    [Theory, BothDatabases]
    public async Task Empty_name_is_refused_and_the_old_one_stays(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var account = await site.NewAsync("Student");
        using var client = await site.BrowserAsync(account);
        await client.SendFormAsync("/account?handler=Profile", ("Profile.DisplayName", "Ada Quay"));

        var refused = await client.SendFormAsync("/account?handler=Profile", ("Profile.DisplayName", "  "));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Say by which name", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("Ada Quay", (await site.FindUserAsync(account.Email))!.DisplayName);
    }

    [Theory, BothDatabases]
    public async Task Forgotten_password_is_set_by_a_link_that_works_once(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var account = await site.NewAsync();
        using var client = site.NewClient();
        await client.PostAsync("/forgot", SignUps.Form(await client.FormTokenAsync("/forgot"), ("Form.Email", account.Email)));
        var link = await site.MailedLinkAsync(account.Email);
        var token = await client.FormTokenAsync(link);

        await client.PostAsync(link, SignUps.Form(token, ("Form.Password", SignUps.Password)));
        var again = await client.PostAsync(link, SignUps.Form(token, ("Form.Password", "yet another password")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostLoginAsync(account.Name, SignUps.Password)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Own_account_is_exported_and_erased_after_the_password(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var account = await site.NewAsync("Student");
        using var client = await site.BrowserAsync(account);
        var token = await client.FormTokenAsync("/account");

        var data = await (await client.PostAsync("/account?handler=Data", SignUps.Form(token))).Content.ReadAsStringAsync();
        var wrong = await client.PostAsync("/account?handler=Delete", SignUps.Form(token, ("Leave.Password", "not it at all"), ("Leave.IsSure", "true")));
        var right = await client.PostAsync("/account?handler=Delete", SignUps.Form(token, ("Leave.Password", Account.Password), ("Leave.IsSure", "true")));

        Assert.Contains(account.Email, data, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal((HttpStatusCode.Redirect, "/login"), (right.StatusCode, right.Headers.Location?.OriginalString));
        Assert.Contains("Your account is erased.", await client.GetStringAsync("/login"), StringComparison.Ordinal);
        Assert.Null(await site.FindUserAsync(account.Email));
    }

    [Theory, BothDatabases]
    public async Task Own_data_holds_ones_items_and_what_one_did_and_the_page_says_what_stays(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var (account, other) = (await site.NewAsync("DJ"), await site.NewAsync("DJ"));
        var (mine, theirs) = ($"Mine {PublicId.New()}", $"Theirs {PublicId.New()}");
        foreach (var (title, owner) in new[] { (mine, account), (theirs, other) })
        {
            var item = PublicItems.Page(title, "Words of one's own.");
            item.Owner = owner.Id;
            await site.DraftAsync(item);
        }

        using var client = await site.BrowserAsync(account);
        await client.SendFormAsync("/account?handler=Profile", ("Profile.DisplayName", "Ada Quay"));
        var data = System.Text.Json.Nodes.JsonNode.Parse(await (await client.SendFormAsync("/account?handler=Data")).Content.ReadAsStringAsync())!;

        var kept = Assert.Single(data["content"]!.AsArray());
        Assert.Equal((mine, account.Id), ((string?)kept!["DisplayText"], (string?)kept["Owner"]));
        Assert.Contains(data["audit"]!.AsArray(), line => (string?)line!["action"] == "identity.account.save_profile");
        Assert.All(data["audit"]!.AsArray(), line => Assert.Equal(account.Name, (string?)line!["as"]));
        var page = await client.GetStringAsync("/account");
        Assert.Contains($"the name {account.Name} in the history of changes", page, StringComparison.Ordinal);
        Assert.Contains("files that you uploaded, also those that stand nowhere", page, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task New_password_ends_other_sessions_and_keeps_this_one(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var account = await site.NewAsync("Student");
        using var here = await site.BrowserAsync(account);
        using var there = await site.BrowserAsync(account);

        await here.PostAsync("/account?handler=Password", SignUps.Form(await here.FormTokenAsync("/account"), ("Password.Current", Account.Password), ("Password.Password", SignUps.Password)));

        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account")).StatusCode);
        Assert.Equal("/login", (await there.GetAsync("/account")).Headers.Location?.AbsolutePath);
    }
}

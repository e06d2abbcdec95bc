using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Data;
using Jaytek.Identity.Contracts;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Portfolio.DJs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Site;

/// <summary>A DJ has one profile; who manages content makes as many as there are DJs.</summary>
[Collection(nameof(PublicPages))]
public sealed class OneProfileTests(PublicSites sites)
{
    [Theory, BothDatabases]
    public async Task A_second_profile_of_ones_own_is_refused_and_says_where_the_first_is(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var (dj, admin) = (await site.NewAsync("DJ"), await site.NewAsync("Administrator"));
        var first = (await SaveAsync(site, "Mira Voss", dj.Actor)).Value;

        var refused = (await SaveAsync(site, "Mira Voss again", dj.Actor)).Error!;
        Assert.Equal(("contents.item.invalid", ErrorKind.Invalid), (refused.Code, refused.Kind));
        Assert.Contains($"“Mira Voss”. Change that one instead: /admin/content/edit/{first.ContentItemId}", refused.Message, StringComparison.Ordinal);
        Assert.NotNull((await site.ManageAsync(manager => manager.CloneAsync(first.ContentItemId, CancellationToken.None), dj.Actor)).Error);

        first.Part("TitlePart")!["Title"] = "Mira Voss II";
        Assert.Null((await site.ManageAsync(manager => manager.SaveDraftAsync(first, null, CancellationToken.None), dj.Actor)).Error);
        Assert.Null((await SaveAsync(site, "One", admin.Actor)).Error);
        Assert.Null((await SaveAsync(site, "Two", admin.Actor)).Error);

        await site.ManageAsync(manager => manager.DeleteAsync(first.ContentItemId, null, CancellationToken.None), admin.Actor);
        Assert.Null((await SaveAsync(site, "A new beginning", dj.Actor)).Error);
    }

    [Theory, BothDatabases]
    public async Task A_label_keeps_the_profiles_of_several_artists(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var label = await site.NewAsync("LabelAdmin");
        var first = (await SaveAsync(site, "First artist", label.Actor)).Value;
        Assert.Null((await SaveAsync(site, "Second artist", label.Actor)).Error);
        Assert.Null((await site.ManageAsync(manager => manager.CloneAsync(first.ContentItemId, CancellationToken.None), label.Actor)).Error);
        // The right is of a label's own artists; it lets nobody into those of others.
        var foreign = (await SaveAsync(site, "Of somebody else", (await site.NewAsync("DJ")).Actor)).Value;
        Assert.Equal(ErrorKind.Forbidden, (await site.ManageAsync(manager => manager.SaveDraftAsync(foreign, null, CancellationToken.None), label.Actor)).Error!.Kind);
    }

    [Theory, BothDatabases]
    public async Task Of_several_saves_at_once_one_makes_the_profile(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        for (var round = 0; round < 5; round++)
        {
            var dj = await site.NewAsync("DJ");
            var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => SaveAsync(site, $"Tab {n}", dj.Actor))));
            Assert.Single(results, result => result.IsSuccess);
            Assert.All(results.Where(result => !result.IsSuccess), result => Assert.Equal("contents.item.invalid", result.Error!.Code));
        }
    }

    [Theory, BothDatabases]
    public async Task The_draft_of_who_signed_up_is_not_made_beside_one_that_they_make(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        for (var round = 0; round < 6; round++)
        {
            var dj = await site.NewAsync("DJ");
            await Task.WhenAll(
                Task.Run(() => SaveAsync(site, "Made by hand", dj.Actor)),
                Task.Run(() => site.InScopeAsync(async services =>
                {
                    await ActivatorUtilities.CreateInstance<MakeDraftProfile>(services).HandleAsync(new AccountConfirmed(dj.Id, dj.Name, "Made for them", "DJ"), CancellationToken.None);
                    return true;
                })));
            var count = await site.InScopeAsync(services => services.GetRequiredService<JaytekDb>().Set<VersionRow>()
                .CountAsync(row => row.ContentType == "DJProfile" && row.Owner == dj.Id && row.Latest));
            Assert.Equal(1, count);
        }
    }

    [Theory, BothDatabases]
    public async Task The_trash_gives_nobody_a_second_profile_but_a_label(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var (dj, label, admin) = (await site.NewAsync("DJ"), await site.NewAsync("LabelAdmin"), await site.NewAsync("Administrator"));
        var (thrown, ofLabel) = ((await SaveAsync(site, "Thrown away", dj.Actor)).Value, (await SaveAsync(site, "Of a label", label.Actor)).Value);
        foreach (var item in new[] { thrown, ofLabel })
            await DeleteAsync(site, item, admin.Actor);
        var second = (await SaveAsync(site, "Begun anew", dj.Actor)).Value;
        Assert.Null((await SaveAsync(site, "Another of the label", label.Actor)).Error);

        var refused = (await RestoreAsync(site, thrown, admin.Actor)).Error!;
        Assert.Equal(("contents.item.invalid", ErrorKind.Invalid), (refused.Code, refused.Kind));
        Assert.Contains("“Begun anew”", refused.Message, StringComparison.Ordinal);
        Assert.Null((await RestoreAsync(site, ofLabel, admin.Actor)).Error);
        await DeleteAsync(site, second, admin.Actor);
        Assert.Null((await RestoreAsync(site, thrown, admin.Actor)).Error);
    }

    [Fact, NoDatabase("only SQLite compares an index's condition with the query's as they are written")]
    public async Task Whose_profile_it_is_is_looked_up_by_an_index()
    {
        var site = await sites.GetAsync(DatabaseProvider.Sqlite);
        var plan = await site.InScopeAsync(services => PlanAsync(services.GetRequiredService<JaytekDb>()));
        Assert.Contains(plan, step => step.Contains("ix_cms_version_latest_owner", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    private static async Task<List<string>> PlanAsync(JaytekDb db)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"explain query plan {VersionSql.Owned}";
        foreach (var name in new[] { "@brand", "@type", "@owner" })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, "1");
            command.Parameters.Add(parameter);
        }
        var plan = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            plan.Add(reader.GetString(reader.GetOrdinal("detail")));
        return plan;
    }

    private static Task DeleteAsync(TestSite site, ContentItem item, Actor actor) =>
        site.ManageAsync(manager => manager.DeleteAsync(item.ContentItemId, null, CancellationToken.None), actor);

    private static Task<Result<RestoredContent>> RestoreAsync(TestSite site, ContentItem item, Actor actor) =>
        site.InScopeAsync(services => services.GetRequiredService<RestoreContent>().RunAsync(item.ContentItemId, CancellationToken.None), actor);

    private static Task<Result<ContentItem>> SaveAsync(TestSite site, string name, Actor actor) =>
        site.ManageAsync(manager => manager.SaveDraftAsync(PublicItems.DJ(name), null, CancellationToken.None), actor);
}

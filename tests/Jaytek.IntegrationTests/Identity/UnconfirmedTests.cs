using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Events;
using Jaytek.Engine.Jobs;
using Jaytek.Identity.SignUp;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>A stranger may sign up with anybody's address: that fills no mailbox, and leaves nothing for good.</summary>
public sealed class UnconfirmedTests
{
    [Theory, BothDatabases]
    public async Task Repeated_sign_up_sends_one_mail_a_minute_and_meanwhile_changes_nothing(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await StartAsync(provider, clock);
        const string Email = "ada@test.example";
        await SignUpAsync(site, Email);
        var first = await site.FindUserAsync(Email);
        Assert.Equal(1, await MailsAsync(site));

        for (var i = 0; i < 3; i++)
            await SignUpAsync(site, Email, "Somebody Else", "another password of theirs");
        Assert.Equal(1, await MailsAsync(site));
        var paused = await site.FindUserAsync(Email);
        Assert.Equal((first!.SecurityStamp, first.PasswordHash, first.DisplayName), (paused!.SecurityStamp, paused.PasswordHash, paused.DisplayName));

        clock.Advance(TimeSpan.FromSeconds(61));
        await SignUpAsync(site, Email, "Ada Quay", "another password of theirs");
        Assert.Equal(2, await MailsAsync(site));
        Assert.NotEqual(first.SecurityStamp, (await site.FindUserAsync(Email))!.SecurityStamp);
    }

    [Theory, BothDatabases]
    public async Task Account_that_nobody_confirmed_within_a_week_goes_row_and_all(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await StartAsync(provider, clock);
        await ContentSite.PrepareAsync(site);
        foreach (var name in new[] { "gone", "opened", "owner", "member" })
            await SignUpAsync(site, $"{name}@test.example");
        var gone = (await site.FindUserAsync("gone@test.example"))!.Id;
        var owned = ContentSite.New();
        owned.Owner = (await site.FindUserAsync("owner@test.example"))!.Id;
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<IContentManager>().SaveDraftAsync(owned, null, CancellationToken.None))).Error);
        await site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<JaytekDb>();
            await db.Set<AppUser>().Where(user => user.Email == "opened@test.example").ExecuteUpdateAsync(set => set.SetProperty(user => user.IsEnabled, true));
            var member = await db.Set<AppUser>().SingleAsync(user => user.Email == "member@test.example");
            db.Add(new IdentityUserRole<string> { UserId = member.Id, RoleId = await db.Set<Jaytek.Identity.Roles.AppRole>().Where(role => role.Name == "Editor").Select(role => role.Id).SingleAsync() });
            return await db.SaveChangesAsync();
        });
        clock.Advance(TimeSpan.FromDays(6));
        await SignUpAsync(site, "late@test.example");
        await SweepAsync(site);
        Assert.NotNull(await site.FindUserAsync("gone@test.example"));

        clock.Advance(TimeSpan.FromDays(1.5));
        await SweepAsync(site);

        foreach (var name in new[] { "opened", "owner", "member", "late" })
            Assert.NotNull(await site.FindUserAsync($"{name}@test.example"));
        var (rows, users, audit) = await site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<JaytekDb>();
            return (await db.Set<SignUpRow>().CountAsync(row => row.UserId == gone), await db.Set<AppUser>().CountAsync(user => user.Id == gone),
                await db.Set<AuditEntry>().Where(row => row.TargetId == gone).OrderByDescending(row => row.Id).Select(row => row.Summary).FirstAsync());
        });
        Assert.Equal((0, 0, "Deleted: it was signed up for and never confirmed"), (rows, users, audit));
        // The address is free again.
        await SignUpAsync(site, "gone@test.example");
        Assert.NotEqual(gone, (await site.FindUserAsync("gone@test.example"))!.Id);
    }

    private static Task<TestSite> StartAsync(DatabaseProvider provider, TestClock clock) =>
        TestSite.StartAsync(provider, new TestSiteOptions(Services: services => services.AddSingleton<TimeProvider>(clock)));

    private static async Task SignUpAsync(TestSite site, string email, string name = "Ada Quay", string password = SignUps.Password)
    {
        var done = await site.InScopeAsync(
            s => s.GetRequiredService<SignUpAccount>().RunAsync(new NewSignUp(SignUpKind.Student, email, password, name, null), CancellationToken.None), Actor.Anonymous);
        Assert.Null(done.Error);
    }

    private static async Task<int> MailsAsync(TestSite site)
    {
        await site.DeliverEventsAsync();
        await Eventually.IsTrueAsync(() => site.InScopeAsync(async s => !await s.GetRequiredService<JaytekDb>().Set<OutboxMessage>().AnyAsync(row => row.Handler == "identity.mail.send")));
        return site.MailFiles().Length;
    }

    private static async Task SweepAsync(TestSite site) => Assert.True(await site.InScopeAsync(
        s => s.GetRequiredService<JobRunner>().RunAsync(SweepUnconfirmed.Name, DateTimeOffset.UnixEpoch, CancellationToken.None)));
}

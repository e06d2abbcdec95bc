using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Security;
using Jaytek.Identity.Roles;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>Who may hand rights on, and what remains afterwards.</summary>
public sealed class RightsTests
{
    [Theory, BothDatabases]
    public async Task Nobody_hands_on_what_they_do_not_hold(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var steward = await StewardAsync(site, "content.Desk:edit:any");
        var target = await site.NewAsync();

        Assert.Equal("identity.rights.beyond_own", (await ChangeRolesAsync(site, target, steward.Actor, "Administrator")).Error?.Code);
        Assert.Equal("identity.rights.beyond_own", (await ChangeRolesAsync(site, target, steward.Actor, "Editor")).Error?.Code);
        Assert.Equal("identity.rights.beyond_own", (await SaveRoleAsync(site, $"Role{PublicId.New()}", steward.Actor, "wallet:withdraw:any")).Error?.Code);
        Assert.Equal("identity.rights.beyond_own", (await SaveRoleAsync(site, "Authenticated", steward.Actor, "*:*:any")).Error?.Code);

        var within = $"Role{PublicId.New()}";
        Assert.Equal(RecipeChange.Created, (await SaveRoleAsync(site, within, steward.Actor, "EditOwn_Desk")).Value);
        Assert.True((await ChangeRolesAsync(site, target, steward.Actor, within)).Value);
    }

    [Theory, BothDatabases]
    public async Task Nobody_takes_over_the_account_of_somebody_who_holds_more(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var steward = await StewardAsync(site);
        var editor = await site.NewAsync("Editor");
        var plain = await site.NewAsync("Student");

        Assert.Equal("identity.rights.beyond_own", (await SetPasswordAsync(site, editor, steward.Actor)).Error?.Code);
        Assert.Equal("identity.rights.beyond_own", (await SuspendAsync(site, editor, steward.Actor)).Error?.Code);
        Assert.Null((await SetPasswordAsync(site, plain, steward.Actor)).Error);
        Assert.Equal("identity.password.weak", (await SetPasswordAsync(site, plain, steward.Actor, "short")).Error?.Code);
        Assert.Equal("identity.user.oneself", (await SuspendAsync(site, steward, steward.Actor)).Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task Without_the_right_nothing_is_done(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var student = await site.NewAsync("Student");
        foreach (var (actor, code) in new[] { (student.Actor, "engine.forbidden"), (Actor.Anonymous, "engine.unauthenticated") })
        {
            Assert.Equal(code, (await ChangeRolesAsync(site, student, actor, "Student", "DJ")).Error?.Code);
            Assert.Equal(code, (await SaveRoleAsync(site, "Student", actor, "content:view:any")).Error?.Code);
            Assert.Equal(code, (await SetPasswordAsync(site, student, actor)).Error?.Code);
            Assert.Equal(code, (await SuspendAsync(site, student, actor)).Error?.Code);
            Assert.Equal(code, (await site.InScopeAsync(s => s.GetRequiredService<CreateUser>()
                .RunAsync(new NewUser("x", "x@x.example", null, []), CancellationToken.None), actor)).Error?.Code);
            Assert.Equal(code, (await site.InScopeAsync(s => s.GetRequiredService<DeleteRole>().RunAsync("Student", CancellationToken.None), actor)).Error?.Code);
        }
    }

    [Theory, BothDatabases]
    public async Task One_role_may_be_assigned_by_whoever_may_assign_just_that(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var role = $"Role{PublicId.New()}";
        await SaveRoleAsync(site, role, Actor.System);
        var steward = await WithRoleAsync(site, $"AssignRoleToUsers_{role}");
        var target = await site.NewAsync();

        Assert.True((await ChangeRolesAsync(site, target, steward.Actor, role)).Value);
        Assert.Equal("engine.forbidden", (await ChangeRolesAsync(site, target, steward.Actor, role, "Student")).Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task The_last_administrator_stays(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        var admin = await AdminAsync(site);
        var second = await site.NewAsync("Administrator");
        Assert.True((await ChangeRolesAsync(site, second, Actor.System)).Value);

        Assert.Equal("identity.user.last_administrator", (await ChangeRolesAsync(site, admin, Actor.System, "Editor")).Error?.Code);
        Assert.Equal("identity.user.last_administrator", (await SuspendAsync(site, admin, Actor.System)).Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task Of_two_administrators_who_leave_at_once_one_stays(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        for (var round = 0; round < 5; round++)
        {
            var admin = await AdminAsync(site);
            var second = await site.NewAsync("Administrator");
            var results = await Task.WhenAll(
                Task.Run(() => ChangeRolesAsync(site, admin, Actor.System)), Task.Run(() => ChangeRolesAsync(site, second, Actor.System)));
            Assert.Single(results, r => r.IsSuccess);
            Assert.Equal("identity.user.last_administrator", results.Single(r => !r.IsSuccess).Error?.Code);
            await ChangeRolesAsync(site, admin, Actor.System, "Administrator");
            await ChangeRolesAsync(site, second, Actor.System);
        }
    }

    [Theory, BothDatabases]
    public async Task Of_two_who_change_the_same_users_roles_the_second_is_told(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var target = await site.NewAsync();
        var seen = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AppUser>()
            .Where(u => u.Id == target.Id).Select(u => u.ConcurrencyStamp).SingleAsync());
        var results = await Task.WhenAll(new[] { "DJ", "Student" }.Select(role => Task.Run(() => site.InScopeAsync(s =>
            s.GetRequiredService<ChangeRoles>().RunAsync(new RolesOfUser(target.Id, [role], seen), CancellationToken.None)))));

        Assert.Equal("engine.conflict", Assert.Single(results, r => !r.IsSuccess).Error?.Code);
        Assert.Single(await RolesAsync(site, target));
    }

    [Theory, BothDatabases]
    public async Task Changes_of_rights_leave_an_audit_row_with_before_and_after(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var steward = await StewardAsync(site, "content:*:any", "media:*:any", "admin:access:any");
        var target = await site.NewAsync("Student");
        var role = $"Role{PublicId.New()}";
        await SaveRoleAsync(site, role, steward.Actor, "EditContent", "NoSuchThing");
        await ChangeRolesAsync(site, target, steward.Actor, role);

        var rows = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AuditEntry>()
            .Where(a => a.ActorId == steward.Id).OrderBy(a => a.Id).ToListAsync());
        Assert.Equal(["identity.role.save", "identity.user.change_roles"], rows.Select(a => a.Action));
        Assert.Equal((null, """{"Description":"","Permissions":["NoSuchThing","content:edit:any"]}"""), (rows[0].Before, rows[0].After));
        Assert.Equal(("""{"Roles":["Student"]}""", $$"""{"Roles":["{{role}}"]}"""), (rows[1].Before, rows[1].After));
    }

    [Theory, BothDatabases]
    public async Task The_products_own_roles_are_kept(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        foreach (var name in new[] { "Administrator", "authenticated", "Anonymous" })
            Assert.Equal("identity.role.system", (await site.InScopeAsync(s => s.GetRequiredService<DeleteRole>().RunAsync(name, CancellationToken.None))).Error?.Code);

        var target = await site.NewAsync();
        Assert.Equal("identity.role.implicit", (await ChangeRolesAsync(site, target, Actor.System, "Authenticated")).Error?.Code);
        Assert.Equal("identity.role.unknown", (await ChangeRolesAsync(site, target, Actor.System, "Roadie")).Error?.Code);

        var role = $"Role{PublicId.New()}";
        await SaveRoleAsync(site, role, Actor.System, "EditContent");
        await ChangeRolesAsync(site, target, Actor.System, role);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<DeleteRole>().RunAsync(role, CancellationToken.None))).Error);
        Assert.Empty(await RolesAsync(site, target));
    }

    [Theory, BothDatabases]
    public async Task What_anybody_may_somebody_may_and_it_is_answered_without_waiting(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var thing = $"content.Thing{PublicId.New()}";
        await site.InScopeAsync(s => s.GetRequiredService<SaveRole>()
            .RunAsync(new RoleInput("Anonymous", null, [$"{thing}:view:any"], PermissionBehavior.Add), CancellationToken.None));
        var authorizer = site.Services.GetRequiredService<IAuthorizer>();
        var view = Permission.Parse($"{thing}:view:any");

        var anonymous = authorizer.AllowsAsync(Actor.Anonymous, view, null, CancellationToken.None);
        Assert.True(anonymous.IsCompletedSuccessfully && await anonymous);
        Assert.True(await authorizer.AllowsAsync((await site.NewAsync()).Actor, view, null, CancellationToken.None));
        Assert.False(await authorizer.AllowsAsync(Actor.Anonymous, Permission.Parse($"{thing}:edit:own"), "somebody", CancellationToken.None));
        Assert.False(await authorizer.AllowsAsync(Actor.User(PublicId.New(), "ghost"), view, null, CancellationToken.None));
    }

    [Theory, BothDatabases]
    public async Task The_products_roles_hold_what_they_need_and_no_more(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var authorizer = site.Services.GetRequiredService<IAuthorizer>();
        foreach (var (role, permission, own, allowed) in new[]
        {
            ("Administrator", "wallet:withdraw:any", false, true),
            ("Editor", "content.Mix:publish:any", false, true),
            ("Editor", "media:manage:any", false, true),
            ("Editor", "users:edit:any", false, false),
            ("DJ", "content.Mix:publish:any", true, true),
            ("DJ", "content.Mix:edit:any", false, false),
            ("DJ", "content.Course:edit:any", true, false),
            ("Instructor", "content.Course:edit:any", true, true),
            ("Instructor", "content.Course:publish:any", true, false),
            ("LabelAdmin", "content.Event:edit:any", true, true),
            ("Student", "admin:access:any", false, false),
        })
        {
            var account = await site.NewAsync(role);
            Assert.True(allowed == await authorizer.AllowsAsync(
                account.Actor, Permission.Parse(permission), own ? account.Id : PublicId.New(), CancellationToken.None), $"{role} {permission} {own}");
        }
    }

    private static Task<Account> StewardAsync(TestSite site, params string[] more) =>
        WithRoleAsync(site, ["users:manage:any", "roles:manage:any", .. more]);

    private static async Task<Account> WithRoleAsync(TestSite site, params string[] permissions)
    {
        var role = $"Role{PublicId.New()}";
        Assert.Null((await SaveRoleAsync(site, role, Actor.System, permissions)).Error);
        return await site.NewAsync(role);
    }

    private static async Task<Account> AdminAsync(TestSite site) =>
        new((await site.InScopeAsync(s => s.GetRequiredService<IUserDirectory>().FindIdByNameAsync(TestSite.AdminName, CancellationToken.None)))!, TestSite.AdminName, "");

    private static Task<Result<bool>> ChangeRolesAsync(TestSite site, Account account, Actor actor, params string[] roles) =>
        site.InScopeAsync(s => s.GetRequiredService<ChangeRoles>().RunAsync(new RolesOfUser(account.Id, roles), CancellationToken.None), actor);

    private static Task<Result<RecipeChange>> SaveRoleAsync(TestSite site, string role, Actor actor, params string[] permissions) =>
        site.InScopeAsync(s => s.GetRequiredService<SaveRole>()
            .RunAsync(new RoleInput(role, null, permissions, PermissionBehavior.Add), CancellationToken.None), actor);

    private static Task<Result> SetPasswordAsync(TestSite site, Account account, Actor actor, string password = "another harbour at 10") =>
        site.InScopeAsync(s => s.GetRequiredService<SetPassword>().RunAsync(account.Id, password, CancellationToken.None), actor);

    private static Task<Result> SuspendAsync(TestSite site, Account account, Actor actor) =>
        site.InScopeAsync(s => s.GetRequiredService<SuspendUser>().RunAsync(account.Id, true, null, CancellationToken.None), actor);

    private static async Task<IReadOnlyList<string>> RolesAsync(TestSite site, Account account) =>
        [.. (await site.InScopeAsync(s => s.GetRequiredService<Memberships>().OfAsync(account.Id, CancellationToken.None))).Select(role => role.Name!)];
}

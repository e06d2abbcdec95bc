using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.Identity.Roles;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>Orchard's steps Roles and Users.</summary>
public sealed class RecipeStepTests
{
    [Theory, BothDatabases]
    public async Task Roles_are_replaced_by_default_added_to_or_taken_from(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var role = $"Role{PublicId.New()}";
        var cases = new (string? Behavior, string[] Permissions, string[] After)[]
        {
            (null, ["EditOwn_Track", "ViewContent"], ["content.Track:edit:own", "content:view:any"]),
            ("Add", ["DeleteOwn_Track"], ["content.Track:delete:own", "content.Track:edit:own", "content:view:any"]),
            ("remove", ["content:view:any", "NeverHad"], ["content.Track:delete:own", "content.Track:edit:own"]),
            ("Replace", ["EditOwn_Track"], ["content.Track:edit:own"]),
        };
        foreach (var (behavior, permissions, after) in cases)
        {
            var step = RolesStep(role, permissions, behavior);
            await RunAsync(site, step);
            Assert.Equal(after, await PermissionsAsync(site, role));
            Assert.Equal((0, 0, 1), Counts(await RunAsync(site, step)));
        }
    }

    [Theory, BothDatabases]
    public async Task Unknown_permission_is_kept_warned_about_and_grants_nothing(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var role = $"Role{PublicId.New()}";
        var report = await RunAsync(site, RolesStep(role, ["ManageTenants", "EditContent"], null));

        Assert.Equal((1, 0, 0), Counts(report));
        Assert.Equal("$.Roles[0].Permissions[0]: The permission ManageTenants is unknown; it is kept and grants nothing.", Assert.Single(report.Warnings));
        Assert.Equal(["ManageTenants", "content:edit:any"], await PermissionsAsync(site, role));
    }

    [Theory]
    [BothDatabases("""{"name":"Roles"}""")]
    [BothDatabases("""{"name":"Roles","Roles":[{"Description":"nameless"}]}""")]
    [BothDatabases("""{"name":"Roles","Roles":["Editor"]}""")]
    [BothDatabases("""{"name":"Roles","Roles":[{"Name":"X","Permissions":"EditContent"}]}""")]
    [BothDatabases("""{"name":"Roles","Roles":[{"Name":"X","PermissionBehavior":"Merge"}]}""")]
    [BothDatabases("""{"name":"Users"}""")]
    [BothDatabases("""{"name":"Users","Users":[{"UserName":"x"}]}""")]
    [BothDatabases("""{"name":"Users","Users":[{"UserName":"x","UserId":"../../etc"}]}""")]
    [BothDatabases("""{"name":"Users","Users":[{"UserId":"4a0000000000000000000000z1"}]}""")]
    [BothDatabases("""{"name":"Users","Users":[{"UserName":"x","UserId":"4a0000000000000000000000z1","RoleNames":{}}]}""")]
    public async Task Malformed_step_is_refused_with_its_place(DatabaseProvider provider, string json)
    {
        var site = await SharedSites.GetAsync(provider);
        var step = JsonNode.Parse(json)!.AsObject();
        var error = (await ExecuteAsync(site, new RecipeStepContext((string)step["name"]!, step))).Error;
        Assert.Equal("identity.recipe.invalid", error?.Code);
        Assert.NotEmpty(error!.Members!);
    }

    [Theory, BothDatabases]
    public async Task Imported_user_signs_in_with_the_password_they_had(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var (step, user) = UsersStep(hash: new PasswordHasher<AppUser>().HashPassword(new AppUser(), "from the old system"));
        Assert.Equal((1, 0, 0), Counts(await RunAsync(site, step)));
        Assert.Equal((0, 0, 1), Counts(await RunAsync(site, step)));

        using var client = site.NewClient();
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostLoginAsync((string)user["UserName"]!, "from the old system")).StatusCode);
        Assert.Equal("desk", await client.GetStringAsync(DoorModule.Page));
        // Signing in renewed the old hash; the recipe's is no news for that.
        Assert.Equal((0, 0, 1), Counts(await RunAsync(site, step)));
        Assert.Equal("desk", await client.GetStringAsync(DoorModule.Page));
    }

    [Theory, BothDatabases]
    public async Task Second_run_undoes_no_password_that_was_set_meanwhile(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var (step, user) = UsersStep(hash: new PasswordHasher<AppUser>().HashPassword(new AppUser(), "from the old system"));
        user["SecurityStamp"] = "STAMPOFTHEOLDSYSTEM";
        await RunAsync(site, step);
        using var old = site.NewClient();
        await old.PostLoginAsync((string)user["UserName"]!, "from the old system");
        await site.InScopeAsync(s => s.GetRequiredService<SetPassword>().RunAsync((string)user["UserId"]!, Account.Password, CancellationToken.None));

        Assert.Equal((0, 0, 1), Counts(await RunAsync(site, step)));
        Assert.Equal("nobody/nobody", await old.WhoAsync());
        using var client = site.NewClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostLoginAsync((string)user["UserName"]!, "from the old system")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostLoginAsync((string)user["UserName"]!)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Imported_user_without_a_password_waits_for_one(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var (step, user) = UsersStep(hash: null);
        var report = await RunAsync(site, step);
        Assert.Contains("came without a password", Assert.Single(report.Warnings), StringComparison.Ordinal);
        using var client = site.NewClient();
        foreach (var password in new[] { "", Account.Password })
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsync("/api/identity/login", Json((string)user["UserName"]!, password))).StatusCode);

        await site.InScopeAsync(s => s.GetRequiredService<SetPassword>().RunAsync((string)user["UserId"]!, Account.Password, CancellationToken.None));
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("/api/identity/login", Json((string)user["UserName"]!, Account.Password))).StatusCode);
        // The recipe brings no password, so a second run takes none away.
        Assert.Equal((0, 0, 1), Counts(await RunAsync(site, step)));
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("/api/identity/login", Json((string)user["UserName"]!, Account.Password))).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Changed_member_changes_the_user_and_a_new_hash_ends_their_sessions(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var hasher = new PasswordHasher<AppUser>();
        var (step, user) = UsersStep(hasher.HashPassword(new AppUser(), "from the old system"));
        await RunAsync(site, step);
        using var client = site.NewClient();
        await client.PostLoginAsync((string)user["UserName"]!, "from the old system");

        user["DisplayName"] = "Somebody Else";
        user["RoleNames"] = new JsonArray("Student");
        Assert.Equal((0, 1, 0), Counts(await RunAsync(site, step)));
        user["PasswordHash"] = hasher.HashPassword(new AppUser(), "from the newer system");
        Assert.Equal((0, 1, 0), Counts(await RunAsync(site, step)));
        Assert.Equal("nobody/nobody", await client.WhoAsync());
    }

    [Theory, BothDatabases]
    public async Task Hash_reaches_neither_warnings_nor_errors_nor_the_audit_trail(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        const string Hash = "AQAAAAIAAYagAAAA-a-hash-that-nobody-may-read";
        var (step, user) = UsersStep(Hash);
        user["RoleNames"] = new JsonArray("Editor", "Roadie", "Authenticated");
        var report = await RunAsync(site, step);
        Assert.Equal("$.Users[0].RoleNames: There is no role Roadie; the user does not get it.", Assert.Single(report.Warnings));

        var (clash, other) = UsersStep(Hash);
        other["UserName"] = user["UserName"]!.DeepClone();
        var error = (await ExecuteAsync(site, new RecipeStepContext("Users", clash))).Error;
        Assert.Equal("identity.user.name_taken", error?.Code);
        Assert.DoesNotContain(Hash, error!.ToString(), StringComparison.Ordinal);
        Assert.False(await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AuditEntry>()
            .AnyAsync(a => a.Summary.Contains(Hash) || a.Before!.Contains(Hash) || a.After!.Contains(Hash))));
    }

    private static JsonObject RolesStep(string role, string[] permissions, string? behavior)
    {
        var json = new JsonObject { ["Name"] = role, ["Permissions"] = new JsonArray([.. permissions.Select(p => (JsonNode)p)]) };
        if (behavior is not null)
            json["PermissionBehavior"] = behavior;
        return new JsonObject { ["name"] = "roles", ["Roles"] = new JsonArray(json) };
    }

    private static (JsonObject Step, JsonObject User) UsersStep(string? hash)
    {
        var name = $"user-{PublicId.New()}";
        var user = new JsonObject
        {
            ["UserId"] = PublicId.New(),
            ["UserName"] = name,
            ["Email"] = $"{name}@test.example",
            ["EmailConfirmed"] = true,
            ["IsEnabled"] = true,
            ["PhoneNumber"] = null,
            ["RoleNames"] = new JsonArray("Editor"),
        };
        if (hash is not null)
            user["PasswordHash"] = hash;
        return (new JsonObject { ["name"] = "Users", ["Users"] = new JsonArray(user) }, user);
    }

    private static async Task<RecipeStepContext> RunAsync(TestSite site, JsonObject step)
    {
        var context = new RecipeStepContext((string)step["name"]!, step);
        Assert.Null((await ExecuteAsync(site, context)).Error);
        return context;
    }

    private static Task<Result> ExecuteAsync(TestSite site, RecipeStepContext context) =>
        site.InScopeAsync(async s => await s.GetRequiredService<ActionRunner>().RunAsync("test.step", async _ =>
            await s.GetRequiredService<Enabled<IRecipeStep>>().Single(step => step.Names.Contains(context.Name, StringComparer.OrdinalIgnoreCase))
                .ExecuteAsync(context, CancellationToken.None), CancellationToken.None));

    private static Task<List<string>> PermissionsAsync(TestSite site, string role) =>
        site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<JaytekDb>();
            var names = await db.Set<RolePermission>().Where(row => db.Set<AppRole>().Any(r => r.Id == row.RoleId && r.Name == role)).Select(row => row.Name).ToListAsync();
            return names.Order(StringComparer.Ordinal).ToList();
        });

    private static (int, int, int) Counts(RecipeStepContext report) => (report.Created, report.Changed, report.Unchanged);

    private static StringContent Json(string email, string password) =>
        new(new JsonObject { ["email"] = email, ["password"] = password }.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
}

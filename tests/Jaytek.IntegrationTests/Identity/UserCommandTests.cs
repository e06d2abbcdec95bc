using System.Net;
using Jaytek.Engine.CommandLine;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>The verb <c>user</c>, the first administrator, and names for others.</summary>
public sealed class UserCommandTests
{
    private const string Printed = "Password (shown once): ";

    [Theory, BothDatabases]
    public async Task A_made_user_signs_in_with_the_printed_password_and_later_with_a_new_one(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var name = $"user-{PublicId.New()}";
        var (code, output, _) = await RunAsync(site, "create", name, "--email", $"{name}@test.example", "--role", "Editor", "--role", "dj");
        Assert.Equal(0, code);
        using var client = site.NewClient();
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostLoginAsync(name, PasswordIn(output))).StatusCode);
        Assert.Equal("desk", await client.GetStringAsync(DoorModule.Page));

        (code, output, _) = await RunAsync(site, "password", name);
        Assert.Equal(0, code);
        Assert.Equal("nobody/nobody", await client.WhoAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostLoginAsync(name, PasswordIn(output))).StatusCode);

        (code, output, _) = await RunAsync(site, "password", name, "--password", Account.Password);
        Assert.Equal(0, code);
        Assert.DoesNotContain(Account.Password, output, StringComparison.Ordinal);
        using var again = site.NewClient();
        Assert.Equal(HttpStatusCode.Redirect, (await again.PostLoginAsync(name)).StatusCode);
    }

    [Theory]
    [BothDatabases("identity.role.unknown", "create", "new", "--email", "new@test.example", "--role", "Roadie")]
    [BothDatabases("identity.role.implicit", "create", "new", "--email", "new@test.example", "--role", "Anonymous")]
    [BothDatabases("identity.password.weak", "create", "new", "--email", "new@test.example", "--role", "Editor", "--password", "short")]
    [BothDatabases("identity.user.name_taken", "create", "admin", "--email", "new@test.example", "--role", "Editor")]
    [BothDatabases("identity.user.email_taken", "create", "new", "--email", "admin@example.com", "--role", "Editor")]
    [BothDatabases("identity.user.invalid", "create", "new", "--email", "not an address", "--role", "Editor")]
    [BothDatabases("identity.user.invalid", "create", "new user", "--email", "new@test.example", "--role", "Editor")]
    [BothDatabases("identity.user.unknown", "password", "nobody-of-that-name")]
    public async Task Refusal_says_why_and_makes_nothing(DatabaseProvider provider, string error, params string[] arguments)
    {
        var site = await SharedSites.GetAsync(provider);
        var (code, output, complaint) = await RunAsync(site, arguments);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains(error, complaint, StringComparison.Ordinal);
        Assert.Null(await site.InScopeAsync(s => s.GetRequiredService<IUserDirectory>().FindIdByNameAsync("new", CancellationToken.None)));
    }

    [Theory]
    [BothDatabases]
    [BothDatabases("remove", "admin")]
    [BothDatabases("create")]
    [BothDatabases("create", "new", "--role", "Editor")]
    [BothDatabases("create", "new", "--email", "new@test.example")]
    [BothDatabases("create", "new", "other", "--email", "new@test.example", "--role", "Editor")]
    [BothDatabases("create", "new", "--email", "new@test.example", "--role")]
    [BothDatabases("create", "new", "--email", "new@test.example", "--role", "Editor", "--admin", "yes")]
    [BothDatabases("password", "admin", "--role", "Editor")]
    public async Task Wrong_usage_shows_the_right_one(DatabaseProvider provider, params string[] arguments)
    {
        var site = await SharedSites.GetAsync(provider);
        var (code, _, complaint) = await RunAsync(site, arguments);
        Assert.Equal(2, code);
        Assert.StartsWith("Usage: user create NAME --email E --role R", complaint, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task First_administrator_is_made_once_and_has_the_password_that_was_shown_last(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var name = $"admin-{PublicId.New()}";
        Task<Result<string>> EnsureAsync(string password) =>
            site.InScopeAsync(s => s.GetRequiredService<IAdminAccount>().EnsureAsync(name, $"{name}@test.example", password, CancellationToken.None));

        var first = await EnsureAsync("a password of the set-up that was cut off");
        var second = await EnsureAsync(Account.Password);
        Assert.True(PublicId.IsWellFormed(first.Value));
        Assert.Equal(first.Value, second.Value);
        using var client = site.NewClient();
        Assert.Equal("/admin", (await client.PostLoginAsync(name)).Headers.Location?.OriginalString);
        Assert.Equal("identity.password.weak", (await site.InScopeAsync(s => s.GetRequiredService<IAdminAccount>()
            .EnsureAsync($"x{name}", $"x{name}@test.example", "short", CancellationToken.None))).Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task Directory_names_users_and_leaves_unknown_ids_out(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var one = await site.NewAsync();
        var name = $"user-{PublicId.New()}";
        var two = (await site.InScopeAsync(s => s.GetRequiredService<CreateUser>()
            .RunAsync(new NewUser(name, $"{name}@test.example", null, [], "Åsa Lind"), CancellationToken.None))).Value;

        var cards = await site.InScopeAsync(s => s.GetRequiredService<IUserDirectory>().FindAsync([one.Id, two, PublicId.New(), two], CancellationToken.None));
        Assert.Equal(2, cards.Count);
        Assert.Equal(new UserCard(one.Id, one.Name, one.Name), cards[one.Id]);
        Assert.Equal(new UserCard(two, name, "Åsa Lind"), cards[two]);
    }

    [Theory, BothDatabases]
    public async Task Name_may_not_be_somebody_elses_address(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync();
        var result = await site.InScopeAsync(s => s.GetRequiredService<CreateUser>()
            .RunAsync(new NewUser(account.Email, "other@test.example", Account.Password, []), CancellationToken.None));
        Assert.Equal("identity.user.name_taken", result.Error?.Code);
    }

    private static string PasswordIn(string output) => output[(output.IndexOf(Printed, StringComparison.Ordinal) + Printed.Length)..].Trim();

    private static async Task<(int Code, string Output, string Complaint)> RunAsync(TestSite site, params string[] arguments)
    {
        using var output = new StringWriter();
        using var complaint = new StringWriter();
        var code = await site.InScopeAsync(s => s.GetRequiredService<UserCommand>().RunAsync(arguments, new CommandConsole(output, complaint), CancellationToken.None));
        return (code, output.ToString(), complaint.ToString());
    }
}

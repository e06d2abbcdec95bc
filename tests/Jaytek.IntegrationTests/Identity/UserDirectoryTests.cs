using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>Names of users for other modules.</summary>
public sealed class UserDirectoryTests
{
    [Theory]
    [BothDatabases("élise")]
    [BothDatabases("ÉLISE")]
    [BothDatabases("elise")]
    public async Task A_display_name_is_found_in_any_case_and_without_accents(DatabaseProvider provider, string search)
    {
        var site = await SharedSites.GetAsync(provider);
        var mark = PublicId.New();
        var name = $"user-{mark}";
        var made = await site.InScopeAsync(s => s.GetRequiredService<CreateUser>()
            .RunAsync(new NewUser(name, $"{name}@test.example", Account.Password, [], $"Élise {mark}"), CancellationToken.None));
        Assert.Null(made.Error);
        var found = await site.InScopeAsync(s => s.GetRequiredService<IUserDirectory>().SearchAsync($"{search} {mark}", [], 5, CancellationToken.None));
        Assert.Equal($"Élise {mark}", Assert.Single(found).DisplayName);
    }
}

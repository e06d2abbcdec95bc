using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.OpenId;

/// <summary>Clients that others wrote sign in, refresh, ask, revoke and sign out; they check what we send as their users rely on.</summary>
public sealed class NpmClientTests
{
    [Theory]
    [BothDatabases("openid-client", false)]
    [BothDatabases("oidc-client-ts", true)]
    public async Task A_well_known_client_library_is_served(DatabaseProvider provider, string library, bool isPublic)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync("Editor");
        const string PostLogout = "https://app.example/bye";
        string[] kind = isPublic ? ["--public"] : ["--roles", "Editor"];
        var client = await Client.NewAsync(site, [.. kind, "--consent", "explicit", "--post-logout", PostLogout]);
        var input = JsonSerializer.Serialize(new
        {
            site = site.Address.ToString().TrimEnd('/'), id = client.Id, secret = client.Secret, redirect = Client.Redirect, postLogout = PostLogout,
            name = account.Name, password = Account.Password, door = DoorModule.WhoAmI,
        });
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder(), $"{library}.mjs"), input])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder(),
        })!;
        var (output, error) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();
        Assert.True((await output).Trim() == "ok", await output + await error);
    }

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Clients");
}

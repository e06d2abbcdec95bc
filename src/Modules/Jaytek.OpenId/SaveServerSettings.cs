using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;

namespace Jaytek.OpenId;

/// <summary>Says which grants and doors the site offers.</summary>
internal sealed class SaveServerSettings(ActionRunner runner, ISettings<OpenIdServerSettings> settings)
{
    /// <summary>True where something changed.</summary>
    public Task<Result<bool>> RunAsync(Action<OpenIdServerSettings> change, CancellationToken cancellationToken) =>
        runner.RunAsync<bool>("openid.server.save", async scope =>
        {
            if (await scope.RefuseAsync(OpenIdPermissions.ManageServer, null, cancellationToken) is { } refusal)
                return refusal;
            var wanted = await settings.GetAsync(cancellationToken);
            var before = JsonSerializer.SerializeToNode(wanted);
            change(wanted);
            var after = JsonSerializer.SerializeToNode(wanted);
            if (JsonNode.DeepEquals(before, after))
                return false;
            await settings.SetAsync(wanted, cancellationToken);
            scope.Audit("Settings", OpenIdServerSettings.Key, "OpenID Connect settings changed", before, after);
            return true;
        }, cancellationToken);
}

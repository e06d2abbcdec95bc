using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Features;

namespace Jaytek.Identity.Account;

/// <summary>Everything that the site keeps about a person, a part from each module (GDPR articles 15 and 20).</summary>
internal sealed class OwnData(Enabled<IPersonalData> parts)
{
    public async Task<JsonObject> ExportAsync(string userId, CancellationToken cancellationToken)
    {
        var data = new JsonObject();
        foreach (var part in parts.IncludingDisabled())
            data[part.Value.Section] = await part.Value.ExportAsync(userId, cancellationToken);
        return data;
    }
}

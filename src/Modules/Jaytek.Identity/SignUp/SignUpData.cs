using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.SignUp;

/// <summary>What signing up has left about a person.</summary>
internal sealed class SignUpData(JaytekDb db, ActionRunner runner) : IPersonalData
{
    public string Section => "signUp";

    public async Task<JsonNode> ExportAsync(string userId, CancellationToken cancellationToken) =>
        await db.Set<SignUpRow>().AsNoTracking().SingleOrDefaultAsync(row => row.UserId == userId, cancellationToken) is { } row
            ? new JsonObject
            {
                ["kind"] = row.Kind.ToString(), ["about"] = row.About, ["requestedUtc"] = row.RequestedAt, ["confirmedUtc"] = row.ConfirmedAt,
                ["decidedUtc"] = row.DecidedAt, ["isApproved"] = row.IsApproved,
            }
            : new JsonObject();

    public Task EraseAsync(string userId, CancellationToken cancellationToken) =>
        runner.RunAsync("identity.sign_up.erase", async scope =>
        {
            await scope.Db.Set<SignUpRow>().Where(row => row.UserId == userId).ExecuteDeleteAsync(cancellationToken);
            return Result.Success;
        }, cancellationToken);
}

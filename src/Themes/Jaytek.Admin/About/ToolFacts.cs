using Jaytek.Admin.Contracts;
using Jaytek.Engine.Features;

namespace Jaytek.Admin.About;

/// <summary>The programs beside the site: there or not, and what waits for them.</summary>
internal sealed class ToolFacts(Enabled<IExternalTool> tools, ToolProbe probe) : ISystemFacts
{
    public async Task<IReadOnlyList<SystemFact>> ListAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(tools.DistinctBy(tool => tool.Command).Select(async tool =>
            await probe.VersionAsync(tool.Command, tool.VersionArgument, cancellationToken) is { } version
                ? new SystemFact("Tools", Path.GetFileName(tool.Command), version, SystemFactState.Good, tool.UsedFor)
                : new SystemFact("Tools", Path.GetFileName(tool.Command), "Not found", SystemFactState.Missing, tool.UsedFor)));
}

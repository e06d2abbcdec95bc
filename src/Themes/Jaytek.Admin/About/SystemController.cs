using Jaytek.Admin.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace Jaytek.Admin.About;

/// <summary>What this site runs on, and whether it is well.</summary>
[Require("system:view:any")]
public sealed class SystemController(Enabled<ISystemFacts> sources, ILogger<SystemController> logger) : Controller
{
    /// <summary>The page's address.</summary>
    internal const string Address = "/admin/system";

    /// <summary>Who may see it.</summary>
    internal static readonly Permission Look = Permission.Parse("system:view:any");

    /// <summary>The page.</summary>
    [HttpGet(Address)]
    public async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        var facts = new List<SystemFact>();
        foreach (var (source, told, isSilent) in await sources.AskAsync(source => source.ListAsync(cancellationToken), logger, cancellationToken))
            facts.AddRange(isSilent ? [Silent(source)] : told!);
        return View("/Themes/Jaytek.Admin/About/System.cshtml", new SystemPage([.. facts.GroupBy(fact => fact.Group)]));
    }

    private static SystemFact Silent(ISystemFacts source) =>
        new("Unanswered", source.GetType().Name.Replace("Facts", "", StringComparison.Ordinal), "Did not answer", SystemFactState.Bad, "The log says why.");
}

/// <summary>What the page shows.</summary>
/// <param name="Groups">The facts under their headings.</param>
internal sealed record SystemPage(IReadOnlyList<IGrouping<string, SystemFact>> Groups)
{
    /// <summary>All of it to be sent to somebody.</summary>
    public string Text => string.Join("\n\n", Groups.Select(group =>
        group.Key + "\n" + string.Join('\n', group.Select(fact => $"  {fact.Label}: {fact.Value}{(fact.State is SystemFactState.Bad or SystemFactState.Missing ? $" ({fact.State.ToString().ToLowerInvariant()})" : "")}"))));

    /// <summary>How many need somebody to look.</summary>
    public int Bad => Groups.SelectMany(group => group).Count(fact => fact.State == SystemFactState.Bad);
}

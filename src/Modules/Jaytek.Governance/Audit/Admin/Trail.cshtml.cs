using System.Globalization;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Features;
using Jaytek.Engine.Security;
using Jaytek.Governance.Audit.Changes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Governance.Audit.Admin;

/// <summary>The audit trail, newest first; the filters stand in the address.</summary>
[Require("audit:view:any")]
internal sealed class TrailModel(AuditTrail trail, AuditQuery query, ExportAudit export, Enabled<IAuditTarget> targets, TimeProvider clock) : PageModel
{
    public const int PageSize = 50;

    private const int NamedMembers = 3;

    public AuditForm Filter { get; private set; } = new();

    public IReadOnlyList<string> Actions { get; private set; } = [];

    public IReadOnlyList<string> Types { get; private set; } = [];

    public IReadOnlyList<AuditRecord> Lines { get; private set; } = [];

    /// <summary>True where this is not the newest page.</summary>
    public bool IsOlder { get; private set; }

    /// <summary>The address of the next page, or null on the last.</summary>
    public string? Older { get; private set; }

    /// <summary>The address without a place.</summary>
    public string Newest => Href(Filter.Given);

    /// <summary>Where these filters' lines are exported.</summary>
    public string Export => Href(Filter.Given.Prepend(new("handler", "Export")));

    public async Task OnGetAsync([FromQuery] AuditForm filter, [FromQuery(Name = "after")] string? after, CancellationToken cancellationToken)
    {
        Filter = filter;
        Actions = await trail.ActionsAsync(cancellationToken);
        Types = await trail.TargetTypesAsync(cancellationToken);
        var place = ReadPlace(after);
        var lines = await trail.ListAsync(await query.ReadAsync(filter, cancellationToken), place, PageSize + 1, cancellationToken);
        Lines = [.. lines.Take(PageSize)];
        IsOlder = place is not null;
        if (lines.Count > PageSize)
            Older = Href(Filter.Given.Append(new("after", string.Create(CultureInfo.InvariantCulture, $"{Lines[^1].At.UtcTicks}-{Lines[^1].Id}"))));
    }

    public async Task<IActionResult> OnPostExportAsync([FromQuery] AuditForm filter, [FromForm] string format, CancellationToken cancellationToken)
    {
        var asJson = format == "json";
        var exported = await export.RunAsync(await query.ReadAsync(filter, cancellationToken), asJson ? "JSON" : "CSV", cancellationToken);
        if (exported.IsSuccess)
            return new AuditDownload(exported.Value, asJson, $"audit-{clock.GetUtcNow():yyyyMMdd-HHmm}.{(asJson ? "json" : "csv")}");
        return Forbid();
    }

    /// <summary>The address of one thing's history.</summary>
    public static string HistoryOf(AuditRecord line) => Href([new("type", line.TargetType), new("id", line.TargetId)]);

    /// <summary>What a sort of thing is called.</summary>
    public string NameOf(string type) => targets.FirstOrDefault(target => target.Type == type)?.Name ?? type;

    /// <summary>The members that changed, as many as fit in a line; null where the line carries no values.</summary>
    public static string? MembersOf(AuditRecord line)
    {
        if (line.Before is null || line.After is null)
            return null;
        var paths = AuditChanges.Between(line.Before, line.After).Select(change => change.Path).Where(path => path.Length > 0).Distinct().ToList();
        return paths.Count == 0 ? null
            : string.Join(", ", paths.Take(NamedMembers)) + (paths.Count > NamedMembers ? $" and {paths.Count - NamedMembers} more" : "");
    }

    private static string Href(IEnumerable<KeyValuePair<string, string>> query) => "/admin/audit" + QueryString.Create(query!);

    private static AuditPlace? ReadPlace(string? after) =>
        after?.Split('-') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new AuditPlace(new DateTimeOffset(at, TimeSpan.Zero), number)
            : null;
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Features;
using Jaytek.Engine.Security;
using Jaytek.Governance.Audit.Changes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Governance.Audit.Admin;

/// <summary>One line of the audit trail: who, when, to what, and every member that changed.</summary>
[Require("audit:view:any")]
internal sealed class LineModel(AuditTrail trail, Enabled<IAuditTarget> targets) : PageModel
{
    /// <summary>A new page of a hundred blocks has thousands of members; the document below holds what is not listed.</summary>
    public const int Most = 300;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public AuditRecord Record { get; private set; } = null!;

    public IReadOnlyList<MemberChange> Changes { get; private set; } = [];

    public IAuditTarget? Target { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] long id, CancellationToken cancellationToken)
    {
        if (await trail.FindAsync(id, cancellationToken) is not { } record)
            return NotFound();
        (Record, Changes) = (record, AuditChanges.Between(record.Before, record.After));
        Target = targets.FirstOrDefault(target => target.Type == record.TargetType);
        return Page();
    }

    public static string Indented(string json) => JsonNode.Parse(json)?.ToJsonString(Readable) ?? "null";
}

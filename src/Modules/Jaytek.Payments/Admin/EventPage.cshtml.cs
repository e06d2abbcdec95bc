using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Security;
using Jaytek.Payments.Intake;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Admin;

/// <summary><c>/admin/payments/events/{id}</c>: what a provider told, word by word, and what became of it.</summary>
[Require(PaymentsPermissions.ReadText)]
internal sealed class EventPageModel(JaytekDb db, ReplayEvents replay, ICurrentActor current, IAuthorizer authorizer) : PageModel
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public ProviderEventRow Line { get; private set; } = null!;

    public bool MayReplay { get; private set; }

    /// <summary>What was said, readable; as it came where it is no JSON; null where it is kept no longer.</summary>
    public string? Body { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        if (await db.Set<ProviderEventRow>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancellationToken) is not { } line)
            return NotFound();
        (Line, Body) = (line, Readable(line.Body));
        MayReplay = line.Body is not null && await authorizer.AllowsAsync(current.Actor, PaymentsPermissions.Manage, null, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostReplayAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        var done = await replay.OneAsync(id, cancellationToken);
        if (done.Error?.Code == PaymentsErrors.EventNotFound.Code)
            return NotFound();
        TempData.Notify(done.IsSuccess ? NoticeKind.Success : NoticeKind.Error, done.Error?.Message ?? "It is worked on again now. Reload this page to see how it went.");
        return LocalRedirect($"~{EventsModel.Address}/{id}");
    }

    private static string? Readable(string? body)
    {
        try
        {
            return body is null ? null : JsonNode.Parse(body)?.ToJsonString(Indented);
        }
        catch (JsonException)
        {
            return body;
        }
    }
}

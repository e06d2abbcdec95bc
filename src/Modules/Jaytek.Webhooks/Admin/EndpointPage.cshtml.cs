using Jaytek.Admin.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Webhooks.Deliveries;
using Jaytek.Webhooks.Endpoints;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Webhooks.Admin;

/// <summary><c>/admin/webhooks/{id}</c>: one endpoint, its secret and the log of what it was told.</summary>
[Require(WebhooksPermissions.ManageText)]
internal sealed class EndpointPageModel(
    JaytekDb db, EventNames names, SaveEndpoint save, RotateSecret rotate, DeleteEndpoint delete, SendTest test, Redeliver redeliver, TimeProvider clock) : PageModel
{
    public const int PageSize = 25;

    [BindProperty]
    public EndpointForm Form { get; set; } = new();

    /// <summary>The endpoint as it is kept; null for a new one.</summary>
    public Endpoint? Kept { get; private set; }

    /// <summary>A secret that was made just now, and is shown in this answer only.</summary>
    public string? NewSecret { get; private set; }

    public IReadOnlyList<Delivery> Log { get; private set; } = [];

    public int Total { get; private set; }

    public int Number { get; private set; } = 1;

    public int FailedToday { get; private set; }

    /// <summary>Which of the log is listed.</summary>
    public DeliveryState? Shown { get; private set; }

    public IReadOnlyList<string> KnownEvents => names.All;

    public async Task<IActionResult> OnGetAsync([FromRoute] string? id, [FromQuery] string? state, [FromQuery] int page, CancellationToken cancellationToken)
    {
        (Shown, Number) = (Enum.TryParse<DeliveryState>(state, ignoreCase: true, out var one) && Enum.IsDefined(one) ? one : null, Math.Clamp(page, 1, 100_000));
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        Form = Kept is { } kept ? EndpointForm.Of(kept, KnownEvents) : new EndpointForm { Events = ["content.published", "content.unpublished", "content.deleted"] };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string? id, CancellationToken cancellationToken)
    {
        var saved = await save.RunAsync(id, Form.Input(), id is null ? null : Form.Version, cancellationToken);
        if (saved.Error is { } error)
            return await RefuseAsync(id, error, nameof(Form), cancellationToken);
        if (saved.Value.NewSecret is { } secret)
            return await ShowSecretAsync(saved.Value.Id, secret, cancellationToken);
        TempData.Notify(NoticeKind.Success, "Saved.");
        return LocalRedirect($"~{WebhooksModel.Address}/{id}");
    }

    public async Task<IActionResult> OnPostRotateAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        var rotated = await rotate.RunAsync(id, cancellationToken);
        return rotated.Error is { } error ? await RefuseAsync(id, error, "", cancellationToken) : await ShowSecretAsync(id, rotated.Value, cancellationToken);
    }

    public async Task<IActionResult> OnPostTestAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        var sent = await test.RunAsync(id, cancellationToken);
        return await AnswerAsync(id, sent.ToResult(), "A test event is on its way. Reload this page to see how it went.", cancellationToken);
    }

    public async Task<IActionResult> OnPostRedeliverAsync([FromRoute] string id, [FromForm] long delivery, CancellationToken cancellationToken) =>
        await AnswerAsync(id, await redeliver.OneAsync(delivery, cancellationToken), "It is delivered again now.", cancellationToken);

    public async Task<IActionResult> OnPostFailedAsync([FromRoute] string id, [FromForm] int hours, CancellationToken cancellationToken)
    {
        var done = await redeliver.FailedSinceAsync(id, clock.GetUtcNow().AddHours(-Math.Clamp(hours, 1, 24 * 365)), cancellationToken);
        return await AnswerAsync(
            id, done.ToResult(), done.IsSuccess ? $"{Counted.Of(done.Value, "failed delivery is", "failed deliveries are")} tried again now." : "", cancellationToken);
    }

    public async Task<IActionResult> OnPostDeleteAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        var deleted = await delete.RunAsync(id, cancellationToken);
        if (deleted.Error is { } error)
            return await RefuseAsync(id, error, "", cancellationToken);
        TempData.Notify(NoticeKind.Success, $"The endpoint {deleted.Value} is deleted.");
        return LocalRedirect($"~{WebhooksModel.Address}");
    }

    private async Task<IActionResult> AnswerAsync(string id, Result result, string done, CancellationToken cancellationToken)
    {
        if (result.Error is { } error)
            return await RefuseAsync(id, error, "", cancellationToken);
        TempData.Notify(NoticeKind.Success, done);
        return LocalRedirect($"~{WebhooksModel.Address}/{id}");
    }

    /// <summary>The secret stands in this answer and nowhere else: not in a cookie, not in a cache, and not behind a redirect.</summary>
    private async Task<IActionResult> ShowSecretAsync(string id, string secret, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        ModelState.Clear();
        (NewSecret, Form) = (secret, EndpointForm.Of(Kept!, KnownEvents));
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    private async Task<IActionResult> RefuseAsync(string? id, Error error, string form, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        ModelState.Clear();
        ModelState.AddRefusal(error, form);
        if (form.Length == 0 && Kept is { } kept)
            Form = EndpointForm.Of(kept, KnownEvents);
        Response.StatusCode = FormErrors.StatusOf(error);
        return Page();
    }

    private async Task<bool> LoadAsync(string? id, CancellationToken cancellationToken)
    {
        if (id is null)
            return true;
        Kept = await db.Set<Endpoint>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancellationToken);
        var all = db.Set<Delivery>().AsNoTracking().Where(d => d.EndpointId == id);
        var shown = Shown is { } state ? all.Where(d => d.State == state) : all;
        Total = await shown.CountAsync(cancellationToken);
        Log = await shown.OrderByDescending(d => d.Id).Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        var since = clock.GetUtcNow().AddHours(-24);
        FailedToday = await all.CountAsync(d => d.State == DeliveryState.Failed && d.OccurredAt >= since, cancellationToken);
        return Kept is not null;
    }
}

using Jaytek.Admin.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Payments.Disputes;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Refunds;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Payments.Admin;

/// <summary><c>/admin/payments/{id}</c>: an order from end to end, and where its buyer gets money back.</summary>
[Require(PaymentsPermissions.ReadText)]
internal sealed class PaymentPageModel(PaymentReader reader, RequestRefund refund, PaymentProviders providers, ICurrentActor current, IAuthorizer authorizer) : PageModel
{
    [BindProperty]
    public RefundForm Form { get; set; } = new();

    public PaymentFacts Facts { get; private set; } = null!;

    public bool MayRefund { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] string id, CancellationToken cancellationToken) => await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostRefundAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        long? amount = null;
        if (!string.IsNullOrWhiteSpace(Form.Amount))
        {
            if (!MajorUnits.TryParse(Form.Amount.Trim(), Facts.Order.Currency, out var given))
                return Refuse(Error.Member("payments.refund.amount", nameof(Form.Amount), $"Give an amount such as {MajorUnits.Format(Facts.Order.Price)}, with a point."));
            amount = given.Minor;
        }

        var asked = await refund.RunAsync(id, amount, Form.Reason ?? "", PublicId.IsWellFormed(Form.Id) ? Form.Id : PublicId.New(), cancellationToken);
        if (asked.Error is { } error)
            return Refuse(error);
        TempData.Notify(NoticeKind.Success, $"{new Money(asked.Value.Amount, Facts.Order.Currency)} are on their way back to the buyer.");
        return LocalRedirect($"~{PaymentsModel.Address}/{id}");
    }

    /// <summary>A person's name, for an id that may be of somebody who is gone.</summary>
    public string NameOf(string? userId, string none) => userId is null ? none : Facts.People.GetValueOrDefault(userId)?.DisplayName ?? "Somebody who is gone";

    /// <summary>Where evidence is given in a dispute, while the provider takes some; or null.</summary>
    public string? EvidenceAt(Dispute dispute) => dispute.DueBy is null ? null : providers.Find(Facts.Order.Provider)?.EvidenceAddress(dispute.Reference);

    private PageResult Refuse(Error error)
    {
        ModelState.AddRefusal(error, nameof(Form));
        Response.StatusCode = FormErrors.StatusOf(error);
        return Page();
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(id, cancellationToken) is not { } facts)
            return false;
        Facts = facts;
        MayRefund = await authorizer.AllowsAsync(current.Actor, PaymentsPermissions.Refund, null, cancellationToken);
        return true;
    }
}

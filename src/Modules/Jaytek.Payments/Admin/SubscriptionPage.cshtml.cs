using Jaytek.Admin.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Payments.Subscriptions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Payments.Admin;

/// <summary><c>/admin/payments/subscriptions/{id}</c>: a subscription with its periods, and where it is ended.</summary>
[Require(PaymentsPermissions.ReadText)]
internal sealed class SubscriptionPageModel(SubscriptionReader reader, ChangeSubscription change, ICurrentActor current, IAuthorizer authorizer) : PageModel
{
    public SubscriptionFacts Facts { get; private set; } = null!;

    public bool MayManage { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] string id, CancellationToken cancellationToken) => await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostChangeAsync([FromRoute] string id, [FromForm] string? wish, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        if (!Enum.TryParse<SubscriptionWish>(wish, out var wanted) || !Enum.IsDefined(wanted))
            return BadRequest();
        var changed = await change.RunAsync(id, wanted, cancellationToken);
        if (changed.Error is { } error)
        {
            ModelState.AddRefusal(error);
            Response.StatusCode = FormErrors.StatusOf(error);
            return Page();
        }

        TempData.Notify(
            changed.Value.Wish is null ? NoticeKind.Success : NoticeKind.Warning,
            changed.Value.Wish is not null ? $"Noted. {changed.Value.Provider} does not answer at the moment; it is passed on by itself." : wanted switch
            {
                SubscriptionWish.CancelNow => "The subscription is over. Money goes back only where you refund it.",
                SubscriptionWish.GoOn => "The subscription goes on.",
                _ => "The subscription ends with the period that is paid.",
            });
        return LocalRedirect($"~{SubscriptionsModel.Address}/{id}");
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(id, cancellationToken) is not { } facts)
            return false;
        Facts = facts;
        MayManage = await authorizer.AllowsAsync(current.Actor, PaymentsPermissions.Manage, null, cancellationToken);
        return true;
    }
}

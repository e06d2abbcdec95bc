using Jaytek.Engine.Actions;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Payments.Purchases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Sandbox;

/// <summary><c>/checkout/sandbox/subscriptions/{id}</c>: plays what the bank of a subscription may do, and what time would bring.</summary>
[Open("For the buyer of the subscription alone; others than the signed-in are led to sign in.")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class SandboxSubscriptionPageModel(ICurrentActor current, UnitOfWork unit, OwnOrders own, PlaySandboxSubscription play) : PageModel
{
    public SandboxSubscription Subscription { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync([FromRoute] string id, CancellationToken cancellationToken) =>
        current.Actor.Kind != ActorKind.User ? Challenge() : await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromRoute] string id, [FromForm] string? what, CancellationToken cancellationToken)
    {
        if (current.Actor.Kind != ActorKind.User)
            return Challenge();
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        if (!Enum.TryParse<SandboxTurn>(what, out var turn) || !Enum.IsDefined(turn))
            return BadRequest();
        return (await play.RunAsync(id, turn, cancellationToken)).IsSuccess ? LocalRedirect($"~/checkout/sandbox/subscriptions/{id}") : NotFound();
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        if (await unit.Db.Set<SandboxSubscription>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is not { } subscription
            || await own.FindAsync(subscription.OrderId, cancellationToken) is null)
            return false;
        Subscription = subscription;
        return true;
    }
}

using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Promotions;

/// <summary>Switches a code on or off; what was ordered with it stays as it is.</summary>
internal sealed class SwitchPromotion(ActionRunner runner)
{
    /// <summary>Errors: <c>engine.forbidden</c>, <c>payments.promotion.not_found</c>.</summary>
    public Task<Result<Promotion>> RunAsync(string id, bool isOn, CancellationToken cancellationToken) =>
        runner.RunAsync<Promotion>("payments.promotion.switch", async scope =>
        {
            if (await scope.RefuseAsync(PaymentsPermissions.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            if (await scope.Db.Set<Promotion>().SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is not { } promotion)
                return PaymentsErrors.PromotionNotFound;
            if (promotion.IsOn != isOn)
                scope.Audit("Promotion", promotion.Id, $"Code {promotion.Code} switched {(isOn ? "on" : "off")}");
            promotion.IsOn = isOn;
            return promotion;
        }, cancellationToken);
}

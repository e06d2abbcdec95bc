using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Stripe;
using Microsoft.EntityFrameworkCore;
using static Jaytek.Payments.Stripe.StripeAsking;

namespace Jaytek.Payments.Connect;

/// <summary>Takes in how somebody's account at Stripe stands: told by a webhook, or asked when they come back.</summary>
internal sealed class RecordAccount(ActionRunner runner, UnitOfWork unit, StripeClient client)
{
    /// <summary>
    /// Hears that an account has changed. Words may come late and out of order, so Stripe is asked how it stands now, by <see cref="LookAtAccount"/>;
    /// only of one that is out of our reach the word is all there is. Of an account that is none of ours nothing is kept.
    /// </summary>
    public async Task<Result> HearAsync(AccountChanged fact, CancellationToken cancellationToken)
    {
        if (await unit.Db.Set<ConnectedAccount>().AsNoTracking().Where(a => a.AccountId == fact.AccountId).Select(a => a.UserId).SingleOrDefaultAsync(cancellationToken) is not { } user)
            return Result.Success;
        return fact.DisabledReason == StripeEvents.Deauthorized ? await NoteAsync(user, fact, cancellationToken) : await runner.RunAsync("payments.connect.hear", scope =>
        {
            scope.Raise(new AccountMoved(user));
            return Task.FromResult(Result.Success);
        }, cancellationToken);
    }

    /// <summary>Asks Stripe how an account stands now; the row as it is then, or null where there is none. Errors: the provider's.</summary>
    public async Task<Result<ConnectedAccount?>> LookAsync(string userId, CancellationToken cancellationToken)
    {
        if (await FindAsync(userId, cancellationToken) is not { AccountId: { } id } account)
            return await FindAsync(userId, cancellationToken);
        var looked = await AskAsync<AccountChanged>(async () => StripeEvents.Of(await client.Accounts.GetAsync(id, cancellationToken)), cancellationToken);
        if (looked.Error is { } error)
            return error;
        if ((await NoteAsync(userId, looked.Value, cancellationToken)).Error is { } refused)
            return refused;
        return await FindAsync(userId, cancellationToken) ?? account;
    }

    /// <summary>The row, or null.</summary>
    public Task<ConnectedAccount?> FindAsync(string userId, CancellationToken cancellationToken) =>
        unit.Db.Set<ConnectedAccount>().AsNoTracking().SingleOrDefaultAsync(a => a.UserId == userId, cancellationToken);

    private Task<Result> NoteAsync(string user, AccountChanged fact, CancellationToken cancellationToken) =>
        runner.RunRepeatableAsync("payments.connect.record", async scope =>
        {
            await scope.LockAsync("connect:" + user, cancellationToken);
            var account = await scope.Db.Set<ConnectedAccount>().SingleAsync(a => a.UserId == user, cancellationToken);
            var requirements = string.Join(' ', fact.Requirements);
            if (account.IsReady != fact.CanBePaid)
                scope.Audit("ConnectedAccount", user, fact.CanBePaid ? "Stripe pays out" : $"Stripe does not pay out: {fact.DisabledReason}");
            account.IsReady = fact.CanBePaid;
            account.Requirements = requirements[..Math.Min(requirements.Length, ConnectedAccount.MaxRequirements)];
            account.DisabledReason = fact.DisabledReason is { Length: > 100 } reason ? reason[..100] : fact.DisabledReason;
            account.LookedAt = scope.Now;
            return Result.Success;
        }, cancellationToken);
}

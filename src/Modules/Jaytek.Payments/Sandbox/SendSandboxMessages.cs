using System.Text;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Jobs;
using Jaytek.Kernel;
using Jaytek.Payments.Intake;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Sandbox;

/// <summary>Sends what is due, signed, by the way that a provider's webhooks take; each until it was taken.</summary>
internal sealed class SendSandboxMessages(UnitOfWork unit, StoreEvent store, SandboxSignature signature, ActionRunner runner, TimeProvider clock) : IJob
{
    private const int Batch = 100;

    /// <inheritdoc/>
    public Task RunAsync(JobContext context, CancellationToken cancellationToken) => SendDueAsync(cancellationToken);

    /// <summary>Sends now.</summary>
    public async Task SendDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await unit.Db.Set<SandboxMessage>().AsNoTracking().Where(m => m.DueAt <= now).OrderBy(m => m.Id).Take(Batch).ToListAsync(cancellationToken);
        foreach (var message in due)
        {
            var body = Encoding.UTF8.GetBytes(message.Body);
            var stored = await store.RunAsync(
                SandboxProvider.ProviderName, body, new HeaderDictionary { [SandboxSignature.HeaderName] = signature.Sign(body) }, cancellationToken);
            if (stored.Error is { } error)
                throw new InvalidOperationException(error.ToString());
            await runner.RunAsync("payments.sandbox.sent", async scope =>
            {
                await scope.Db.Set<SandboxMessage>().Where(m => m.Id == message.Id).ExecuteDeleteAsync(cancellationToken);
                return Result.Success;
            }, cancellationToken);
        }
    }
}

using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Jaytek.Recipes.Runs;

/// <summary>Runs <see cref="MarkInterruptedRuns"/> when the site starts.</summary>
internal sealed class InterruptedRunsAtStart(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        await scope.ServiceProvider.GetRequiredService<MarkInterruptedRuns>().RunAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using Jaytek.Engine.Features;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Engine.CommandLine;

/// <summary>Finds and runs the verb.</summary>
internal sealed class CommandDispatcher(IEnumerable<CommandInfo> commands, FeatureState features, IServiceScopeFactory scopes)
{
    public async Task<int> RunAsync(string[] arguments, CommandConsole console, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        var verbs = commands.Where(c => features.IsOn(c.FeatureId)).OrderBy(c => c.Verb, StringComparer.Ordinal).ToList();
        if (verbs.FirstOrDefault(c => c.Verb == arguments[0]) is { } command)
        {
            var verb = (ICommandVerb)scope.ServiceProvider.GetRequiredService(command.Type);
            return await verb.RunAsync(arguments[1..], console, cancellationToken);
        }
        await console.Error.WriteLineAsync($"There is no verb {arguments[0]}. There are:");
        foreach (var verb in verbs)
            await console.Error.WriteLineAsync("  " + ((ICommandVerb)scope.ServiceProvider.GetRequiredService(verb.Type)).Usage);
        return 2;
    }
}

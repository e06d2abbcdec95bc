using System.Globalization;
using Jaytek.Engine.CommandLine;
using Jaytek.Engine.Events;
using Jaytek.Kernel;

namespace Jaytek.Admin.Work;

/// <summary><c>./jaytek events list|retry</c>.</summary>
internal sealed class EventsVerb(WaitingEvents events, RetryEvents retry) : ICommandVerb
{
    private const int Most = 100;

    private const int Refused = 1;

    private const int WrongUsage = 2;

    public string Usage => "events list | events retry ID | events retry --failed   show what has not reached its handler, and try it again";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CommandConsole console, CancellationToken cancellationToken)
    {
        switch (arguments)
        {
            case ["list"]:
                return await ListAsync(console, cancellationToken);
            case ["retry", "--failed"]:
                var many = await retry.FailedAsync(cancellationToken);
                return await TellAsync(console, many.ToResult(), () => $"{Counted.Of(many.Value, "event is", "events are")} tried again by the running site, or by the next one.");
            case ["retry", var text] when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id):
                return await TellAsync(console, await retry.OneAsync(id, cancellationToken), () => $"Event {id} is tried again by the running site, or by the next one.");
            default:
                await console.Error.WriteLineAsync(Usage);
                return WrongUsage;
        }
    }

    private async Task<int> ListAsync(CommandConsole console, CancellationToken cancellationToken)
    {
        var (failed, all) = await events.CountAsync(cancellationToken);
        await console.Out.WriteLineAsync($"{failed} failed, {all} in all{(all > Most ? $"; the first {Most}" : "")}");
        foreach (var line in await events.ListAsync(0, Most, cancellationToken))
            await console.Out.WriteLineAsync($"{line.Id}  {line.Reason}  {line.OccurredAt:u}  {line.Event} of {line.AggregateId} to {line.Handler}  tries: {line.Attempts}  {line.LastError}");
        return 0;
    }

    private static async Task<int> TellAsync(CommandConsole console, Result result, Func<string> words)
    {
        if (result.Error is { } error)
        {
            await console.Error.WriteLineAsync($"{error.Message} ({error.Code})");
            return Refused;
        }

        await console.Out.WriteLineAsync(words());
        return 0;
    }
}

namespace Jaytek.Engine.CommandLine;

/// <summary>A verb of <c>./jaytek</c> that works on the configured data without the web server, as the system.</summary>
public interface ICommandVerb
{
    /// <summary>One line for <c>./jaytek help</c> and for wrong usage.</summary>
    string Usage { get; }

    /// <summary>Runs; answers the exit code: 0 done, 1 refused, 2 wrong usage.</summary>
    Task<int> RunAsync(IReadOnlyList<string> arguments, CommandConsole console, CancellationToken cancellationToken);
}

/// <summary>Where a verb writes.</summary>
/// <param name="Out">What it did.</param>
/// <param name="Error">What went wrong.</param>
public sealed record CommandConsole(TextWriter Out, TextWriter Error);

/// <summary>A verb as its feature declares it.</summary>
internal sealed record CommandInfo(string Verb, Type Type, string FeatureId);

using Jaytek.Contents.Contracts;
using Jaytek.Engine.CommandLine;

namespace Jaytek.Contents.Index;

/// <summary><c>content reindex [TYPE]</c>.</summary>
internal sealed class ContentVerb(IContentDefinitionManager definitions, RebuildIndex rebuild) : ICommandVerb
{
    public string Usage => "content reindex [TYPE]   writes the field index anew, of one content type or of all";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CommandConsole console, CancellationToken cancellationToken)
    {
        if (arguments is not (["reindex"] or ["reindex", _]))
        {
            await console.Error.WriteLineAsync(Usage);
            return 2;
        }

        var types = arguments.Count == 2 ? [arguments[1]] : definitions.Current.Types.Select(type => type.Name).ToList();
        foreach (var type in types)
        {
            var result = await rebuild.RunAsync(type, new Lines(console.Out), cancellationToken);
            if (result.Error is { } error)
            {
                await console.Error.WriteLineAsync(error.Message);
                return 1;
            }

            await console.Out.WriteLineAsync($"{type}: {result.Value} items indexed");
        }

        return 0;
    }

    // Not Progress<T>, which would write from other threads and out of order.
    private sealed class Lines(TextWriter output) : IProgress<IndexProgress>
    {
        public void Report(IndexProgress value) => output.WriteLine($"{value.ContentType}: {value.Done} of {value.Total}");
    }
}

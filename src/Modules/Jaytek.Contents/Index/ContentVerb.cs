using Jaytek.Contents.Contracts;
using Jaytek.Contents.Recipes;
using Jaytek.Engine.CommandLine;
using Jaytek.Kernel;

namespace Jaytek.Contents.Index;

/// <summary><c>content reindex [TYPE]</c> and <c>content remove-demo</c>.</summary>
internal sealed class ContentVerb(IContentDefinitionManager definitions, RebuildIndex rebuild, RemoveDemo removeDemo) : ICommandVerb
{
    public string Usage =>
        "content reindex [TYPE] | content remove-demo   writes the field index anew, of one content type or of all; moves what came with the demo to the trash";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CommandConsole console, CancellationToken cancellationToken)
    {
        if (arguments is ["remove-demo"])
            return await RemoveDemoAsync(console, cancellationToken);
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

            await console.Out.WriteLineAsync($"{type}: {Counted.Of(result.Value, "item")} indexed");
        }

        return 0;
    }

    private async Task<int> RemoveDemoAsync(CommandConsole console, CancellationToken cancellationToken)
    {
        var moved = await removeDemo.RunAsync(cancellationToken);
        await (moved.IsSuccess ? console.Out : console.Error).WriteLineAsync(moved.Error?.Message ?? $"{Counted.Of(moved.Value, "item")} moved to the trash");
        return moved.IsSuccess ? 0 : 1;
    }

    // Not Progress<T>, which would write from other threads and out of order.
    private sealed class Lines(TextWriter output) : IProgress<IndexProgress>
    {
        public void Report(IndexProgress value) => output.WriteLine($"{value.ContentType}: {value.Done} of {value.Total}");
    }
}

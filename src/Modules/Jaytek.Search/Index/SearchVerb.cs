using Jaytek.Engine.CommandLine;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Features;

namespace Jaytek.Search.Index;

/// <summary><c>search reindex [KIND]</c>.</summary>
internal sealed class SearchVerb(Enabled<ISearchSource> sources, RebuildKind rebuild) : ICommandVerb
{
    public string Usage => "search reindex [KIND]   writes the search index anew, of one kind or of all";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CommandConsole console, CancellationToken cancellationToken)
    {
        if (arguments is not (["reindex"] or ["reindex", _]))
        {
            await console.Error.WriteLineAsync(Usage);
            return 2;
        }

        var kinds = new List<string>();
        foreach (var source in sources)
            kinds.AddRange((await source.KindsAsync(cancellationToken)).Select(kind => kind.Name));
        foreach (var kind in arguments.Count == 2 ? [arguments[1]] : kinds)
        {
            var done = await rebuild.RunAsync(kind, cancellationToken);
            if (done.Error is { } error)
            {
                await console.Error.WriteLineAsync(error.Message);
                return 1;
            }

            await console.Out.WriteLineAsync($"{kind}: {done.Value} changed");
        }

        return 0;
    }
}

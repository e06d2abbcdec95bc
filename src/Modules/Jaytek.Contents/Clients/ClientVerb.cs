using Jaytek.Engine.CommandLine;

namespace Jaytek.Contents.Clients;

/// <summary><c>typescript-client [FILE] [--url BASE]</c>; <c>./jaytek client typescript</c> calls it.</summary>
internal sealed class ClientVerb(TypeScriptClient client) : ICommandVerb
{
    private const string DefaultFile = "jaytek.ts";
    private const string DefaultUrl = "http://localhost:5080";

    public string Usage => "typescript-client [FILE] [--url BASE]   writes a typed client of the content API (jaytek.ts; - for the standard output)";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CommandConsole console, CancellationToken cancellationToken)
    {
        var (file, url) = (DefaultFile, DefaultUrl);
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--url" && i + 1 < arguments.Count)
                url = arguments[++i];
            else if (file == DefaultFile && (arguments[i] == "-" || !arguments[i].StartsWith('-')))
                file = arguments[i];
            else
                return await WrongAsync(console, Usage);
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return await WrongAsync(console, $"'{url}' is no address of a site: http://… or https://… is expected.");
        var source = client.Write(url.TrimEnd('/'));
        if (file == "-")
        {
            await console.Out.WriteAsync(source);
            return 0;
        }

        try
        {
            await File.WriteAllTextAsync(file, source, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await console.Error.WriteLineAsync($"{file} could not be written: {e.Message}");
            return 1;
        }

        await console.Out.WriteLineAsync($"{file} written");
        return 0;
    }

    private static async Task<int> WrongAsync(CommandConsole console, string says)
    {
        await console.Error.WriteLineAsync(says);
        return 2;
    }
}

using Jaytek.Engine.CommandLine;
using Jaytek.Kernel;
using Jaytek.Recipes.Library;
using Jaytek.Recipes.Runs;

namespace Jaytek.Recipes.CommandLine;

/// <summary><c>recipe run FILE</c>, <c>recipe check FILE</c>, <c>recipe list</c>.</summary>
internal sealed class RecipeVerb(RecipeLibrary library, RunRecipe run, CheckRecipe check) : ICommandVerb
{
    public string Usage => "recipe run FILE | recipe check FILE | recipe list";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CommandConsole console, CancellationToken cancellationToken)
    {
        switch (arguments)
        {
            case ["list"]:
                return await ListAsync(console, cancellationToken);
            case ["run" or "check", var path] when !path.StartsWith('-'):
                return await ExecuteAsync(arguments[0] == "check", path, console, cancellationToken);
            default:
                await console.Error.WriteLineAsync($"Usage: {Usage}");
                return 2;
        }
    }

    private async Task<int> ExecuteAsync(bool isCheck, string path, CommandConsole console, CancellationToken ct)
    {
        var opened = await library.OpenAsync(path, ct);
        if (opened.Error is { } unreadable)
            return await RefusedAsync(unreadable, console);
        var print = new ReportPrinter(console.Out);
        var report = isCheck
            ? await check.RunAsync(opened.Value, print.Step, ct)
            : await run.RunAsync(opened.Value, print.Step, ct);
        if ((report.Error ?? report.Value.Error) is { } error)
            return await RefusedAsync(error, console);
        print.End(report.Value, isCheck);
        return 0;
    }

    private async Task<int> ListAsync(CommandConsole console, CancellationToken ct)
    {
        foreach (var (recipe, error) in await library.ListAsync(ct))
        {
            if (recipe is null)
                await console.Error.WriteLineAsync(error!.ToString());
            else if (!recipe.File.Header.IsHidden)
                await console.Out.WriteLineAsync(
                    $"{recipe.File.Header.Name}{(recipe.File.Header.IsSetupRecipe ? " (set-up)" : "")}: {recipe.File.Header.Description}");
        }
        return 0;
    }

    private static async Task<int> RefusedAsync(Error error, CommandConsole console)
    {
        await console.Error.WriteLineAsync(error.ToString());
        return 1;
    }
}

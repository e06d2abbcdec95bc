using Jaytek.Engine.Contracts;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Kernel;

namespace Jaytek.Recipes.Files;

/// <summary>Sorts a parsed document into header, variables and steps, and notes what it passes over.</summary>
internal sealed class RecipeLayout(JsonObject root, SourceMap source, string fallbackName)
{
    // Known in Orchard and without meaning here: each of our steps has its own scope, and the export date tells nothing to a run.
    private static readonly string[] WithoutEffect = ["requirenewscope", "exportutc", "$schema"];

    private readonly List<FileWarning> _warnings = [];
    private RecipeHeader _header = new() { Name = fallbackName };

    public Result<RecipeFile> Read()
    {
        JsonObject variables = [];
        List<RecipeFileStep> steps = [];
        foreach (var (key, value) in root)
        {
            var path = SourceMap.Member("$", key);
            if (key == "variables")
            {
                if (value is not JsonObject found)
                    return WrongShape(path, "`variables` is an object of values by name");
                variables = found;
            }
            else if (key == "steps")
            {
                if (value is not JsonArray found)
                    return WrongShape(path, "`steps` is an array");
                if (ReadSteps(found, steps) is { } wrong)
                    return wrong;
            }
            else
                ReadHeader(key, value, path);
            if (_header.Name.Length > RecipeReader.MaxNameLength)
                return WrongShape(path, $"a recipe's name has at most {RecipeReader.MaxNameLength} characters");
        }
        if (root["steps"] is null)
            _warnings.Add(new("$", "The file has no `steps`, so it does nothing."));
        return new RecipeFile(_header, variables, steps, _warnings, source);
    }

    private Error? ReadSteps(JsonArray array, List<RecipeFileStep> steps)
    {
        for (var i = 0; i < array.Count; i++)
        {
            if (array[i] is not JsonObject step)
                return WrongShape(SourceMap.Item("$.steps", i), "a step is an object with a `name`");
            steps.Add(new RecipeFileStep(i, StepName(step), step));
        }
        return null;
    }

    private static string StepName(JsonObject step)
    {
        var name = step.InAnyCase("name");
        return Text(name) ?? "";
    }

    private void ReadHeader(string key, JsonNode? value, string path)
    {
        switch (key.ToLowerInvariant())
        {
            case "name": _header = _header with { Name = Text(value) is { Length: > 0 } name ? name : fallbackName }; break;
            case "displayname": _header = _header with { DisplayName = Text(value) ?? "" }; break;
            case "description": _header = _header with { Description = Text(value) ?? "" }; break;
            case "author": _header = _header with { Author = Text(value) ?? "" }; break;
            case "website": _header = _header with { Website = Text(value) ?? "" }; break;
            case "version": _header = _header with { Version = Text(value) ?? "" }; break;
            case "issetuprecipe": _header = _header with { IsSetupRecipe = bool.TryParse(Text(value), out var yes) && yes }; break;
            case "categories": _header = _header with { Categories = Texts(value) }; break;
            case "tags": _header = _header with { Tags = Texts(value) }; break;
            case "variables" or "steps":
                _warnings.Add(new(path, $"`{key}` is passed over: the name is `{key.ToLowerInvariant()}`, all in lower case."));
                break;
            case var known when WithoutEffect.Contains(known): break;
            default: _warnings.Add(new(path, $"`{key}` means nothing in a recipe's header and is passed over.")); break;
        }
    }

    private Error WrongShape(string path, string reason) => RecipesErrors.WrongShape(source.Locate([path])[path], reason);

    private static string? Text(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.ToJsonString(),
        _ => null,
    };

    private static List<string> Texts(JsonNode? value) => value switch
    {
        JsonArray array => [.. array.Select(Text).OfType<string>()],
        _ => Text(value) is { } one ? [one] : [],
    };
}

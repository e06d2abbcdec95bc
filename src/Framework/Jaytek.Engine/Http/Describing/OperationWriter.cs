using System.Globalization;
using System.Text.Json.Nodes;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Engine.Http.Describing;

/// <summary>Writes a door as OpenAPI's operation object.</summary>
internal static class OperationWriter
{
    private const string ProblemJson = "application/problem+json";

    /// <summary>The operation; <paramref name="names"/> are what the path item calls the parameters of the address, where another door has named them first.</summary>
    public static JsonObject Write(ApiDoor door, IReadOnlyList<string> names, IEnumerable<string> schemes)
    {
        var description = door.Description;
        var operation = new JsonObject
        {
            ["operationId"] = IdOf(door),
            ["summary"] = description.Summary,
            ["tags"] = new JsonArray(door.Heading),
        };
        if (description.Details is { } details)
            operation["description"] = details;
        if (description.Parameters.Count > 0 || door.Path.Names.Count > 0)
            operation["parameters"] = Parameters(door, names);
        if (description.Bodies.Count > 0)
            operation["requestBody"] = Body(description.Bodies);
        operation["responses"] = Answers(door);
        // Which of them it takes depends on the caller's rights, and nobody may hold some as well.
        operation["security"] = new JsonArray([new JsonObject(), .. schemes.Select(scheme => new JsonObject { [scheme] = new JsonArray() })]);
        if (door.Access?.Permission is { } permission)
            operation["x-permission"] = permission.ToString();
        return operation;
    }

    // get /api/content/{contentItemId}/versions: getContentByContentItemIdVersions
    private static string IdOf(ApiDoor door)
    {
        var words = door.Path.Text.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(word => word != "api")
            .Select(word => word.StartsWith('{') ? "By" + Word(word) : Word(word));
        return door.Method.ToLowerInvariant() + string.Concat(words);
    }

    private static string Word(string text) =>
        string.Concat(text.Split(['{', '}', '-', '_', '.'], StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static JsonArray Parameters(ApiDoor door, IReadOnlyList<string> names)
    {
        var parameters = new JsonArray();
        for (var i = 0; i < door.Path.Names.Count; i++)
        {
            var told = door.Description.Parameters.FirstOrDefault(one => one.In == "path" && one.Name == door.Path.Names[i]);
            parameters.Add(Parameter(told is null
                ? new ParameterDescription("path", names[i], Schema.Text, "A part of the address.", IsRequired: true)
                : told with { Name = names[i] }));
        }

        foreach (var parameter in door.Description.Parameters.Where(one => one.In != "path").DistinctBy(one => (one.In, one.Name)))
            parameters.Add(Parameter(parameter));
        return parameters;
    }

    private static JsonObject Parameter(ParameterDescription parameter)
    {
        var json = new JsonObject { ["name"] = parameter.Name, ["in"] = parameter.In, ["description"] = parameter.Says };
        if (parameter.IsRequired)
            json["required"] = true;
        if (parameter.IsMap)
            (json["style"], json["explode"]) = ("deepObject", true);
        json["schema"] = (parameter.IsMap ? Schema.Map(parameter.Schema) : parameter.Schema).ToJson();
        return json;
    }

    private static JsonObject Body(IReadOnlyList<BodyDescription> bodies)
    {
        var body = new JsonObject();
        if (bodies.Select(one => one.Says).FirstOrDefault(says => says is not null) is { } sentence)
            body["description"] = sentence;
        body["required"] = bodies.All(one => one.IsRequired);
        body["content"] = new JsonObject(bodies.DistinctBy(one => one.MediaType)
            .Select(one => KeyValuePair.Create(one.MediaType, (JsonNode?)new JsonObject { ["schema"] = one.Schema.ToJson() })));
        return body;
    }

    private static JsonObject Answers(ApiDoor door)
    {
        var answers = new JsonObject();
        foreach (var status in door.Description.Answers.GroupBy(answer => answer.Status).OrderBy(group => group.Key))
            answers[Name(status.Key)] = Answer([.. status]);
        if (door.Access?.Permission is not null)
        {
            answers.TryAdd(Name(StatusCodes.Status401Unauthorized), Shared("Unauthenticated"));
            answers.TryAdd(Name(StatusCodes.Status403Forbidden), Shared("Forbidden"));
        }
        else if (door.TakesToken)
        {
            answers.TryAdd(Name(StatusCodes.Status401Unauthorized), Shared("TokenRefused"));
        }

        answers.TryAdd(Name(StatusCodes.Status429TooManyRequests), Shared("TooManyRequests"));
        answers.TryAdd(Name(StatusCodes.Status500InternalServerError), Shared("Bug"));
        return answers;
    }

    private static JsonObject Answer(IReadOnlyList<AnswerDescription> answers)
    {
        var json = new JsonObject { ["description"] = string.Join(" ", answers.Select(answer => answer.Says).Distinct(StringComparer.Ordinal)) };
        var headers = answers.SelectMany(answer => answer.Headers).DistinctBy(header => header.Name).ToList();
        if (headers.Count > 0)
        {
            json["headers"] = new JsonObject(headers.Select(header => KeyValuePair.Create(
                header.Name, (JsonNode?)new JsonObject { ["description"] = header.Says, ["schema"] = Schema.Text.ToJson() })));
        }

        var content = new JsonObject();
        foreach (var kind in answers.Where(answer => answer.Schema is not null).GroupBy(answer => answer.MediaType))
        {
            string[] codes = [.. kind.SelectMany(answer => answer.Codes).Distinct(StringComparer.Ordinal)];
            var schema = codes.Length > 0 ? Problem(codes) : kind.First().Schema!;
            content[kind.Key] = new JsonObject { ["schema"] = schema.ToJson() };
        }

        if (content.Count > 0)
            json["content"] = content;
        return json;
    }

    /// <summary>The answers that doors share, for <c>components/responses</c>.</summary>
    public static JsonObject SharedAnswers() => new()
    {
        ["Unauthenticated"] = SharedAnswer(
            "Nobody is signed in, and nobody may do this; or the token that was sent is not good.", ["engine.unauthenticated", AccessMiddleware.TokenRefused.Code]),
        ["TokenRefused"] = SharedAnswer("The token that was sent is not good, or no longer. Without one the door is open.", [AccessMiddleware.TokenRefused.Code]),
        ["Forbidden"] = SharedAnswer("None of the caller's roles allows it, or the key or token does not open it.", ["engine.forbidden"]),
        ["TooManyRequests"] = SharedAnswer("Too many requests in a minute; Retry-After says when to come back.", ["engine.rate_limited"], "Retry-After"),
        ["Bug"] = SharedAnswer("Something went wrong on the server; the request's id is in the detail.", ["engine.bug"]),
    };

    private static JsonObject SharedAnswer(string says, string[] codes, string? header = null)
    {
        var answer = new JsonObject { ["description"] = says };
        if (header is not null)
            answer["headers"] = new JsonObject { [header] = new JsonObject { ["description"] = "Seconds.", ["schema"] = Schema.Whole.ToJson() } };
        answer["content"] = new JsonObject { [ProblemJson] = new JsonObject { ["schema"] = Problem(codes).ToJson() } };
        return answer;
    }

    private static Schema Problem(IEnumerable<string> codes) => Schema.All(Schema.Named("Problem"), Schema.Shape(("code", Schema.Choice(codes))));

    private static JsonObject Shared(string name) => new() { ["$ref"] = "#/components/responses/" + name };

    private static string Name(int status) => status.ToString(CultureInfo.InvariantCulture);
}

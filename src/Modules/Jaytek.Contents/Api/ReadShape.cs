using System.Globalization;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Contents.Api;

/// <summary>What of the items a client wants: <c>fields=DisplayText,Mix.Genres</c> and <c>include=DJ,Genres</c>, as they were written.</summary>
/// <param name="Fields">The members to keep; none keeps all.</param>
/// <param name="Include">The paths of pickers and term fields to follow.</param>
internal sealed record ReadShape(IReadOnlyList<string> Fields, IReadOnlyList<string> Include)
{
    /// <summary>How many pickers one path may lead through.</summary>
    public const int MaxDepth = 3;

    private const int MaxFields = 50;
    private const int MaxPaths = 10;
    private const int MaxLength = 2_000;

    /// <summary>Items whole, and nothing else.</summary>
    public static ReadShape Whole { get; } = new([], []);

    public bool IsWhole => Fields.Count == 0 && Include.Count == 0;

    /// <summary>For tags: another shape is another body.</summary>
    public string Words => IsWhole ? "" : $"{string.Join(',', Fields)}|{string.Join(',', Include)}";

    /// <summary>The shape, or <c>contents.query.*</c>.</summary>
    public static Result<ReadShape> Read(IQueryCollection parameters)
    {
        if (!parameters.ContainsKey("fields") && !parameters.ContainsKey("include"))
            return Whole;
        foreach (var name in new[] { "fields", "include" })
        {
            var (values, most) = (parameters[name], name == "fields" ? MaxFields : MaxPaths);
            var text = values.ToString();
            if (values.Count > 1)
                return ListParameters.Wrong("repeated", name, "The parameter is given twice; names stand behind each other with commas.");
            if (values.Count == 1 && (text.Length > MaxLength || Names(text) is var names && (names.Count > most || names.Any(one => one.Split('.').Any(part => part.Length == 0)))))
                return ListParameters.Wrong(name, name, string.Create(CultureInfo.InvariantCulture, $"One to {most} names are expected, with commas between them."));
        }

        return new ReadShape(Names(parameters["fields"].ToString()), Names(parameters["include"].ToString()));
    }

    private static List<string> Names(string text) => text.Length == 0 ? [] : [.. text.Split(',', StringSplitOptions.TrimEntries).Distinct()];
}

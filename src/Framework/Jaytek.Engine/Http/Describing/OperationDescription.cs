namespace Jaytek.Engine.Http.Describing;

/// <summary>On an endpoint: what clients read about it in the OpenAPI document and on the reference page.</summary>
/// <param name="Summary">What it does, in a few words: <c>Publish an item</c>.</param>
public sealed record OperationDescription(string Summary)
{
    /// <summary>More about it; paragraphs of Markdown.</summary>
    public string? Details { get; init; }

    /// <summary>The parameters of address, query and headers.</summary>
    public IReadOnlyList<ParameterDescription> Parameters { get; init; } = [];

    /// <summary>The bodies that it takes, one a media type.</summary>
    public IReadOnlyList<BodyDescription> Bodies { get; init; } = [];

    /// <summary>Its answers; what every door may answer (429 and 500) need not be said.</summary>
    public IReadOnlyList<AnswerDescription> Answers { get; init; } = [];
}

/// <summary>A parameter.</summary>
/// <param name="In"><c>path</c>, <c>query</c> or <c>header</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Schema">Its value.</param>
/// <param name="Says">What it means, in a sentence.</param>
/// <param name="IsRequired">Whether it must be there.</param>
public sealed record ParameterDescription(string In, string Name, Schema Schema, string Says, bool IsRequired)
{
    /// <summary>True for a map of names in brackets: <c>filter[Genres]=house</c>.</summary>
    public bool IsMap { get; init; }
}

/// <summary>A body.</summary>
/// <param name="MediaType">Its media type.</param>
/// <param name="Schema">Its shape.</param>
/// <param name="Says">What it is, in a sentence, or null.</param>
/// <param name="IsRequired">Whether it must be there.</param>
public sealed record BodyDescription(string MediaType, Schema Schema, string? Says, bool IsRequired);

/// <summary>An answer.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Says">When it is given, in a sentence.</param>
public sealed record AnswerDescription(int Status, string Says)
{
    /// <summary>Its body, or null where there is none.</summary>
    public Schema? Schema { get; init; }

    /// <summary>The body's media type.</summary>
    public string MediaType { get; init; } = "application/json";

    /// <summary>Headers that it carries, with what they mean.</summary>
    public IReadOnlyList<(string Name, string Says)> Headers { get; init; } = [];

    /// <summary>The stable codes that its problem details may bear.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Jaytek.Engine.Http.Describing;

/// <summary>Puts an <see cref="OperationDescription"/> together, beside the endpoint's mapping.</summary>
public sealed class OperationBuilder
{
    private const string ProblemJson = "application/problem+json";

    private readonly List<ParameterDescription> _parameters = [];
    private readonly List<BodyDescription> _bodies = [];
    private readonly List<AnswerDescription> _answers = [];
    private readonly string _summary;
    private string? _details;

    internal OperationBuilder(string summary) => _summary = summary;

    /// <summary>More about it; paragraphs of Markdown.</summary>
    public OperationBuilder Says(string details)
    {
        _details = details;
        return this;
    }

    /// <summary>A parameter of the address.</summary>
    public OperationBuilder Path(string name, string says, Schema? schema = null) => Parameter("path", name, schema, says, isRequired: true);

    /// <summary>A parameter of the query; text unless said otherwise.</summary>
    public OperationBuilder Query(string name, string says, Schema? schema = null, bool required = false) => Parameter("query", name, schema, says, required);

    /// <summary>A header of the request; text unless said otherwise.</summary>
    public OperationBuilder Header(string name, string says, Schema? schema = null, bool required = false) => Parameter("header", name, schema, says, required);

    /// <summary>Parameters of the query whose names are data: <c>filter[Genres]=house</c>.</summary>
    public OperationBuilder QueryMap(string name, string says, Schema values)
    {
        _parameters.Add(new ParameterDescription("query", name, values, says, IsRequired: false) { IsMap = true });
        return this;
    }

    /// <summary>A body that it takes; call it once for each media type.</summary>
    public OperationBuilder Body(Schema schema, string mediaType = "application/json", string? says = null, bool required = true)
    {
        _bodies.Add(new BodyDescription(mediaType, schema, says, required));
        return this;
    }

    /// <summary>A JSON body of a type's shape.</summary>
    public OperationBuilder Body<T>(string? says = null) => Body(Schema.From<T>(), says: says);

    /// <summary>An answer.</summary>
    public OperationBuilder Answers(int status, string says, Schema? schema = null, string mediaType = "application/json", params IEnumerable<(string Name, string Says)> headers)
    {
        _answers.Add(new AnswerDescription(status, says) { Schema = schema, MediaType = mediaType, Headers = [.. headers] });
        return this;
    }

    /// <summary>A JSON answer of a type's shape.</summary>
    public OperationBuilder Answers<T>(string says, int status = StatusCodes.Status200OK) => Answers(status, says, Schema.From<T>());

    /// <summary>A refusal as problem details, with the stable codes that it may bear.</summary>
    public OperationBuilder Fails(int status, params IEnumerable<string> codes)
    {
        string[] all = [.. codes];
        var says = ReasonPhrases.GetReasonPhrase(status) + ".";
        _answers.Add(new AnswerDescription(status, says) { Schema = Schema.Named("Problem"), MediaType = ProblemJson, Codes = all.Length > 0 ? all : [Problems.CodeOf(status)] });
        return this;
    }

    /// <summary>The answer has an ETag, and 304 says that the client has it already.</summary>
    public OperationBuilder Caches()
    {
        Header("If-None-Match", "The ETag of an answer that the client keeps.");
        return Answers(StatusCodes.Status304NotModified, "The client's copy is the current one.", headers: ("ETag", "The tag of the current state."));
    }

    /// <summary><c>If-Match</c> may be given, and must hold then.</summary>
    public OperationBuilder Conditional(params IEnumerable<string> codes) =>
        Header("If-Match", "The ETag of the state that is to be changed; where it is another by now, nothing happens.").Fails(StatusCodes.Status412PreconditionFailed, codes);

    /// <summary><c>Idempotency-Key</c> may be given: the same key and body get the first answer.</summary>
    public OperationBuilder Idempotent(params IEnumerable<string> codes) =>
        Header("Idempotency-Key", "A text of the client's own making: the same request with the same key is done once.", Schema.Text.AtMost(255))
            .Fails(StatusCodes.Status422UnprocessableEntity, codes);

    internal OperationDescription Build() => new(_summary) { Details = _details, Parameters = _parameters, Bodies = _bodies, Answers = _answers };

    private OperationBuilder Parameter(string place, string name, Schema? schema, string says, bool isRequired)
    {
        _parameters.Add(new ParameterDescription(place, name, schema ?? Schema.Text, says, isRequired));
        return this;
    }
}

/// <summary>Says what an endpoint of the API does.</summary>
public static class DescribeExtensions
{
    /// <summary>What clients read about this endpoint. Every door under <c>/api</c> needs it.</summary>
    /// <param name="builder">The endpoint.</param>
    /// <param name="summary">What it does, in a few words.</param>
    /// <param name="describe">Its parameters, bodies and answers.</param>
    public static TBuilder Describe<TBuilder>(this TBuilder builder, string summary, Action<OperationBuilder>? describe = null)
        where TBuilder : IEndpointConventionBuilder
    {
        var operation = new OperationBuilder(summary);
        describe?.Invoke(operation);
        return builder.WithMetadata(operation.Build());
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using HandlebarsDotNet;
using Compiled = HandlebarsDotNet.HandlebarsTemplate<System.IO.TextWriter, object, object>;

namespace Jaytek.Pages.Templates;

/// <summary>
/// Templates that know each other by name, and nothing else: no file, no type of the server, no helper but <see cref="TemplateHelpers"/>.
/// A template is compiled when it is first needed.
/// </summary>
internal sealed partial class TemplateSandbox
{
    private static readonly PlainData Data = new();

    private readonly IHandlebars _handlebars;
    private readonly Dictionary<string, Lazy<Compiled>> _compiled = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A sandbox of these templates by name.</summary>
    public TemplateSandbox(IEnumerable<KeyValuePair<string, string>> sources)
    {
        var configuration = new HandlebarsConfiguration { FormatProvider = CultureInfo.InvariantCulture, PartialTemplateResolver = new NoFiles() };
        configuration.ObjectDescriptorProviders.Add(Data);
        _handlebars = Handlebars.Create(configuration);
        TemplateHelpers.Register(_handlebars);
        foreach (var (name, source) in sources)
        {
            var compiled = _compiled[name] = new Lazy<Compiled>(() => Compile(source));
            _handlebars.RegisterTemplate(name, (writer, context, data) =>
            {
                RenderRun.Current.Enter(name);
                RenderRun.Current.Aside(() => compiled.Value)(writer, context, data);
                RenderRun.Current.Leave();
            });
        }
    }

    /// <summary>What is wrong with a source, or null where it compiles.</summary>
    public static TemplateFault? FaultOf(string source)
    {
        if (TemplateCheck.Find(source) is { } fault)
            return fault;
        try
        {
            new TemplateSandbox([]).Compile(source);
            return null;
        }
        // The compiler knows sources that it only stumbles over; they are refused like those that it complains of.
        catch (Exception e)
        {
            return Fault(e);
        }
    }

    /// <summary>What a template writes, not yet sanitised.</summary>
    /// <param name="name">One of the sandbox's templates.</param>
    /// <param name="model">What it is given.</param>
    /// <param name="run">What it may spend.</param>
    /// <param name="fault">Why it came to nothing, or null.</param>
    public string? Render(string name, TemplateMap model, RenderRun run, out TemplateFault? fault)
    {
        fault = null;
        using var writer = new BoundedWriter(run);
        try
        {
            var compiled = run.Aside(() => _compiled[name].Value);
            run.Do(() => compiled(writer, model, null!));
            return writer.ToString();
        }
        // Whatever a template brings about is the template's failure and never the page's.
        catch (Exception e)
        {
            fault = Fault(e);
            return null;
        }
    }

    private Compiled Compile(string source)
    {
        if (TemplateCheck.Find(source) is { } fault)
            throw new HandlebarsCompilerException(fault.ToString());
        return DeepStack.Run(() =>
        {
            using var reader = new StringReader(source);
            return _handlebars.Compile(reader);
        });
    }

    private static TemplateFault Fault(Exception e)
    {
        // The first limit that was passed says more than what it was wrapped in on its way out.
        for (var inner = e; inner is not null; inner = inner.InnerException)
        {
            if (inner is TemplateLimitException)
                return new TemplateFault(0, inner.Message);
        }
        while (e is HandlebarsRuntimeException { InnerException: { } cause })
            e = cause;
        var place = Place().Match(e.Message);
        var message = Place().Replace(e.Message, "").Trim();
        return new TemplateFault(
            place.Success ? int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture) : 0, e is HandlebarsException ? message : $"Handlebars cannot run this: {message}");
    }

    // Handlebars would look for a piece that it does not know among files.
    private sealed class NoFiles : IPartialTemplateResolver
    {
        public bool TryRegisterPartial(IHandlebars env, string? partialName, string? templatePath) => false;
    }

    [GeneratedRegex(@"\s*Occured at:\s*(\d+):\d+", RegexOptions.None, 1000)]
    private static partial Regex Place();
}

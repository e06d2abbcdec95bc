using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;
using HandlebarsDotNet.Iterators;
using HandlebarsDotNet.MemberAccessors;
using HandlebarsDotNet.ObjectDescriptors;
using HandlebarsDotNet.PathStructure;
using HandlebarsDotNet.ValueProviders;

namespace Jaytek.Pages.Templates;

/// <summary>
/// All that Handlebars learns of objects: the names of a map and the places of a list. For everything else, a text as well as a type that
/// got here by mistake, there are no members; its own way of asking by reflection is never reached.
/// </summary>
internal sealed class PlainData : IObjectDescriptorProvider, IMemberAccessor, IIterator
{
    private const string Library = "HandlebarsDotNet";

    public bool TryGetDescriptor(Type type, [NotNullWhen(true)] out ObjectDescriptor? value)
    {
        // What it wraps values in for itself it must know itself.
        if (type.Namespace?.StartsWith(Library, StringComparison.Ordinal) == true)
        {
            value = null;
            return false;
        }
        value = new ObjectDescriptor(type, this, static (_, instance) => instance is TemplateMap map ? map.Keys.Select(ChainSegment.Create).ToArray() : Array.Empty<ChainSegment>(), _ => this);
        return true;
    }

    public bool TryGetValue(object instance, ChainSegment memberName, out object? value)
    {
        // Each block asks for what it is about: however deep they stand, the stack holds or the run ends.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var name = memberName.TrimmedValue;
        value = instance switch
        {
            TemplateMap map => map[name],
            TemplateList list when name.Equals("length", StringComparison.OrdinalIgnoreCase) => list.Count,
            TemplateList list when int.TryParse(name, out var at) => list[at],
            _ => null,
        };
        return value is not null;
    }

    public void Iterate(in EncodedTextWriter writer, BindingContext context, ChainSegment[] blockParamsVariables, object input, TemplateDelegate template, TemplateDelegate ifEmpty)
    {
        var entries = EntriesOf(input);
        using var inner = context.CreateFrame();
        if (entries.Count == 0)
        {
            inner.Value = context.Value;
            ifEmpty(writer, inner);
            return;
        }
        var loop = new IteratorValues(inner);
        var parameters = new BlockParamsValues(inner, blockParamsVariables);
        parameters.CreateProperty(0, out var first);
        parameters.CreateProperty(1, out var second);
        for (var at = 0; at < entries.Count; at++)
        {
            RenderRun.Current.Step();
            var (key, value) = entries[at];
            (loop.Key, loop.Index, loop.First, loop.Last, loop.Value) = (key, at, at == 0, at == entries.Count - 1, value);
            parameters[first] = value;
            parameters[second] = key;
            inner.Value = value;
            template(writer, inner);
        }
    }

    private static IReadOnlyList<(object Key, object Value)> EntriesOf(object input) => input switch
    {
        TemplateMap map => [.. map.Keys.Select(key => ((object)key, map[key]!))],
        TemplateList list => [.. Enumerable.Range(0, list.Count).Select(at => ((object)at, list[at]!))],
        _ => [],
    };
}

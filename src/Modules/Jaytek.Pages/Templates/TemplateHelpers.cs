using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using HandlebarsDotNet;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Pages.Templates;

/// <summary>The helpers that templates have; there are no others. Each call counts as a step of its run.</summary>
internal static class TemplateHelpers
{
    private const int MaxFormat = 60;

    private static readonly Dictionary<string, Func<Arguments, object?>> Values = new(StringComparer.Ordinal)
    {
        ["date"] = Date,
        ["url"] = static arguments => LinkText.Of(TemplateText.Of(At(arguments, 0)), null)?.Url,
        ["truncate"] = static arguments => RenderRun.Current.Tools.Text.Summarize(Taken(arguments), (int)Math.Clamp(Number(At(arguments, 1)) ?? 160, 2, 10_000)),
        ["default"] = static arguments => IsTrue(At(arguments, 0)) ? At(arguments, 0) : At(arguments, 1),
        ["count"] = static arguments => At(arguments, 0) is TemplateList list ? list.Count : 0,
        ["join"] = Join,
        ["eq"] = static arguments => IsSame(At(arguments, 0), At(arguments, 1)),
        ["ne"] = static arguments => !IsSame(At(arguments, 0), At(arguments, 1)),
        ["lt"] = static arguments => Compare(At(arguments, 0), At(arguments, 1)) < 0,
        ["gt"] = static arguments => Compare(At(arguments, 0), At(arguments, 1)) > 0,
        ["and"] = static arguments => arguments.AsEnumerable().All(IsTrue),
        ["or"] = static arguments => arguments.AsEnumerable().Any(IsTrue),
        ["not"] = static arguments => !IsTrue(At(arguments, 0)),
    };

    private static readonly Dictionary<string, Func<Arguments, string>> Markup = new(StringComparer.Ordinal)
    {
        ["markdown"] = static arguments => RenderRun.Current.Tools.Text.MarkdownToHtml(Taken(arguments)),
        ["picture"] = TemplatePictures.Write,
    };

    /// <summary>The names that may be called, Handlebars' own <c>lookup</c> among them.</summary>
    public static FrozenSet<string> Names { get; } = Values.Keys.Concat(Markup.Keys).Append("lookup").ToFrozenSet(StringComparer.Ordinal);

    public static void Register(IHandlebars handlebars)
    {
        foreach (var (name, helper) in Values)
        {
            handlebars.RegisterHelper(name, (HandlebarsReturnHelper)((context, arguments) =>
            {
                RenderRun.Current.Step();
                return (arguments.Length == 0 ? Named(context, name) : helper(arguments)) ?? "";
            }));
        }
        foreach (var (name, helper) in Markup)
        {
            handlebars.RegisterHelper(name, (HandlebarsHelper)((writer, context, arguments) =>
            {
                RenderRun.Current.Step();
                if (arguments.Length == 0)
                    writer.Write(TemplateText.Of(Named(context, name)));
                else
                {
                    var html = helper(arguments);
                    // In parentheses it is a value of another call, and is not written yet.
                    RenderRun.Current.Make(html.Length);
                    writer.WriteSafeString(html);
                }
            }));
        }
    }

    /// <summary>A given value, or null where it is missing or leads to nothing.</summary>
    internal static object? At(Arguments arguments, int at) => at < arguments.Length && arguments[at] is not UndefinedBindingResult ? arguments[at] : null;

    /// <summary>A named value as text, or null.</summary>
    internal static string? Named(Arguments arguments, string name) =>
        arguments.Hash.TryGetValue(name, out var value) && value is not UndefinedBindingResult ? TemplateText.Of(value) : null;

    // {{url}} without anything behind it means the item's own, not the helper.
    private static object? Named(Context context, string name) => context.Value is TemplateMap map ? map[name] : null;

    // Reading a text is work too, and cannot be stopped half way.
    private static string Taken(Arguments arguments)
    {
        var text = TemplateText.Of(At(arguments, 0));
        RenderRun.Current.Make(text.Length);
        return text;
    }

    private static string Join(Arguments arguments)
    {
        if (At(arguments, 0) is not TemplateList list)
            return Taken(arguments);
        var between = arguments.Length > 1 ? TemplateText.Of(At(arguments, 1)) : ", ";
        var joined = new StringBuilder();
        for (var at = 0; at < list.Count; at++)
        {
            var text = TemplateText.Of(list[at]);
            // Before it is put together: what stands between may have been joined itself.
            RenderRun.Current.Make(text.Length + (at == 0 ? 0 : between.Length));
            joined.Append(at == 0 ? "" : between).Append(text);
        }
        return joined.ToString();
    }

    private static object? Date(Arguments arguments)
    {
        var given = At(arguments, 0) is TemplateMap map ? map["value"] : At(arguments, 0);
        var text = TemplateText.Of(given);
        var format = arguments.Length > 1 ? TemplateText.Of(At(arguments, 1)) : Named(arguments, "format") ?? "d MMMM yyyy";
        if (text.Length == 0 || format.Length is 0 or > MaxFormat)
            return null;
        try
        {
            // A wall clock's time without an offset is shown as it stands.
            if (DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var local) && local.Kind == DateTimeKind.Unspecified)
                return local.ToString(format, CultureInfo.InvariantCulture);
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
                ? TimeZoneInfo.ConvertTime(instant, RenderRun.Current.Tools.Zone).ToString(format, CultureInfo.InvariantCulture) : text;
        }
        catch (FormatException)
        {
            throw new TemplateLimitException($"\"{format}\" is no format of dates.");
        }
    }

    private static bool IsTrue(object? value) => value switch
    {
        null or UndefinedBindingResult => false,
        TemplateList list => list.Count > 0,
        TemplateMap => true,
        _ => HandlebarsUtils.IsTruthy(value),
    };

    private static bool IsSame(object? one, object? other) => string.Equals(TemplateText.Of(one), TemplateText.Of(other), StringComparison.Ordinal);

    private static int Compare(object? one, object? other) => Number(one) is { } first && Number(other) is { } second
        ? first.CompareTo(second) : string.CompareOrdinal(TemplateText.Of(one), TemplateText.Of(other));

    private static double? Number(object? value) =>
        double.TryParse(TemplateText.Of(value is TemplateMap map ? map["value"] ?? map : value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}

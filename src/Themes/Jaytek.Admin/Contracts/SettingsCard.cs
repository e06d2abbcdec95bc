using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;

namespace Jaytek.Admin.Contracts;

/// <summary>A card that is made of a settings type: an input for each text, number, yes-or-no and enumeration, with the words of its <see cref="DisplayAttribute"/>.</summary>
public abstract class SettingsCard<TSettings>(ISettings<TSettings> settings, SaveSettings<TSettings> save) : ISettingsCard
    where TSettings : class, new()
{
    /// <summary>Of texts whose member says nothing else.</summary>
    private const int LongestText = 500;

    private static readonly PropertyInfo[] Members = [.. typeof(TSettings).GetProperties().Where(p => p.CanWrite && p.IsDefined(typeof(DisplayAttribute)))];

    /// <inheritdoc/>
    public abstract string Id { get; }

    /// <inheritdoc/>
    public abstract string Title { get; }

    /// <inheritdoc/>
    public abstract string Lead { get; }

    /// <inheritdoc/>
    public abstract int Position { get; }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SettingsInput>> InputsAsync(CancellationToken cancellationToken)
    {
        var current = await settings.GetAsync(cancellationToken);
        return [.. Members.Select(member => InputOf(member, current))];
    }

    /// <inheritdoc/>
    public async Task<Result<string>> SaveAsync(IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        var saved = await save.RunAsync(wanted => Take(wanted, values), cancellationToken);
        return saved.Error is { } error ? error : saved.Value ? $"{Title} saved." : "Nothing was different.";
    }

    private static Error? Take(TSettings wanted, IReadOnlyDictionary<string, string> values)
    {
        var wrong = new Dictionary<string, string[]>();
        foreach (var member in Members)
        {
            if (!values.TryGetValue(member.Name, out var text))
                continue;
            if (text.Length > Longest(member))
                wrong[member.Name] = [$"This is longer than {Longest(member)} characters."];
            else if (!Take(member, wanted, text))
                wrong[member.Name] = ["This value cannot be used."];
        }
        return wrong.Count > 0 ? new Error("engine.settings.invalid", "Some values cannot be used.", ErrorKind.Invalid, wrong) : null;
    }

    private static int Longest(PropertyInfo member) => member.GetCustomAttribute<StringLengthAttribute>()?.MaximumLength ?? LongestText;

    private static SettingsInput InputOf(PropertyInfo member, TSettings current)
    {
        var display = member.GetCustomAttribute<DisplayAttribute>()!;
        var value = Convert.ToString(member.GetValue(current), CultureInfo.InvariantCulture) ?? "";
        var kind = member.IsDefined(typeof(SecretAttribute)) ? SettingsInputKind.Secret
            : member.PropertyType == typeof(bool) ? SettingsInputKind.Flag
            : member.PropertyType == typeof(int) ? SettingsInputKind.Number
            : member.PropertyType.IsEnum ? SettingsInputKind.Choice
            : SettingsInputKind.Text;
        return new SettingsInput(member.Name, display.GetName() ?? member.Name, kind, kind == SettingsInputKind.Secret ? LastFour(value) : value)
        {
            Hint = display.GetDescription(),
            Choices = kind == SettingsInputKind.Choice ? [.. Enum.GetNames(member.PropertyType).Select(name => new KeyValuePair<string, string>(name, name))] : [],
        };
    }

    // Of a short secret the last four would be most of it.
    private static string LastFour(string secret) => secret.Length == 0 ? "" : secret.Length < 12 ? "••••" : "••••" + secret[^4..];

    private static bool Take(PropertyInfo member, TSettings wanted, string text)
    {
        if (member.IsDefined(typeof(SecretAttribute)) && text.Length == 0)
            return true;
        object? value = member.PropertyType == typeof(bool) ? bool.TryParse(text, out var flag) ? flag : null
            : member.PropertyType == typeof(int) ? int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null
            : member.PropertyType.IsEnum ? Enum.TryParse(member.PropertyType, text, out var choice) && Enum.IsDefined(member.PropertyType, choice) ? choice : null
            : text.Trim();
        if (value is not null)
            member.SetValue(wanted, value);
        return value is not null;
    }
}

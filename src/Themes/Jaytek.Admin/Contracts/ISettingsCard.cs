using Jaytek.Kernel;

namespace Jaytek.Admin.Contracts;

/// <summary>A card of <c>/admin/settings</c>: one group of settings with one button. A module contributes its own.</summary>
public interface ISettingsCard
{
    /// <summary>The anchor, lower case with dashes; unique.</summary>
    string Id { get; }

    /// <summary>The heading.</summary>
    string Title { get; }

    /// <summary>A sentence under it.</summary>
    string Lead { get; }

    /// <summary>Order on the page, smaller first.</summary>
    int Position { get; }

    /// <summary>True for what cannot be taken back: it stands last, in the danger zone, and asks twice.</summary>
    bool IsDanger => false;

    /// <summary>The button's words.</summary>
    string Verb => "Save";

    /// <summary>What one may set, with the values as they are.</summary>
    Task<IReadOnlyList<SettingsInput>> InputsAsync(CancellationToken cancellationToken);

    /// <summary>Takes the values, by the inputs' names, and answers what to tell. A refusal names the inputs that it is about. The action behind it checks the rights.</summary>
    Task<Result<string>> SaveAsync(IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken);
}

/// <summary>How a value is asked for.</summary>
public enum SettingsInputKind
{
    /// <summary>A line of text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>Yes or no: <c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>One of the choices.</summary>
    Choice,

    /// <summary>A text, with the choices offered while one types.</summary>
    Suggested,

    /// <summary>A secret: the page shows its last four characters, and nothing typed leaves it as it is.</summary>
    Secret,
}

/// <summary>One input of a card.</summary>
/// <param name="Name">The member, and the name in the form.</param>
/// <param name="Label">The words.</param>
/// <param name="Kind">How it is asked for.</param>
/// <param name="Value">As it is; of a secret the last four characters alone.</param>
public sealed record SettingsInput(string Name, string Label, SettingsInputKind Kind, string Value)
{
    /// <summary>A sentence under the control, or null.</summary>
    public string? Hint { get; init; }

    /// <summary>The values to choose from, with their words.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Choices { get; init; } = [];
}

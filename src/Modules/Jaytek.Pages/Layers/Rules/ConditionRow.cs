using Jaytek.Pages.Outlines;

namespace Jaytek.Pages.Layers.Rules;

/// <summary>What a condition asks.</summary>
internal enum ConditionKind
{
    /// <summary>Always, or never.</summary>
    Boolean,
    /// <summary>Whether the page is the home page.</summary>
    Homepage,
    /// <summary>The page's path.</summary>
    Url,
    /// <summary>The roles that the visitor is in.</summary>
    Role,
    /// <summary>The type of the item that the page shows.</summary>
    ContentType,
    /// <summary>Whether somebody is signed in.</summary>
    IsAuthenticated,
    /// <summary>Whether nobody is signed in.</summary>
    IsAnonymous,
    /// <summary>Every condition below it.</summary>
    All,
    /// <summary>One condition below it at least.</summary>
    Any,
    /// <summary>A kind that this site does not know: kept, and never true.</summary>
    Other,
}

/// <summary>How a text is compared; <c>Not</c> turns it round.</summary>
internal enum TextOperator
{
    /// <summary>The whole text; in a path <c>*</c> stands for any.</summary>
    Equals,
    NotEquals,
    StartsWith,
    NotStartsWith,
    EndsWith,
    NotEndsWith,
    Contains,
    NotContains,
}

/// <summary>A condition of a layer's rule, as a row: a rule is the rows of its outline, all of which at depth 0 must be true.</summary>
/// <param name="Id">Orchard's <c>ConditionId</c>.</param>
/// <param name="Kind">What it asks.</param>
/// <param name="Depth">0 for the outermost.</param>
internal sealed record ConditionRow(string Id, ConditionKind Kind, int Depth) : IOutlineRow<ConditionRow>
{
    /// <summary>The text that is compared; <c>true</c> or <c>false</c> of the kinds that are one of both.</summary>
    public string Value { get; init; } = "";

    public TextOperator Operator { get; init; }

    public bool IsCaseSensitive { get; init; }

    public bool IsRemoved { get; init; }

    /// <summary>Orchard's name of a kind that we do not know.</summary>
    public string Unknown { get; init; } = "";

    public bool Holds => Kind is ConditionKind.All or ConditionKind.Any;

    public bool IsText => Kind is ConditionKind.Url or ConditionKind.Role or ConditionKind.ContentType;

    public bool IsFlag => Kind is ConditionKind.Boolean or ConditionKind.Homepage;

    public string Name => Kind switch
    {
        ConditionKind.Boolean => Value == "true" ? "Always" : "Never",
        ConditionKind.Homepage => Value == "true" ? "Home page" : "Not the home page",
        ConditionKind.Url => "Path",
        ConditionKind.Role => "Role",
        ConditionKind.ContentType => "Content type",
        ConditionKind.IsAuthenticated => "Signed in",
        ConditionKind.IsAnonymous => "Not signed in",
        ConditionKind.All => "All of these",
        ConditionKind.Any => "Any of these",
        _ => Unknown,
    };

    public ConditionRow At(int depth) => this with { Depth = depth };

    public ConditionRow Taken(bool isRemoved) => this with { IsRemoved = isRemoved };
}

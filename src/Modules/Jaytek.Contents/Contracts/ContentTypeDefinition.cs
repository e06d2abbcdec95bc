namespace Jaytek.Contents.Contracts;

/// <summary>A content type: its technical name and the parts attached to it, in the order of the definition.</summary>
/// <param name="Name">Technical name, as in <c>ContentItem.ContentType</c>.</param>
/// <param name="DisplayName">What people read.</param>
/// <param name="Settings">Orchard's settings sections.</param>
/// <param name="Parts">The attached parts.</param>
public sealed record ContentTypeDefinition(
    string Name,
    string DisplayName,
    DefinitionSettings Settings,
    IReadOnlyList<ContentTypePartDefinition> Parts)
{
    private SettingsSection Own => Settings.Section("ContentTypeSettings");

    /// <summary>Whether editors may make new items.</summary>
    public bool IsCreatable => Own.Flag("Creatable");

    /// <summary>Whether the admin lists it.</summary>
    public bool IsListable => Own.Flag("Listable");

    /// <summary>Whether items may be saved without being published.</summary>
    public bool IsDraftable => Own.Flag("Draftable");

    /// <summary>Whether changing a published item makes a new version and leaves the published one alone.</summary>
    public bool IsVersionable => Own.Flag("Versionable");

    /// <summary>Whether the type has permissions of its own.</summary>
    public bool IsSecurable => Own.Flag("Securable");

    /// <summary><c>Widget</c>, <c>MenuItem</c> and the like; null for plain content.</summary>
    public string? Stereotype => Own.Text("Stereotype") is { Length: > 0 } stereotype ? stereotype : null;

    /// <summary>What it is for, in a sentence.</summary>
    public string Description => Own.Text("Description") ?? "";

    /// <summary>A part by the name under which it is attached, or null.</summary>
    public ContentTypePartDefinition? Part(string name) => Parts.FirstOrDefault(part => part.Name == name);

    /// <summary>The first attachment of a part by the part's own name, or null.</summary>
    public ContentTypePartDefinition? FirstOf(string partName) => Parts.FirstOrDefault(part => part.Part.Name == partName);

    /// <summary>
    /// A field by <c>Part.Field</c>, or by <c>Field</c> alone for one of the part that bears the type's name. The part is named
    /// as it is attached.
    /// </summary>
    public (ContentTypePartDefinition Part, ContentPartFieldDefinition Field)? Field(string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var part = Part(dot < 0 ? Name : path[..dot]);
        return part?.Part.Field(dot < 0 ? path : path[(dot + 1)..]) is { } field ? (part, field) : null;
    }
}

/// <summary>A part as it is attached to a type.</summary>
/// <param name="Name">The member's name in the item's JSON; a reusable part can be attached several times under several names.</param>
/// <param name="Part">The part.</param>
/// <param name="Settings">The settings of this attachment.</param>
public sealed record ContentTypePartDefinition(string Name, ContentPartDefinition Part, DefinitionSettings Settings)
{
    private SettingsSection Own => Settings.Section("ContentTypePartSettings");

    /// <summary>What people read; the name where nothing is given.</summary>
    public string DisplayName => Own.Text("DisplayName") is { Length: > 0 } name ? name : Name;

    /// <summary>A sentence for editors.</summary>
    public string Description => Own.Text("Description") ?? "";

    /// <summary>Where the editor shows it: smaller is higher.</summary>
    public double Position => Own.Number("Position") ?? Part.Settings.Section("ContentPartSettings").Number("DefaultPosition") ?? 0;

    /// <summary>The editor's variant, or null for the plain one.</summary>
    public string? Editor => Own.Text("Editor") is { Length: > 0 } editor ? editor : null;
}

/// <summary>A part: a named group of fields, with the behaviour of code where an <see cref="IContentPart"/> bears the name.</summary>
/// <param name="Name">Technical name.</param>
/// <param name="Settings">Orchard's settings sections.</param>
/// <param name="Fields">Its fields, in the order of the definition.</param>
public sealed record ContentPartDefinition(string Name, DefinitionSettings Settings, IReadOnlyList<ContentPartFieldDefinition> Fields)
{
    /// <summary>Whether it may be attached to any type in the admin.</summary>
    public bool IsAttachable => Settings.Section("ContentPartSettings").Flag("Attachable");

    /// <summary>Whether one type may have it several times.</summary>
    public bool IsReusable => Settings.Section("ContentPartSettings").Flag("Reusable");

    /// <summary>A field by name, or null.</summary>
    public ContentPartFieldDefinition? Field(string name) => Fields.FirstOrDefault(field => field.Name == name);
}

/// <summary>A field of a part.</summary>
/// <param name="Name">The member's name in the part's JSON.</param>
/// <param name="FieldName">The kind of field: <c>TextField</c>. It names an <see cref="IFieldType"/>.</param>
/// <param name="Settings">Orchard's settings sections.</param>
public sealed record ContentPartFieldDefinition(string Name, string FieldName, DefinitionSettings Settings)
{
    private SettingsSection Own => Settings.Section("ContentPartFieldSettings");

    /// <summary>What people read; the name where nothing is given.</summary>
    public string DisplayName => Own.Text("DisplayName") is { Length: > 0 } name ? name : Name;

    /// <summary>The editor's variant, or null for the plain one.</summary>
    public string? Editor => Own.Text("Editor") is { Length: > 0 } editor ? editor : null;

    /// <summary>Where the editor shows it: smaller is higher.</summary>
    public double Position => Own.Number("Position") ?? 0;

    /// <summary>The section that bears the kind's name, such as <c>TextFieldSettings</c>.</summary>
    public SettingsSection KindSettings => Settings.Section(FieldName + "Settings");
}

using System.Globalization;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Parts;

/// <summary><c>{"ScheduledPublishUtc"}</c>: when a draft publishes itself.</summary>
internal sealed class PublishLaterPart : IContentPart
{
    public const string PartName = "PublishLaterPart";

    public const string Member = "ScheduledPublishUtc";

    public string Name => PartName;

    public string DisplayName => "Publish later";

    public string Description => "Publishes a draft at a set time.";

    public Schema Describe(ContentTypePartDefinition part) => Schema.Shape(("ScheduledPublishUtc?", Schema.Instant.OrNull()));

    public void Normalize(PartContext part) => FieldTools.NormalizeInstant(part.Json, Member);

    public void Validate(PartContext part, ContentErrors errors) => Validate(part, Member, errors);

    public IReadOnlyList<FormInput> Form(PartContext part) => [Input(part, Member, "Publish on")];

    public void Bind(PartContext part, FormValues values)
    {
        if (values.Text(Member) is { } text)
            FieldTools.SetText(part.Json, Member, text);
    }

    internal static void Validate(PartContext part, string member, ContentErrors errors)
    {
        if (part.Json[member] is { } node && node.AsInstant() is null)
            errors.Add(member, $"{part.Part.DisplayName} must be a date and time such as 2026-05-01T20:00:00Z.");
        FieldTools.ValidateYears(part.Json[member].AsInstant(), member, "The time", errors);
    }

    internal static FormInput Input(PartContext part, string member, string label) =>
        new FormInput(member, FormControl.DateTime, label)
            .With(part.Json[member].AsInstant()?.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) ?? part.Json[member].AsText());
}

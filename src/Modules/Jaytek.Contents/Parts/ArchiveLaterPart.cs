using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Parts;

/// <summary><c>{"ScheduledArchiveUtc"}</c>: when a published item leaves the site.</summary>
internal sealed class ArchiveLaterPart : IContentPart
{
    public const string PartName = "ArchiveLaterPart";

    public const string Member = "ScheduledArchiveUtc";

    public string Name => PartName;

    public string DisplayName => "Archive later";

    public string Description => "Unpublishes an item at a set time.";

    public Schema Describe(ContentTypePartDefinition part) => Schema.Shape(("ScheduledArchiveUtc?", Schema.Instant.OrNull()));

    public void Normalize(PartContext part) => FieldTools.NormalizeInstant(part.Json, Member);

    public void Validate(PartContext part, ContentErrors errors) => PublishLaterPart.Validate(part, Member, errors);

    public IReadOnlyList<FormInput> Form(PartContext part) => [PublishLaterPart.Input(part, Member, "Unpublish on")];

    public void Bind(PartContext part, FormValues values)
    {
        if (values.Text(Member) is { } text)
            FieldTools.SetText(part.Json, Member, text);
    }
}

using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Fields;

/// <summary><c>{"EmbeddedAddress","RawAddress"}</c>: a video by the address that was pasted and the one to embed, which follows from it.</summary>
internal sealed class YoutubeField : IFieldType
{
    public string Name => "YoutubeField";

    public string DisplayName => "YouTube video";

    public string Icon => "player-play-filled";

    public IReadOnlyList<SettingInput> SettingsForm { get; } = SettingInputs.Of("YoutubeFieldSettings").Hint().Required().Text("Label", "Label", "Empty: the field's name.")
        .Number("Width", "Width in pixels", isWhole: true).Number("Height", "Height in pixels", isWhole: true).Text("Placeholder", "Shown while it is empty");

    public Schema Describe(ContentPartFieldDefinition field) => Schema.Shape(("EmbeddedAddress?", Schema.Text.OrNull()), ("RawAddress?", Schema.Text.OrNull()));

    public void Normalize(FieldContext field)
    {
        FieldTools.RemoveNulls(field.Json);
        // One follows from the other: a patch that names another video leaves no old one behind.
        if (YoutubeAddress.VideoId(field.Json["RawAddress"].AsText()) is { } id && YoutubeAddress.VideoId(field.Json["EmbeddedAddress"].AsText()) != id)
            field.Json["EmbeddedAddress"] = $"https://www.youtube.com/embed/{id}";
    }

    public void Validate(FieldContext field, ContentErrors errors)
    {
        FieldTools.ValidateText(field, "RawAddress", errors);
        if (field.Json["RawAddress"].AsText() is { Length: > 0 } raw && YoutubeAddress.VideoId(raw) is null)
            errors.Add("RawAddress", $"{field.DisplayName} must be the address of a YouTube video.");
        if (field.Json["EmbeddedAddress"].AsText() is { Length: > 0 } embedded && YoutubeAddress.VideoId(embedded) is null)
            errors.Add("EmbeddedAddress", $"{field.DisplayName} must be embedded from YouTube, as in https://www.youtube.com/embed/….");
    }

    public IReadOnlyList<FormInput> Form(FieldContext field)
    {
        var input = field.Input("RawAddress", FormControl.Youtube);
        return [field.Settings.Text("Label") is { Length: > 0 } label ? input with { Label = label } : input];
    }

    public void Bind(FieldContext field, FormValues values)
    {
        if (values.Text("RawAddress") is not { } raw || raw.Trim() == (field.Json["RawAddress"].AsText() ?? ""))
            return;
        FieldTools.SetText(field.Json, "RawAddress", raw.Trim());
        field.Json.Remove("EmbeddedAddress");
    }
}

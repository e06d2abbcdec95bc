using Jaytek.Contents.Contracts;
using Jaytek.Contents.Text;

namespace Jaytek.Contents.Fields;

/// <summary><c>{"EmbeddedAddress","RawAddress"}</c>: a video by the address that was pasted and the one to embed, which follows from it.</summary>
internal sealed class YoutubeField : IFieldType
{
    public string Name => "YoutubeField";

    public string DisplayName => "YouTube video";

    public string Icon => "player-play-filled";

    public IReadOnlyList<SettingInput> SettingsForm { get; } = SettingInputs.Of("YoutubeFieldSettings").Hint().Required().Text("Label", "Label", "Empty: the field's name.")
        .Number("Width", "Width in pixels", isWhole: true).Number("Height", "Height in pixels", isWhole: true).Text("Placeholder", "Shown while it is empty");

    public void Normalize(FieldContext field)
    {
        FieldTools.RemoveNulls(field.Json);
        if (field.Json["EmbeddedAddress"] is null && VideoId(field.Json["RawAddress"].AsText()) is { } id)
            field.Json["EmbeddedAddress"] = $"https://www.youtube.com/embed/{id}";
    }

    public void Validate(FieldContext field, ContentErrors errors)
    {
        FieldTools.ValidateText(field, "RawAddress", errors);
        if (field.Json["RawAddress"].AsText() is { Length: > 0 } raw && VideoId(raw) is null)
            errors.Add("RawAddress", $"{field.DisplayName} must be the address of a YouTube video.");
        if (field.Json["EmbeddedAddress"].AsText() is { Length: > 0 } embedded && !SafeUrl.IsAllowed(embedded))
            errors.Add("EmbeddedAddress", $"{field.DisplayName} must be embedded from an https address.");
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

    /// <summary>The video's id of 11 characters, or null where the address is none of YouTube's.</summary>
    internal static string? VideoId(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
            return null;
        var host = uri.Host.StartsWith("www.", StringComparison.Ordinal) || uri.Host.StartsWith("m.", StringComparison.Ordinal)
            ? uri.Host[(uri.Host.IndexOf('.', StringComparison.Ordinal) + 1)..]
            : uri.Host;
        var segments = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var id = (host, segments) switch
        {
            ("youtu.be", [var first, ..]) => first,
            ("youtube.com" or "youtube-nocookie.com", ["embed" or "shorts" or "live" or "v", var second, ..]) => second,
            ("youtube.com", ["watch"]) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(uri.Query)["v"].ToString(),
            _ => null,
        };
        return id is { Length: 11 } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? id : null;
    }
}

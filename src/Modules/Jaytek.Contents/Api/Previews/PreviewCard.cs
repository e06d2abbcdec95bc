using Jaytek.Admin.Contracts;
using Jaytek.Engine.Settings;

namespace Jaytek.Contents.Api.Previews;

/// <summary>Where the links lead that editors hand on.</summary>
internal sealed class PreviewCard(ISettings<PreviewSettings> settings, SaveSettings<PreviewSettings> save) : SettingsCard<PreviewSettings>(settings, save)
{
    /// <summary>The card's anchor.</summary>
    public const string Anchor = "content-preview";

    public override string Id => Anchor;

    public override string Title => "Draft previews";

    public override string Lead => "Where preview links lead, when a site of your own shows the content.";

    public override int Position => 20;
}

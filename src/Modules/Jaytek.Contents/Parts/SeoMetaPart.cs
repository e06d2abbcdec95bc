using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Text;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Parts;

/// <summary>What search engines and social networks are told, as Orchard lays it out: page title, description, Open Graph and the rest.</summary>
internal sealed class SeoMetaPart : IContentPart
{
    // Longer ones are cut in lists of results.
    private const int AdvisedTitle = 60;
    private const int AdvisedDescription = 160;

    private const string Robots = "MetaRobots";

    // With the most characters of each: every reader of the page is sent all of them.
    private static readonly (string Name, int Most, string Label)[] Texts =
    [
        ("PageTitle", 255, "Title for search engines"), ("MetaDescription", 2000, "Description"), ("MetaKeywords", 1000, "Keywords"),
        ("Canonical", 2000, "Canonical address"), (Robots, 255, "What search engines shall do"), ("OpenGraphType", 100, "Kind when shared"),
        ("OpenGraphTitle", 255, "Title when shared"), ("OpenGraphDescription", 2000, "Description when shared"), ("TwitterTitle", 255, "Title on Twitter"),
        ("TwitterDescription", 2000, "Description on Twitter"), ("TwitterCard", 100, "Twitter's card"), ("TwitterCreator", 100, "Creator on Twitter"),
        ("TwitterSite", 100, "Site on Twitter"), ("GoogleSchema", 20_000, "Structured data"),
    ];

    private static readonly string[] Pictures = ["DefaultSocialImage", "OpenGraphImage", "TwitterImage"];

    public string Name => "SeoMetaPart";

    public string DisplayName => "Search engines and sharing";

    public string Description => "What search engines and social networks are told.";

    public IReadOnlyList<SettingInput> SettingsForm { get; } = SettingInputs.Of("SeoMetaPartSettings")
        .Flag("DisplayKeywords", "Ask for keywords").Flag("DisplayCustomMetaTags", "Ask for meta tags").Flag("DisplayOpenGraph", "Ask for Open Graph")
        .Flag("DisplayTwitterSeo", "Ask for Twitter cards").Flag("DisplayGoogleSchema", "Ask for structured data");

    public Schema Describe(ContentTypePartDefinition part) => Schema.Shape([
        ("Render?", Schema.Flag), .. Texts.Select(one => (one.Name + "?", Schema.Text.OrNull())), ("CustomMetaTags?", Schema.List(Schema.AnyObject)),
        .. Pictures.Select(name => (name + "?", Schema.Shape(("Paths?", Schema.List(Schema.Text)), ("MediaTexts?", Schema.List(Schema.Text))))),
    ]);

    public void Normalize(PartContext part)
    {
        FieldTools.RemoveNulls(part.Json);
        if (part.Json["Render"] is { } render && render.GetValueKind() == JsonValueKind.String && render.AsFlag() is { } flag)
            part.Json["Render"] = flag;
    }

    public void Validate(PartContext part, ContentErrors errors)
    {
        foreach (var (name, most, label) in Texts)
        {
            if (part.Json[name] is { } node && node.AsText() is null)
                errors.Add(name, $"'{name}' must be a text.");
            FieldTools.ValidateLength(part.Json[name].AsText(), most, name, label, errors);
        }

        foreach (var name in Pictures.Where(name => part.Json[name] is { } node && node is not JsonObject))
            errors.Add(name, $"'{name}' must be a media field such as {{\"Paths\":[]}}.");
        if (part.Json["GoogleSchema"].AsText() is { Length: > 0 } schema && !IsJson(schema))
            errors.Add("GoogleSchema", "The structured data must be JSON.");
        if (part.Json["Canonical"].AsText() is { Length: > 0 } canonical && !IsPage(canonical))
            errors.Add("Canonical", "The canonical address must begin with https://, http:// or /.");
    }

    public IReadOnlyList<FormInput> Form(PartContext part) =>
    [
        Text(part, "PageTitle", FormControl.Text, "Empty: the item's title.") with { Advised = AdvisedTitle },
        Text(part, "MetaDescription", FormControl.MultilineText, "One or two sentences, shown below the title in results.") with { Advised = AdvisedDescription },
        .. Social(part),
        Text(part, "Canonical", FormControl.Url, "Only where the same text stands elsewhere too."),
        new FormInput(Robots, FormControl.Choice, "Search engines shall")
        {
            Multiple = true, Options = RobotsDirectives.Offered(part.Json[Robots].AsText()), Values = RobotsDirectives.Of(part.Json[Robots].AsText()),
        },
        new FormInput("DefaultSocialImage.Paths", FormControl.Media, "Picture for sharing")
        {
            Values = part.Json["DefaultSocialImage"].Member("Paths").AsTexts(),
            Extensions = [".jpg", ".jpeg", ".png", ".webp"],
        },
    ];

    public void Bind(PartContext part, FormValues values)
    {
        foreach (var (name, _, _) in Texts.Where(text => text.Name != Robots))
        {
            if (values.Text(name) is { } text)
                FieldTools.SetText(part.Json, name, text.Trim());
        }

        if (values.Has(Robots))
            FieldTools.SetText(part.Json, Robots, RobotsDirectives.Written(part.Json[Robots].AsText(), values.Texts(Robots)));

        if (values.Has("DefaultSocialImage.Paths"))
            FieldTools.SetTexts(part.Json.GetOrAddObject("DefaultSocialImage"), "Paths", values.Texts("DefaultSocialImage.Paths"));
    }

    private static bool IsPage(string address) =>
        SafeUrl.IsAllowed(address)
        && (address[0] == '/' || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<FormInput> Social(PartContext part) => part.Settings.Flag("DisplayOpenGraph")
        ?
        [
            Text(part, "OpenGraphTitle", FormControl.Text, "Empty: the title for search engines.") with { Advised = AdvisedTitle },
            Text(part, "OpenGraphDescription", FormControl.MultilineText, "Empty: the description above.") with { Advised = AdvisedDescription },
        ]
        : [];

    private static FormInput Text(PartContext part, string name, FormControl control, string hint)
    {
        var (_, most, label) = Array.Find(Texts, text => text.Name == name);
        return new FormInput(name, control, label) { Hint = hint, MaxLength = most }.With(part.Json[name].AsText());
    }

    // Orchard lets it be made by Liquid, which is kept and never run.
    private static bool IsJson(string text)
    {
        if (text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal))
            return true;
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

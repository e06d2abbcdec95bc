namespace Jaytek.Recipes.Kept;

/// <summary>
/// Orchard Core's steps whose modules this product does not have yet. A module that brings such a step itself takes precedence, so
/// nothing here needs to change when it arrives.
/// </summary>
internal static class KeptKinds
{
    private const string Pages = "the module Pages reads it";
    private const string Search = "the module Search arrives";
    private const string OpenIdClient = "signing in by other OpenID servers arrives";
    private const string Social = "this way of signing in arrives";

    private static readonly KeptKind[] All =
    [
        new("AdminMenu", "custom admin menus arrive", KeptKind.List("data", "Id", "Name")),
        new("Layers", Pages, KeptKind.List("Layers", "Name")),
        new("Templates", "templates can be edited in the admin", KeptKind.Map("Templates")),
        new("AdminTemplates", "templates can be edited in the admin", KeptKind.Map("AdminTemplates")),
        new("ShortcodeTemplates", "shortcodes arrive", KeptKind.Map("ShortcodeTemplates")),
        new("Placements", Pages, KeptKind.Map("Placements")),
        new("WorkflowType", "the module Workflows arrives", KeptKind.List("data", "WorkflowTypeId", "Name")),
        new("MediaProfiles", "the module Media reads it", KeptKind.Map("MediaProfiles")),
        new("Sitemaps", "sitemaps arrive", KeptKind.List("data", "SitemapId", "Id", "Name")),
        new("UrlRewriting", "rewriting of addresses arrives", KeptKind.List("Rules", "Id", "Name")),
        new("deployment", "deployment plans arrive", KeptKind.List("Plans", "Name")),
        new("custom-user-settings", "custom settings of users arrive", KeptKind.Whole),
        new("FeatureProfiles", "tenants arrive", KeptKind.Map("FeatureProfiles")),
        new("Translations", "translations of data arrive", KeptKind.List("translations", "culture|context|key", "culture|key")),
        new("DynamicDataTranslations", "translations of data arrive", KeptKind.Whole),
        new("CreateOrUpdateRateLimitPolicies", "policies of rate limits arrive", KeptKind.List("policies", "Id", "Name")),
        new("CreateOrUpdateIndexProfile", Search, KeptKind.List("Indexes", "Id", "Name")),
        new("RebuildIndex", Search, KeptKind.Indexes),
        new("ResetIndex", Search, KeptKind.Indexes),
        new("lucene-index", Search, KeptKind.NamedItems("Indices")),
        new("lucene-index-rebuild", Search, KeptKind.Indexes),
        new("lucene-index-reset", Search, KeptKind.Indexes),
        new("ElasticIndexSettings", Search, KeptKind.NamedItems("Indices")),
        new("elastic-index-rebuild", Search, KeptKind.Indexes),
        new("elastic-index-reset", Search, KeptKind.Indexes),
        new("azureai-index-create", Search, KeptKind.NamedItems("Indices")),
        new("azureai-index-rebuild", Search, KeptKind.Indexes),
        new("azureai-index-reset", Search, KeptKind.Indexes),
        new("OpenIdClientSettings", OpenIdClient, KeptKind.Whole, IsSecret: true),
        new("FacebookCoreSettings", Social, KeptKind.Whole, IsSecret: true),
        new("FacebookLoginSettings", Social, KeptKind.Whole, IsSecret: true),
        new("GitHubAuthenticationSettings", Social, KeptKind.Whole, IsSecret: true),
        new("MicrosoftAccountSettings", Social, KeptKind.Whole, IsSecret: true),
        new("AzureADSettings", Social, KeptKind.Whole, IsSecret: true),
        new("TwitterSettings", Social, KeptKind.Whole, IsSecret: true),
    ];

    private static readonly Dictionary<string, KeptKind> ByStep = All.ToDictionary(kind => kind.Step, StringComparer.OrdinalIgnoreCase);

    /// <summary>The kind of steps with this name, in any case, or null where such steps are not kept.</summary>
    public static KeptKind? Find(string step) => ByStep.GetValueOrDefault(step);
}

using Jaytek.Contents.Admin;
using Jaytek.Contents.Admin.Lists.Views;
using Jaytek.Contents.Api;
using Jaytek.Contents.Api.Describing;
using Jaytek.Contents.Bulk;
using Jaytek.Contents.Clients;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Definitions.Drafts;
using Jaytek.Contents.Fields;
using Jaytek.Contents.Index;
using Jaytek.Contents.Items;
using Jaytek.Contents.Model;
using Jaytek.Contents.Parts;
using Jaytek.Contents.Queries;
using Jaytek.Contents.Queries.Named;
using Jaytek.Contents.Recipes;
using Jaytek.Contents.References;
using Jaytek.Contents.Routing;
using Jaytek.Contents.Schedules;
using Jaytek.Contents.Search;
using Jaytek.Contents.Text;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Epochs;
using Jaytek.Engine.Http.Describing;
using Jaytek.Engine.Modules;
using Jaytek.Engine.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Contents;

/// <summary>Content types, items, versions, the field index and the content API.</summary>
public sealed class ContentsModule : IModule
{
    internal const string FeatureId = "Jaytek.Contents";

    /// <inheritdoc/>
    public void Build(ModuleBuilder module)
    {
        var feature = module.Feature(
            FeatureId, "Contents", "Content", "Content types made of parts and fields, items with drafts and versions, and the content API.");
        feature.Aliases(
            "OrchardCore.Contents", "OrchardCore.ContentTypes", "OrchardCore.ContentFields", "OrchardCore.ContentFields.Indexing.SQL",
            "OrchardCore.ContentPreview", "OrchardCore.Title", "OrchardCore.Alias", "OrchardCore.Autoroute", "OrchardCore.Html", "OrchardCore.Markdown",
            "OrchardCore.Liquid", "OrchardCore.Lists", "OrchardCore.Flows", "OrchardCore.Taxonomies", "OrchardCore.PublishLater",
            "OrchardCore.ArchiveLater", "OrchardCore.Seo", "OrchardCore.Spatial", "OrchardCore.ContentLocalization", "OrchardCore.Indexing");
        feature.Options<ContentsOptions>("Contents");
        feature.Tables<VersionTable>().Tables<DefinitionTable>().Tables<HandleTable>().Tables<ScheduleTable>().Tables<IndexTables>().Tables<ReferenceTable>()
            .Tables<BulkTables>().Tables<ListViewTable>();
        feature.AddApi().AddQueries();
        feature.Permissions(ContentsPermissions.All);
        feature.Add<IPermissionSource, ContentsPermissions>();
        feature.Add<IApiDescriber, ContentDescriber>();
        feature.Endpoints(Admin.Editors.Controls.EditorEndpoints.Map);
        feature.Add<IRecipeStep, ContentDefinitionStep>();
        feature.Add<IRecipeStep, ReplaceContentDefinitionStep>();
        feature.Add<IRecipeStep, DeleteContentDefinitionStep>();
        feature.Add<IRecipeStep, ContentStep>();
        feature.Add<IRecipeStep, DemoDeskStep>();
        feature.Add<IContentHandler, CheckPickedItems>();
        feature.Add<IContentHandler, CheckEditorsFields>();
        feature.Add<IContentHandler, CheckCanonical>();
        feature.Add<ISearchSource, ContentSearch>();
        feature.Add<IContentHandler, CheckPlans>();
        feature.Add<IContentHandler, CheckPlanOrder>();
        feature.Add<IContentHandler, CheckPublicationDate>();
        feature.Recipe("contents.recipe.json");
        feature.Handles<ContentDefinitionsChanged, BuildFields>("contents.index.build");
        feature.Job<BuildFields>("contents.index", "20 * * * * ?");
        feature.Job<RunSchedule>("contents.schedule", "0 * * * * ?");
        feature.Job<MarkDeleted>("contents.trash", "0 10 3 * * ?");
        feature.Job<BuildReferences>("contents.references", "40 * * * * ?");
        feature.Job<RunBulk>(BulkQueue.JobName, "0/10 * * * * ?");
        feature.Job<SweepBulkRuns>(SweepBulkRuns.Name, "0 35 3 * * ?");
        feature.Command<ContentVerb>("content");
        feature.Command<ClientVerb>("typescript-client");
        feature.Add<IPersonalData, OwnerData>();
        feature.Services(AddServices);
        AddFields(feature);
        AddParts(feature);
        feature.AddAdmin();
        feature.AddTypeEditor();
        AdminFeature.Build(module);
    }

    private static void AddFields(FeatureBuilder feature) => feature
        .Add<IFieldType, TextField>(ServiceLifetime.Singleton)
        .Add<IFieldType, HtmlField>(ServiceLifetime.Singleton)
        .Add<IFieldType, MarkdownField>(ServiceLifetime.Singleton)
        .Add<IFieldType, BooleanField>(ServiceLifetime.Singleton)
        .Add<IFieldType, NumericField>(ServiceLifetime.Singleton)
        .Add<IFieldType, DateField>(ServiceLifetime.Singleton)
        .Add<IFieldType, DateTimeField>(ServiceLifetime.Singleton)
        .Add<IFieldType, TimeField>(ServiceLifetime.Singleton)
        .Add<IFieldType, LinkField>(ServiceLifetime.Singleton)
        .Add<IFieldType, YoutubeField>(ServiceLifetime.Singleton)
        .Add<IFieldType, ContentPickerField>(ServiceLifetime.Singleton)
        .Add<IFieldType, UserPickerField>(ServiceLifetime.Singleton)
        .Add<IFieldType, LocalizationSetContentPickerField>(ServiceLifetime.Singleton)
        .Add<IFieldType, TaxonomyField>(ServiceLifetime.Singleton)
        .Add<IFieldType, MultiTextField>(ServiceLifetime.Singleton)
        .Add<IFieldType, GeoPointField>(ServiceLifetime.Singleton);

    private static void AddParts(FeatureBuilder feature) => feature
        .Add<IContentPart, TitlePart>(ServiceLifetime.Singleton)
        .Add<IContentPart, AliasPart>(ServiceLifetime.Singleton)
        .Add<IContentPart, AutoroutePart>(ServiceLifetime.Singleton)
        .Add<IContentPart, HtmlBodyPart>(ServiceLifetime.Singleton)
        .Add<IContentPart, MarkdownBodyPart>(ServiceLifetime.Singleton)
        .Add<IContentPart, LiquidPart>(ServiceLifetime.Singleton)
        .Add<IContentPart, ListPart>(ServiceLifetime.Singleton)
        .Add<IContentPart, ContainedPart>(ServiceLifetime.Singleton)
        .Add<IContentPart, BagPart>(ServiceLifetime.Singleton)
        .Add<IContentPart, FlowPart>(ServiceLifetime.Singleton)
        .Add<IContentPart, WidgetsListPart>(ServiceLifetime.Singleton)
        .Add<IContentPart, TaxonomyPart>(ServiceLifetime.Singleton)
        .Add<IContentPart, PublishLaterPart>(ServiceLifetime.Singleton)
        .Add<IContentPart, ArchiveLaterPart>(ServiceLifetime.Singleton)
        .Add<IContentPart, SeoMetaPart>(ServiceLifetime.Singleton)
        .Add<IContentPart, PreviewPart>(ServiceLifetime.Singleton)
        .Add<IContentPart, MenuPart>(ServiceLifetime.Singleton)
        .Add<IContentPart, MenuItemsListPart>(ServiceLifetime.Singleton)
        .Add<IContentPart, LinkMenuItemPart>(ServiceLifetime.Singleton)
        .Add<IContentPart, ContentMenuItemPart>(ServiceLifetime.Singleton)
        .Add<IContentPart, HtmlMenuItemPart>(ServiceLifetime.Singleton)
        .Add<IContentPart, CommonPart>(ServiceLifetime.Singleton)
        .Add<IContentPart, LocalizationPart>(ServiceLifetime.Singleton);

    private static void AddServices(IServiceCollection services)
    {
        services.AddSingleton<IContentText, ContentText>();
        services.AddSingleton<DefinitionCache>();
        services.AddSingleton<FieldMaps>();
        services.AddSingleton<PublishedCache>();
        services.AddSingleton<IEpochListener>(provider => provider.GetRequiredService<DefinitionCache>());
        services.AddSingleton<IEpochListener>(provider => provider.GetRequiredService<FieldMaps>());
        services.AddSingleton<IEpochListener>(provider => provider.GetRequiredService<PublishedCache>());
        services.AddSingleton<TermNames>();
        services.AddSingleton<IEpochListener>(provider => provider.GetRequiredService<TermNames>());
        services.AddSingleton<QueryCursor>();
        services.AddSingleton<ContentProjection>();
        services.AddSingleton<PublishedDocuments>();
        services.AddSingleton<ReservedPaths>();
        services.AddSingleton<IIndexWriter>(provider => IsPostgres(provider) ? new PostgresIndexWriter() : new SqliteIndexWriter());
        services.AddSingleton<IQueryDialect>(provider => IsPostgres(provider) ? new PostgresDialect() : new SqliteDialect());

        services.AddScoped<DefinitionView>();
        services.AddScoped<IContentDefinitionManager>(provider => provider.GetRequiredService<DefinitionView>());
        services.AddScoped<ContentKinds>();
        services.AddScoped<TypeSchemas>();
        services.AddScoped<TypeScriptClient>();
        services.AddScoped<ContentIndexer>();
        services.AddScoped<IndexFields>();
        services.AddScoped<ChangeDefinitions>();
        services.AddScoped<DefinitionStepRunner>();
        services.AddScoped<ContentWarnings>();
        services.AddScoped<LeaveNotice>();
        services.AddScoped<RemoveDemo>();
        services.AddScoped<RebuildIndex>();
        services.AddScoped<SearchTexts>();
        services.AddScoped<Handles>();
        services.AddScoped<PlaceholderValues>();
        services.AddScoped<EditorsRight>();
        services.AddScoped<NameAssigner>();
        AddItems(services);
    }

    private static void AddItems(IServiceCollection services)
    {
        services.AddScoped<ContentConnections>();
        services.AddScoped<QueryRunner>();
        services.AddScoped<TextSearch>();
        services.AddScoped<IncludedItems>();
        services.AddScoped<ListBytes>();
        services.AddScoped<ReadShaped>();
        services.AddScoped<IContentReader, ContentReader>();
        services.AddScoped<IContentRights, ContentRights>();
        services.AddScoped<IPublicAddresses, PublicAddresses>();
        services.AddScoped<ItemPreparation>();
        services.AddScoped<ItemWriter>();
        services.AddScoped<PublishGuards>();
        services.AddScoped<SaveDraft>();
        services.AddScoped<PublishContent>();
        services.AddScoped<FreeNames>();
        services.AddScoped<RestoreVersion>();
        services.AddScoped<RestoreContent>();
        services.AddScoped<RestoreAndSave>();
        services.AddScoped<PurgeContent>();
        services.AddScoped<SaveAndPublish>();
        services.AddScoped<UnpublishContent>();
        services.AddScoped<SaveAndUnpublish>();
        services.AddScoped<DropPlan>();
        services.AddScoped<DeleteContent>();
        services.AddScoped<DiscardDraft>();
        services.AddScoped<ItemCopies>();
        services.AddScoped<CloneContent>();
        services.AddScoped<ImportContentItem>();
        services.AddScoped<UpsertContent>();
        services.AddScoped<ReplaceContent>();
        services.AddScoped<PatchContent>();
        services.AddScoped<BulkQueue>();
        services.AddScoped<StartBulkRun>();
        services.AddScoped<CancelBulkRun>();
        services.AddScoped<RetryBulkRun>();
        services.AddScoped<CollectBulkItems>();
        services.AddScoped<WorkBulkItem>();
        services.AddScoped<FinishBulkRun>();
        services.AddScoped<BulkRuns>();
        services.AddScoped<IContentManager, ContentManager>();
    }

    private static bool IsPostgres(IServiceProvider provider) =>
        provider.GetRequiredService<IReadConnections>().Provider == DatabaseProvider.Postgres;
}

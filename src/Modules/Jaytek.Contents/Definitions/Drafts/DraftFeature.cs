using Jaytek.Contents.Admin.Types;
using Jaytek.Engine.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Contents.Definitions.Drafts;

/// <summary>What the type editor adds to the feature Contents.</summary>
internal static class DraftFeature
{
    public static FeatureBuilder AddTypeEditor(this FeatureBuilder contents) => contents
        .Tables<DraftTable>()
        .Services(services =>
        {
            services.AddSingleton<OwnedDefinitions>();
            services.AddScoped<Drafts>();
            services.AddScoped<ChangeDraft>();
            services.AddScoped<ApplyDraft>();
            services.AddScoped<DiscardChanges>();
            services.AddScoped<SettingForms>();
            services.AddScoped<DefinitionDesk>();
        });
}

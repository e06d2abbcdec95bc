using Jaytek.Admin.Contracts;
using Jaytek.Contents.Api.Previews;
using Jaytek.Contents.Api.Writes;
using Jaytek.Engine.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Contents.Api;

/// <summary>What the content API brings beside its addresses.</summary>
internal static class ApiFeature
{
    public static FeatureBuilder AddApi(this FeatureBuilder feature) => feature
        .Tables<IdempotentAnswerTable>()
        .Endpoints(ContentEndpoints.Map)
        .Settings<PreviewSettings>(PreviewSettings.Key)
        .Add<ISettingsCard, PreviewCard>()
        .Job<SweepIdempotentAnswers>(SweepIdempotentAnswers.Name, "0 15 * * * ?")
        .Services(services =>
        {
            services.AddScoped<ContentOperations>();
            services.AddScoped<ContentAnswers>();
            services.AddScoped<IdempotentAnswers>();
            services.AddSingleton<PreviewTokens>();
            services.AddScoped<MakePreview>();
        });
}

using Jaytek.Engine.Contracts;
using Jaytek.Engine.Epochs;
using Jaytek.Engine.Http.Describing;
using Jaytek.Engine.Menus;
using Jaytek.Engine.Modules;
using Jaytek.Webhooks.Deliveries;
using Jaytek.Webhooks.Endpoints;
using Jaytek.Webhooks.Recipes;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Webhooks;

/// <summary>Tells other servers what happens here.</summary>
public sealed class WebhooksModule : IModule
{
    internal const string Feature = "Jaytek.Webhooks";

    /// <inheritdoc/>
    public void Build(ModuleBuilder module) => module
        .Feature(Feature, "Webhooks", "Integration", "Tells other servers of what is published, changed or deleted, signed as Standard Webhooks.")
        .Options<WebhooksOptions>("Webhooks")
        .Tables<EndpointTable>()
        .Tables<DeliveryTable>()
        .Services(Register)
        .Taps<QueueDeliveries>()
        .Handles<EndpointOffMailRequested, MailEndpointOff>("webhooks.endpoint.mail")
        .Add<IApiDescriber, MessageDescriber>()
        .Add<IRecipeStep, WebhooksStep>()
        .Job<SweepDeliveries>("webhooks.sweep", "0 50 3 * * ?")
        .Permissions(WebhooksPermissions.All)
        .Menu(new MenuEntry("Tools", "Webhooks", "/admin/webhooks", WebhooksPermissions.Manage, 40, "webhook"));

    private static void Register(IServiceCollection services)
    {
        services.AddSingleton<EventNames>();
        services.AddSingleton<EndpointIndex>();
        services.AddSingleton<IEpochListener>(s => s.GetRequiredService<EndpointIndex>());
        services.AddSingleton<EndpointUrl>();
        services.AddSingleton<Secrets>();
        services.AddScoped<SaveEndpoint>();
        services.AddScoped<RotateSecret>();
        services.AddScoped<DeleteEndpoint>();
        services.AddScoped<DisableEndpoint>();
        services.AddSingleton<WebhookHttp>();
        services.AddSingleton<CallEndpoint>();
        services.AddScoped<DeliveryLane>();
        services.AddScoped<Redeliver>();
        services.AddScoped<SendTest>();
        services.AddSingleton<DeliverySender>();
        services.AddHostedService(s => s.GetRequiredService<DeliverySender>());
    }
}

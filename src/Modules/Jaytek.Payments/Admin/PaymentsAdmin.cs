using Jaytek.Admin.Contracts;
using Jaytek.Engine.Menus;
using Jaytek.Engine.Modules;
using Jaytek.Payments.Promotions.Admin;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Payments.Admin;

/// <summary>The pages of payments in the admin.</summary>
internal static class PaymentsAdmin
{
    private const string Group = "Sales";

    /// <summary>Their readers and menu entries.</summary>
    public static FeatureBuilder Admin(this FeatureBuilder module) => module
        .Services(Register)
        .Add<IAuditTarget, OrderAuditTarget>()
        .Add<IAuditTarget, SubscriptionAuditTarget>()
        .Menu(new MenuEntry(Group, "Payments", PaymentsModel.Address, PaymentsPermissions.Read, 10, "coin"))
        .Menu(new MenuEntry(Group, "Subscriptions", SubscriptionsModel.Address, PaymentsPermissions.Read, 10, "refresh"))
        .Menu(new MenuEntry(Group, "Refunds", RefundsModel.Address, PaymentsPermissions.Read, 11, "arrow-back-up"))
        .Menu(new MenuEntry(Group, "Disputes", DisputesModel.Address, PaymentsPermissions.Read, 12, "flag"))
        .Menu(new MenuEntry(Group, "Promotion codes", PromotionsModel.Address, PaymentsPermissions.Read, 13, "tag"))
        .Menu(new MenuEntry(Group, "Provider events", EventsModel.Address, PaymentsPermissions.Read, 13, "activity"))
        .Menu(new MenuEntry(Group, "Differences", DifferencesModel.Address, PaymentsPermissions.Read, 14, "clipboard-check"));

    private static void Register(IServiceCollection services)
    {
        services.AddScoped<OrderList>();
        services.AddScoped<PaymentReader>();
        services.AddScoped<SubscriptionReader>();
        services.AddScoped<EventList>();
        services.AddScoped<ProviderReader>();
    }
}

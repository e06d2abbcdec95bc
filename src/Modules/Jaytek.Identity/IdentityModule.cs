using Jaytek.Admin.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Epochs;
using Jaytek.Engine.Http.Describing;
using Jaytek.Engine.Menus;
using Jaytek.Engine.Modules;
using Jaytek.Engine.Security;
using Jaytek.Identity.Account;
using Jaytek.Identity.Contracts;
using Jaytek.Identity.External;
using Jaytek.Identity.Links;
using Jaytek.Identity.Mail;
using Jaytek.Identity.Passkeys;
using Jaytek.Identity.Rights;
using Jaytek.Identity.Roles;
using Jaytek.Identity.Roles.Admin;
using Jaytek.Identity.SecondFactor;
using Jaytek.Identity.SignIn;
using Jaytek.Identity.SignUp;
using Jaytek.Identity.SignUp.Admin;
using Jaytek.Identity.Users;
using Jaytek.Identity.Users.Admin;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Identity;

/// <summary>Users, roles, rights and the doors by which people and scripts sign in.</summary>
public sealed class IdentityModule : IModule
{
    /// <inheritdoc/>
    public void Build(ModuleBuilder module)
    {
        module.Feature(
                "Jaytek.Identity", "Identity", "Access",
                "Users, roles and rights; sign-in by cookie for people and by bearer token for scripts.", alwaysOn: true)
            .Aliases("OrchardCore.Users", "OrchardCore.Roles", "OrchardCore.Roles.Core")
            .Options<AccountOptions>("Identity")
            .Options<ExternalSignInOptions>("ExternalSignIn")
            .Tables<RoleTables>()
            .Tables<UserTables>()
            .Tables<SignUpTable>()
            .Tables<SessionTable>()
            .Tables<SecondFactorTables>()
            .Tables<SignInLinkTable>()
            .Settings<SignUpSettings>("SignUp")
            .Settings<SignInSettings>(SignInSettings.Section)
            .Settings<ExternalSignInSettings>("ExternalSignIn")
            .Services(AddRights)
            .Services(AddUsersAndRoles)
            .Services(services => services.AddSignIn())
            .Services(services => services.AddExternalSignIn())
            .Services(AddSignUpAndAccount)
            .Add<IRecipeStep, RolesStep>()
            .Add<IRecipeStep, UsersStep>()
            .Add<IPersonalData, AccountData>()
            .Add<IAuditTarget, UserAuditTarget>()
            .Add<IAuditTarget, RoleAuditTarget>()
            .Add<IPersonalData, SignUpData>()
            .Handles<AccountMailRequested, SendAccountMail>("identity.mail.send")
            .Handles<AccountConfirmed, TellOfApplication>("identity.application.tell")
            .Add<ISettingsCard, SignUpCard>()
            .Add<ISettingsCard, SignInCard>()
            .Add<ISettingsCard, ExternalSignInCard>()
            .Add<IDashboardWidget, ApplicationsWidget>()
            .Add<IAdminSearchSource, UserSearch>()
            .Job<SweepUnconfirmed>(SweepUnconfirmed.Name, "0 50 3 * * ?")
            .Job<SweepSessions>(SweepSessions.Name, "0 40 3 * * ?")
            .Command<UserCommand>("user")
            .Endpoints(TokenEndpoints.Map)
            .Add<IApiDescriber, SignInDescriber>()
            .Permissions(IdentityPermissions.All)
            .Menu(
                new MenuEntry("Access", "Users", "/admin/users", IdentityPermissions.ViewUsers, 10, "users"),
                new MenuEntry("Access", "Roles", "/admin/roles", IdentityPermissions.ManageRoles, 20, "shield-lock"),
                new MenuEntry("Access", "Applications", "/admin/applications", IdentityPermissions.AssignRoles, 30, "school"))
            .Recipe("identity.recipe.json");
    }

    private static void AddRights(IServiceCollection services)
    {
        services.AddSingleton<RightsCache>();
        services.AddSingleton<IEpochListener>(provider => provider.GetRequiredService<RightsCache>());
        services.AddSingleton<IEpochListener, AccountsEpoch>();
        services.AddSingleton<IAuthorizer, Authorizer>();
        services.AddSingleton<IRoleDirectory, RoleDirectory>();
        services.AddSingleton<IActorSource, ActorSource>();
        services.AddSingleton<IAccounts, Accounts>();
        services.AddScoped<Ceiling>();
        services.AddScoped<IRightsCeiling>(provider => provider.GetRequiredService<Ceiling>());
    }

    private static void AddSignUpAndAccount(IServiceCollection services)
    {
        services.AddScoped<AccountLinks>();
        services.AddScoped<SignUpAccount>();
        services.AddScoped<ConfirmSignUp>();
        services.AddScoped<ConfirmByHand>();
        services.AddScoped<SendConfirmation>();
        services.AddScoped<ForgetUnconfirmed>();
        services.AddScoped<DecideApplication>();
        services.AddScoped<OwnAccount>();
        services.AddScoped<IFreshProof>(provider => provider.GetRequiredService<OwnAccount>());
        services.AddScoped<EndAccess>();
        services.AddScoped<OwnSessions>();
        services.AddScoped<SetUpTwoFactor>();
        services.AddScoped<ChangeTwoFactor>();
        services.AddScoped<ResetTwoFactor>();
        services.AddScoped<OwnPasskeys>();
        services.AddScoped<SignInByPasskey>();
        services.AddScoped<LastWay>();
        services.AddSingleton<PasskeyState>();
        services.AddScoped<IPasskeyHandler<AppUser>, PasskeyHandler<AppUser>>();
        services.AddScoped<SignInLinks>();
        services.AddScoped<RequestSignInLink>();
        services.AddScoped<OwnAccountView>();
        services.AddScoped<OwnData>();
        services.AddScoped<NewPassword>();
        services.AddScoped<SaveOwnProfile>();
        services.AddScoped<ChangeOwnPassword>();
        services.AddScoped<RequestPasswordReset>();
        services.AddScoped<ResetPassword>();
        services.AddScoped<RequestEmailChange>();
        services.AddScoped<ConfirmEmailChange>();
        services.AddScoped<EndOwnSessions>();
        services.AddScoped<EraseOwnAccount>();
    }

    private static void AddUsersAndRoles(IServiceCollection services)
    {
        services.AddScoped<SaveRole>();
        services.AddScoped<DeleteRole>();
        services.AddScoped<SaveMatrix>();
        services.AddScoped<IVisitorRights, VisitorRights>();
        services.AddScoped<RoleColumns>();
        services.AddScoped<Memberships>();
        services.AddScoped<CreateUser>();
        services.AddScoped<ChangeRoles>();
        services.AddScoped<SetPassword>();
        services.AddScoped<SuspendUser>();
        services.AddScoped<EditUser>();
        services.AddScoped<SignOutUser>();
        services.AddScoped<LiftLock>();
        services.AddScoped<RemoveOtherWays>();
        services.AddScoped<DeleteUser>();
        services.AddScoped<AccountChanges>();
        services.AddScoped<WaitingVerbs>();
        services.AddScoped<ImportUser>();
        services.AddScoped<UserList>();
        services.AddScoped<RoleChoices>();
        services.AddScoped<IUserDirectory, UserDirectory>();
        services.AddScoped<IAdminAccount, AdminAccount>();
    }
}

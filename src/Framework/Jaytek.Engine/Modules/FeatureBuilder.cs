using Jaytek.Engine.CommandLine;
using Jaytek.Engine.Configuration;
using Jaytek.Engine.Data;
using Jaytek.Engine.Events;
using Jaytek.Engine.Features;
using Jaytek.Engine.Jobs;
using Jaytek.Engine.Menus;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Jaytek.Engine.Modules;

/// <summary>Collects what one feature contributes. Everything added here disappears from use, at once, when the feature is switched off.</summary>
public sealed class FeatureBuilder
{
    private readonly ModuleBuilder _module;
    private readonly List<Action<IEndpointRouteBuilder>> _endpoints = [];

    internal FeatureBuilder(ModuleBuilder module, FeatureInfo info) => (_module, Info) = (module, info);

    /// <summary>The feature as declared so far.</summary>
    public FeatureInfo Info { get; private set; }

    internal IReadOnlyList<Action<IEndpointRouteBuilder>> EndpointMaps => _endpoints;

    /// <summary>Registers plain services. They are there whatever the feature's state; its doors are what is gated.</summary>
    public FeatureBuilder Services(Action<IServiceCollection> register)
    {
        register(_module.ModuleServices);
        return this;
    }

    /// <summary>Contributes an implementation of somebody's contract; consumers see it through <see cref="Enabled{T}"/>.</summary>
    public FeatureBuilder Add<TContract, TImplementation>(ServiceLifetime lifetime = ServiceLifetime.Scoped)
        where TContract : class
        where TImplementation : class, TContract
    {
        _module.ModuleServices.TryAdd(new ServiceDescriptor(typeof(TImplementation), typeof(TImplementation), lifetime));
        _module.ModuleServices.AddSingleton(new Contribution<TContract>(Info.Id, typeof(TImplementation)));
        return this;
    }

    /// <summary>Maps minimal API endpoints; each must state <c>.Require(permission)</c> or <c>.Open(why)</c>.</summary>
    public FeatureBuilder Endpoints(Action<IEndpointRouteBuilder> map)
    {
        _endpoints.Add(map);
        return this;
    }

    /// <summary>Declares the permissions that an admin can grant.</summary>
    public FeatureBuilder Permissions(params IEnumerable<PermissionInfo> permissions)
    {
        foreach (var permission in permissions)
            _module.ModuleServices.AddSingleton(new Declared<PermissionInfo>(Info.Id, permission));
        return this;
    }

    /// <summary>Adds entries to the admin's navigation.</summary>
    public FeatureBuilder Menu(params IEnumerable<MenuEntry> entries)
    {
        foreach (var entry in entries)
            _module.ModuleServices.AddSingleton(new Declared<MenuEntry>(Info.Id, entry));
        return this;
    }

    /// <summary>Runs <typeparamref name="TJob"/> by a Quartz cron expression in UTC.</summary>
    public FeatureBuilder Job<TJob>(string name, string cron) where TJob : class, IJob
    {
        _module.ModuleServices.TryAddScoped<TJob>();
        _module.ModuleServices.AddSingleton(new JobInfo(name, cron, typeof(TJob), Info.Id));
        return this;
    }

    /// <summary>Calls <typeparamref name="THandler"/> after each committed <typeparamref name="TEvent"/>, at least once.</summary>
    /// <param name="handler">The handler's stable name, <c>module.noun.verb</c>: events wait under it, over renamings and releases. One handler of several events has one name.</param>
    /// <param name="asksOutside">True where it waits for others, as for a payment provider: then it has a lane of its own, and what hangs there holds up no other handler.</param>
    public FeatureBuilder Handles<TEvent, THandler>(string handler, bool asksOutside = false)
        where TEvent : class, IDomainEvent
        where THandler : class, IEventHandler<TEvent>
    {
        _module.ModuleServices.TryAddScoped<THandler>();
        _module.ModuleServices.AddSingleton(EventSubscription.Of<TEvent, THandler>(handler, Info.Id) with { AsksOutside = asksOutside });
        return this;
    }

    /// <summary>Shows <typeparamref name="TTap"/> every event in the transaction that raises it, also while the feature is off.</summary>
    public FeatureBuilder Taps<TTap>() where TTap : class, IEventTap
    {
        _module.ModuleServices.AddSingleton<IEventTap, TTap>();
        return this;
    }

    /// <summary>Adds a verb to the command line.</summary>
    public FeatureBuilder Command<TCommand>(string verb) where TCommand : class, ICommandVerb
    {
        _module.ModuleServices.TryAddScoped<TCommand>();
        _module.ModuleServices.AddSingleton(new CommandInfo(verb, typeof(TCommand), Info.Id));
        return this;
    }

    /// <summary>Adds tables to the one model; they stay whatever the feature's state.</summary>
    public FeatureBuilder Tables<TContributor>() where TContributor : class, IModelContributor, new()
    {
        _module.ModuleServices.AddSingleton<IModelContributor>(new TContributor());
        return this;
    }

    /// <summary>Declares typed settings that are kept in the database under <paramref name="key"/>.</summary>
    public FeatureBuilder Settings<TSettings>(string key) where TSettings : class, new()
    {
        _module.ModuleServices.AddSingleton(new SettingsInfo(key, typeof(TSettings), Info.Id));
        _module.ModuleServices.AddScoped<ISettings<TSettings>>(services => ActivatorUtilities.CreateInstance<TypedSettings<TSettings>>(services, key));
        return this;
    }

    /// <summary>Binds options to <c>Jaytek:{section}</c> and checks them at start.</summary>
    public FeatureBuilder Options<TOptions>(string section) where TOptions : class
    {
        _module.ModuleServices.AddConfigured<TOptions>(_module.Configuration, section);
        return this;
    }

    /// <summary>Names an embedded recipe (a file in the module's folder) that runs when the feature is switched on for the first time.</summary>
    public FeatureBuilder Recipe(string fileName)
    {
        Info = Info with { Recipes = [.. Info.Recipes, fileName] };
        return this;
    }

    /// <summary>Names other systems' features that mean this one.</summary>
    public FeatureBuilder Aliases(params IEnumerable<string> featureIds)
    {
        Info = Info with { Aliases = [.. Info.Aliases, .. featureIds] };
        return this;
    }
}

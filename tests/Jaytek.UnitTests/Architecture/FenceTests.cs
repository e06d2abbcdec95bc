using System.Reflection;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.Engine.Hosting;
using Jaytek.Engine.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.UnitTests.Architecture;

/// <summary>One test per fence over all discovered modules, and a guilty fixture that shows that the fence bites.</summary>
public sealed class FenceTests
{
    private static readonly ServiceCollection Services = [];
    private static readonly ModuleCatalog Catalog = ModuleCatalog.Load(Services, new ConfigurationBuilder().Build());
    private static readonly Assembly[] Modules = [.. Catalog.Assemblies.Where(a => a.GetName().Name!.StartsWith("Jaytek.", StringComparison.Ordinal) && !a.GetName().Name!.EndsWith("Tests", StringComparison.Ordinal))];
    private static readonly Assembly[] Framework = [typeof(ModuleCatalog).Assembly, typeof(Jaytek.Kernel.Permission).Assembly];
    private static readonly HashSet<Type> Contracts = [.. Services.Select(d => d.ServiceType)
        .Where(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(Contribution<>)).Select(t => t.GetGenericArguments()[0])];

    // What runs any action and what yields any contribution are made to find others. The view of a list is made by hand for each request
    // of the busiest path; it is the one that should still say what it needs.
    private static readonly HashSet<Type> Factories =
        [typeof(Jaytek.Engine.Actions.ActionRunner), typeof(Enabled<>), typeof(Jaytek.Contents.Api.ListView), typeof(Jaytek.Contents.Api.Writes.ContentOperations)];

    [Fact]
    public void Modules_are_found() => Assert.NotEmpty(Modules);

    [Fact]
    public void Only_contracts_and_what_the_framework_needs_are_public() => None(Modules.SelectMany(m => Fences.NeedlesslyPublic(m.GetTypes())));

    [Fact]
    public void Nobody_takes_the_contributions_of_features_that_are_off() =>
        None(Modules.Concat(Framework).SelectMany(m => Fences.BareContributions(m.GetTypes(), Contracts)));

    [Fact]
    public void Classes_are_sealed_unless_somebody_inherits() => None(Modules.Concat(Framework).SelectMany(m => Fences.Unsealed(m.GetTypes())));

    [Fact]
    public void Async_methods_can_be_cancelled() => None(Modules.Concat(Framework).SelectMany(m => Fences.WithoutCancellation(m.GetTypes())));

    [Fact]
    public void Entities_are_internal_to_their_modules()
    {
        using var db = DesignTime.CreateContext(DatabaseProvider.Sqlite);
        None(Fences.PublicEntities(db, Modules.Concat(Framework).ToHashSet()));
    }

    [Fact]
    public void Nobody_takes_the_whole_container() => None(Modules.Concat(Framework).SelectMany(m => Fences.ServiceLocators(m.GetTypes(), Factories)));

    [Fact]
    public void No_money_is_floating_point() => None(Modules.Concat(Framework).SelectMany(m => Fences.FloatingMoney(m.GetTypes())));

    // The framework's own message cuts such lists.
    private static void None(IEnumerable<string> found)
    {
        var all = found.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }

    [Fact]
    public void The_guilty_are_caught()
    {
        Assert.Single(Fences.ServiceLocators([typeof(GuiltyLocator)], Factories));
        Assert.Equal(3, Fences.FloatingMoney([typeof(GuiltyMoney)]).Count());
        Assert.Single(Fences.WithoutCancellation([typeof(GuiltyContext)]));
        Assert.Empty(Fences.WithoutCancellation([typeof(InnocentAsync)]));
        Assert.Single(Fences.NeedlesslyPublic([typeof(GuiltyPublic)]));
        Assert.Single(Fences.BareContributions([typeof(GuiltyConsumer)], new HashSet<Type> { typeof(IGuiltyContract) }));
        Assert.Single(Fences.Unsealed([typeof(GuiltyUnsealed)]));
        Assert.Single(Fences.WithoutCancellation([typeof(GuiltyAsync)]));
        Assert.Empty(Fences.BareContributions([typeof(InnocentConsumer)], new HashSet<Type> { typeof(IGuiltyContract) }));
    }

    internal sealed class GuiltyLocator(IServiceProvider services)
    {
        public object? Find(Type type) => services.GetService(type);
    }

    internal sealed class GuiltyMoney
    {
        private double _price = 1;

        public float Tip(double amount) => (float)(_price += amount);

        public float? Fee => (float)_price;
    }

    internal sealed class GuiltyContext
    {
        public static Task WaitAsync(NameOnlyContext context) => Task.FromResult(context);
    }

    internal sealed class NameOnlyContext;

    internal sealed class InnocentAsync
    {
        public static Task WaitAsync(Microsoft.AspNetCore.Http.HttpContext context) => Task.FromResult(context);
    }

    internal interface IGuiltyContract;

    internal sealed class GuiltyConsumer(IEnumerable<IGuiltyContract> all)
    {
        public int Count => all.Count();
    }

    internal sealed class InnocentConsumer(Enabled<IGuiltyContract> enabled)
    {
        public int Count => enabled.Count();
    }

    public class GuiltyUnsealed;

    internal sealed class GuiltyAsync
    {
        public static Task WaitAsync(int seconds) => Task.FromResult(seconds);
    }
}

public static class GuiltyPublic;

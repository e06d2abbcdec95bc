using System.Reflection;
using Jaytek.Engine.Data;
using Jaytek.Engine.Modules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.UnitTests.Architecture;

/// <summary>The fences between modules, as questions about one assembly; each answers the guilty.</summary>
internal static class Fences
{
    /// <summary>Public types that stand neither in <c>Contracts</c> nor are needed by the framework.</summary>
    public static IEnumerable<string> NeedlesslyPublic(IEnumerable<Type> types) =>
        types.Where(t => t is { IsPublic: true } && !InContracts(t) && !IsForTheFramework(t)).Select(t => t.FullName!);

    /// <summary>Constructors that dependency injection may call and that take all implementations of a contract, also those of features that are off.</summary>
    public static IEnumerable<string> BareContributions(IEnumerable<Type> types, IReadOnlySet<Type> contracts) =>
        from type in types
        from parameter in type.GetConstructors().SelectMany(c => c.GetParameters())
        let element = ElementOf(parameter.ParameterType)
        where element is not null && element != typeof(IModelContributor) && contracts.Contains(element)
        select $"{type.FullName} takes IEnumerable<{element.Name}>; take Enabled<{element.Name}>";

    /// <summary>Classes that are neither sealed nor abstract nor have a heir.</summary>
    public static IEnumerable<string> Unsealed(IReadOnlyCollection<Type> types) =>
        types.Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false } && !IsCompiled(t)
                && !types.Any(h => h.BaseType is { } b && (b == t || (b.IsGenericType && b.GetGenericTypeDefinition() == t))))
            .Select(t => t.FullName!);

    /// <summary>Async methods that nobody can end.</summary>
    public static IEnumerable<string> WithoutCancellation(IEnumerable<Type> types) =>
        from type in types
        where !IsCompiled(type) && !typeof(Delegate).IsAssignableFrom(type)
        from method in type.GetMethods(All | BindingFlags.DeclaredOnly)
        where method is { IsSpecialName: false, IsPrivate: false } && method.Name.EndsWith("Async", StringComparison.Ordinal)
            && IsAwaitable(method.ReturnType) && !IsForcedBySignature(type, method)
            && !method.GetParameters().Any(p => Carries(p.ParameterType))
        select $"{type.FullName}.{method.Name}";

    /// <summary>Classes mapped to tables that other assemblies could name.</summary>
    public static IEnumerable<string> PublicEntities(JaytekDb db, IReadOnlySet<Assembly> modules) =>
        db.Model.GetEntityTypes().Select(e => e.ClrType).Where(t => t.IsVisible && modules.Contains(t.Assembly)).Select(t => t.FullName!);

    /// <summary>Constructors that take the whole container, so that nobody sees what the class needs.</summary>
    /// <param name="types">The types.</param>
    /// <param name="factories">Those whose work it is to make others.</param>
    public static IEnumerable<string> ServiceLocators(IEnumerable<Type> types, IReadOnlySet<Type> factories) =>
        from type in types
        where !IsCompiled(type) && !factories.Contains(type)
        from constructor in type.GetConstructors(All)
        where constructor.GetParameters().Any(p => p.ParameterType == typeof(IServiceProvider))
        select $"{type.FullName} takes IServiceProvider; take what it needs, or a Func of it where that must be late";

    /// <summary>Numbers that lose cents and are named after money.</summary>
    public static IEnumerable<string> FloatingMoney(IEnumerable<Type> types) =>
        from type in types
        where !type.FullName!.StartsWith("AspNetCoreGeneratedDocument", StringComparison.Ordinal)
        from member in FloatingNames(type)
        where WordsOf(member).Any(MoneyWords.Contains)
        select $"{type.FullName}.{member} is floating-point; money is Money, or a long of minor units";

    private static readonly HashSet<string> MoneyWords = new(
        ["price", "amount", "money", "cost", "fee", "balance", "payout", "royalty", "royalties", "salary", "discount", "revenue", "earnings", "invoice", "tax"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The words of a name: <c>get_GrossPrice</c> has get, Gross and Price.</summary>
    private static IEnumerable<string> WordsOf(string name) => System.Text.RegularExpressions.Regex.Matches(name, "[A-Z]?[a-z]+").Select(match => match.Value);

    private static IEnumerable<string> FloatingNames(Type type) =>
        type.GetFields(All | BindingFlags.DeclaredOnly).Where(f => IsFloating(f.FieldType)).Select(f => f.Name)
            .Concat(type.GetMethods(All | BindingFlags.DeclaredOnly).Where(m => IsFloating(m.ReturnType)).Select(m => m.Name))
            .Concat(type.GetMethods(All | BindingFlags.DeclaredOnly).SelectMany(m => m.GetParameters()).Where(p => IsFloating(p.ParameterType)).Select(p => p.Name ?? ""))
            .Distinct(StringComparer.Ordinal);

    private static bool IsFloating(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var bare && (bare == typeof(double) || bare == typeof(float) || bare == typeof(Half));

    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static bool InContracts(Type type) =>
        type.Namespace is { } n && (n.EndsWith(".Contracts", StringComparison.Ordinal) || n.Contains(".Contracts.", StringComparison.Ordinal));

    private static bool IsForTheFramework(Type type) =>
        IsCompiled(type) || type.IsAssignableTo(typeof(IModule)) || type.IsAssignableTo(typeof(ControllerBase)) || type.IsAssignableTo(typeof(PageModel))
        || type.IsAssignableTo(typeof(ViewComponent)) || type.IsAssignableTo(typeof(ITagHelper));

    /// <summary>Views and what the compiler makes for itself.</summary>
    private static bool IsCompiled(Type type) =>
        type.Namespace == "AspNetCoreGeneratedDocument" || type.FullName!.Contains('<', StringComparison.Ordinal)
        || type.DeclaringType is { } outer && IsCompiled(outer);

    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>) ? type.GetGenericArguments()[0] : null;

    private static bool IsAwaitable(Type type) =>
        typeof(Task).IsAssignableFrom(type) || type == typeof(ValueTask) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    /// <summary>A token, or something that one can be asked for: a request, a job.</summary>
    private static bool Carries(Type type) =>
        type == typeof(CancellationToken) || type.GetProperties().Any(p => p.PropertyType == typeof(CancellationToken) || p.PropertyType == typeof(HttpContext));

    // An override or the implementation of somebody else's interface has the signature that it must have.
    private static bool IsForcedBySignature(Type type, MethodInfo method) =>
        method.GetBaseDefinition() != method
        // What cleans up must run to its end.
        || method.Name is "DisposeAsync" or "CloseAsync"
        // A view component's arguments come from the view; its token is the request's.
        || (method.Name == "InvokeAsync" && type.IsAssignableTo(typeof(ViewComponent)))
        || (!type.IsInterface && type.GetInterfaces().Where(i => i.Assembly.GetName().Name?.StartsWith("Jaytek.", StringComparison.Ordinal) != true)
            .Any(i => type.GetInterfaceMap(i).TargetMethods.Contains(method)));
}

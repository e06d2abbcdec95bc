using System.Reflection;
using Jaytek.Engine.Modules;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Jaytek.Engine.Features;

/// <summary>Gives every controller and page of a module its area (the module's id, which the view locations use) and its feature.</summary>
internal sealed class FeatureConvention(ModuleCatalog catalog) : IApplicationModelConvention, IPageApplicationModelConvention
{
    public void Apply(ApplicationModel application)
    {
        foreach (var controller in application.Controllers)
        {
            if (FeatureOf(controller.ControllerType) is not { } feature)
                continue;
            controller.RouteValues["area"] = ModuleOf(controller.ControllerType);
            foreach (var selector in controller.Selectors.Concat(controller.Actions.SelectMany(a => a.Selectors)))
                selector.EndpointMetadata.Add(feature);
        }
    }

    public void Apply(PageApplicationModel model)
    {
        if (FeatureOf(model.ModelType ?? model.PageType) is { } feature)
            model.EndpointMetadata.Add(feature);
    }

    private FeatureMetadata? FeatureOf(TypeInfo type) =>
        type.GetCustomAttribute<FeatureAttribute>()?.Id is { } id ? new FeatureMetadata(id)
        : catalog.MainFeatures.TryGetValue(ModuleOf(type), out var main) ? new FeatureMetadata(main) : null;

    private static string ModuleOf(Type type) => type.Assembly.GetName().Name!;
}

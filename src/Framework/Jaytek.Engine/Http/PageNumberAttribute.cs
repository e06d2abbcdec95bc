using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Jaytek.Engine.Http;

/// <summary>
/// Of a paged list: <c>page=</c> in the address is a whole number from 1, or the list has no such page and answers 404. Without this a
/// number that is none would show the first page, and so give it any number of addresses.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PageNumberAttribute : ActionFilterAttribute
{
    /// <inheritdoc/>
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.HttpContext.Request.Query.TryGetValue("page", out var asked)
            && !(int.TryParse(asked.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page >= 1))
            context.Result = new NotFoundResult();
    }
}

using Jaytek.Engine.Http;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Identity;

/// <summary>Puts a refusal where a form shows it: at its fields, or above them where it names none; and answers with its status.</summary>
internal static class FormErrors
{
    /// <summary>The page again, with what its fields lack: 422, since the form was understood and its values refused.</summary>
    public static PageResult Invalid(this PageModel page)
    {
        page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page.Page();
    }

    /// <summary>The status of a form's refusal.</summary>
    public static int StatusOf(Error error) =>
        error.Kind == ErrorKind.Invalid ? StatusCodes.Status422UnprocessableEntity : Problems.StatusOf(error.Kind);

    public static void Add(this ModelStateDictionary state, Error error, string form)
    {
        if (error.Members is not { Count: > 0 } members)
        {
            state.AddModelError("", error.Message);
            return;
        }

        foreach (var (member, messages) in members)
        {
            foreach (var message in messages)
                state.AddModelError($"{form}.{member}", message);
        }
    }
}

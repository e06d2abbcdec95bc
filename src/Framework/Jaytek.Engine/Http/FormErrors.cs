using System.Globalization;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Engine.Http;

/// <summary>Puts a refusal where a form shows it: at its fields, or above them where it names none; and answers with its status.</summary>
public static class FormErrors
{
    /// <summary>The page again, with what its fields lack: 422, since the form was understood and its values refused.</summary>
    public static PageResult Invalid(this PageModel page)
    {
        page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page.Page();
    }

    /// <summary>The page again where <see cref="Security.IWorkLimits"/> has its sender wait, with <paramref name="message"/> above the form: 429.</summary>
    public static PageResult TooMany(this PageModel page, TimeSpan wait, string message)
    {
        page.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        page.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        page.ModelState.AddModelError("", message);
        return page.Page();
    }

    /// <summary>The status of a form's refusal.</summary>
    public static int StatusOf(Error error) =>
        error.Kind == ErrorKind.Invalid ? StatusCodes.Status422UnprocessableEntity : Problems.StatusOf(error.Kind);

    /// <summary>Adds what is refused; <paramref name="form"/> is the property that the form's members stand in, if any.</summary>
    public static void AddRefusal(this ModelStateDictionary state, Error error, string form = "") =>
        state.AddRefusal(error, member => form.Length > 0 && member.Length > 0 ? $"{form}.{member}" : member);

    /// <summary>Adds what is refused; <paramref name="place"/> says where the message of a member stands: the name of an input, or none for above the form.</summary>
    public static void AddRefusal(this ModelStateDictionary state, Error error, Func<string, string> place)
    {
        if (error.Members is not { Count: > 0 } members)
        {
            state.AddModelError("", error.Message);
            return;
        }

        foreach (var (member, messages) in members)
        {
            foreach (var message in messages)
                state.AddModelError(place(member), message);
        }
    }
}

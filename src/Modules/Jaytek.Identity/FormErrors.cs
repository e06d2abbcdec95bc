using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Jaytek.Identity;

/// <summary>Puts a refusal where a form shows it: at its fields, or above them where it names none.</summary>
internal static class FormErrors
{
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

using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Jaytek.Pages;

/// <summary>A refusal as a page's form shows it: beside the members that it is about, else above the form.</summary>
internal static class ModelErrors
{
    public static void AddRefusal(this ModelStateDictionary state, Error error, string prefix)
    {
        if (error.Members is null or { Count: 0 })
        {
            state.AddModelError("", error.Message);
            return;
        }
        foreach (var (member, messages) in error.Members)
        {
            foreach (var message in messages)
                state.AddModelError(prefix.Length > 0 ? $"{prefix}.{member}" : member, message);
        }
    }
}

using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Jaytek.Engine.Http;

/// <summary>Answers 413 to what is too large, with words that name the limit. The framework alone would answer 400, since its check against forged requests is who reads the form.</summary>
public static class TooLarge
{
    private const string Item = "jaytek.too_large";

    /// <summary>Marks the answer as 413; a page is drawn for it, which says <paramref name="words"/>.</summary>
    /// <param name="context">The request.</param>
    /// <param name="words">A sentence that names the limit.</param>
    public static void Refuse(HttpContext context, string words)
    {
        context.Items[Item] = words;
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        // A browser shows no answer before its form is on its way: the server then throws away what comes, for some seconds at most.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
    }

    /// <summary>What was said of the limit; null where nobody said anything.</summary>
    internal static string? WordsOf(HttpContext context) => context.Items[Item] as string ?? (Limit(context) is { } most ? Words(context, most) : null);

    internal static long? Limit(HttpContext context) => context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;

    internal static string Words(HttpContext context, long most) => context.GetEndpoint()?.Metadata.GetMetadata<LargestFileAttribute>() is { } file
        ? $"The file may have up to {file.Megabytes} MB."
        : $"This address takes up to {Sizes.Of(most)} at once.";
}

/// <summary>Refuses what says of itself that it is larger than its address takes, before anybody reads it.</summary>
internal sealed class TooLargeBodies(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (TooLarge.Limit(context) is not { } most || !(context.Request.ContentLength > most))
            return next(context);
        var words = TooLarge.Words(context, most);
        TooLarge.Refuse(context, words);
        const int Status = StatusCodes.Status413PayloadTooLarge;
        return context.IsApi() ? Problems.WriteAsync(context, Status, Problems.CodeOf(Status), words) : Task.CompletedTask;
    }
}

/// <summary>As <see cref="TooLargeBodies"/>, for forms that do not say how large they are, and for those with too many or too long fields.</summary>
internal sealed class TooLargeForms : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is IAntiforgeryValidationFailedResult && await RefusalAsync(context.HttpContext, context.HttpContext.RequestAborted) is { } words)
        {
            TooLarge.Refuse(context.HttpContext, words);
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
        }
        await next();
    }

    // The form was read by the check already, and keeps how that ended.
    private static async Task<string?> RefusalAsync(HttpContext context, CancellationToken cancellationToken)
    {
        try
        {
            if (context.Request.HasFormContentType)
                await context.Request.ReadFormAsync(cancellationToken);
            return null;
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge.WordsOf(context);
        }
        // The reader of forms has no type for it: "Form value count limit 8192 exceeded."
        catch (InvalidDataException e) when (e.Message.Contains("limit", StringComparison.Ordinal))
        {
            return "It has more fields, or longer ones, than a form may have.";
        }
        // It broke off, or is no form at all: no matter of size, and the check has refused it already.
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return null;
        }
    }
}

using System.Buffers;
using System.Text.Json;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Jaytek.Contents.Api.Writes;

/// <summary>
/// Answers <c>POST /api/content/bulk</c>. Each operation has its own transaction and its own result, so that one wrong item spoils no
/// other; with <c>allOrNothing</c> there is one transaction, and the first refusal undoes all.
/// </summary>
internal static class BulkContent
{
    public static async Task RunAsync(HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        var services = context.RequestServices;
        var options = services.GetRequiredService<IOptions<ContentsOptions>>().Value;
        var bytes = await RequestJson.BytesAsync(context.Request, options.MaxBulkKilobytes, cancellationToken);
        var json = bytes.Error is { } unread ? unread : RequestJson.Object(bytes.Value);
        var body = json.Error is { } unreadable ? unreadable : BulkBody.Read(json.Value, options.MaxBulkOperations);
        var (key, malformed) = IdempotencyKey.Of(context.Request, bytes.IsSuccess ? bytes.Value : default);
        if ((body.Error ?? malformed) is { } wrong)
        {
            await wrong.ToHttp().ExecuteAsync(context);
            return;
        }

        var answer = body.Value.IsAllOrNothing
            ? await TogetherAsync(services, key, body.Value.Operations, cancellationToken)
            : await ApartAsync(services, key, body.Value.Operations, cancellationToken);
        if (answer.Error is { } error)
            await error.ToHttp().ExecuteAsync(context);
        else
            await ContentAnswers.SendAsync(context, answer.Value);
    }

    private static async Task<Result<ContentAnswer>> TogetherAsync(
        IServiceProvider services, IdempotencyKey? key, IReadOnlyList<ContentOperation> operations, CancellationToken cancellationToken)
    {
        var runner = services.GetRequiredService<ActionRunner>();
        var index = -1;
        var result = await services.GetRequiredService<IdempotentAnswers>().RunAsync(key, () => runner.RunAsync<ContentAnswer>("contents.api.bulk", async scope =>
        {
            // In one order whatever the body's, so that two bulks over the same items wait for each other instead of meeting in a deadlock.
            foreach (var id in operations.Select(operation => operation.ContentItemId).OfType<string>().Distinct().Order(StringComparer.Ordinal))
                await LockedItem.LockAsync(scope, id, cancellationToken);
            var results = new List<Result<ContentAnswer>>(operations.Count);
            for (index = 0; index < operations.Count; index++)
            {
                var result = await OneAsync(services, operations[index], cancellationToken);
                if (result.Error is { } refusal)
                    return refusal;
                results.Add(result);
            }

            return Answer(results);
        }, cancellationToken), cancellationToken);
        // A refusal of the whole (a key that was used, locks that were waited for in vain) names no operation.
        return result.Error is { } error && index >= 0 && index < operations.Count
            ? error with { Message = $"Nothing was changed: operation {index} was refused. {error.Message}", Members = At(index, error) }
            : result;
    }

    // As the body names it, so that a program finds the operation too.
    private static Dictionary<string, string[]> At(int index, Error error) => error.Members is { } members
        ? members.ToDictionary(member => $"operations[{index}].{member.Key}", member => member.Value)
        : new() { [$"operations[{index}]"] = [error.Message] };

    private static async Task<Result<ContentAnswer>> ApartAsync(
        IServiceProvider services, IdempotencyKey? key, IReadOnlyList<ContentOperation> operations, CancellationToken cancellationToken)
    {
        // The key of the whole only holds the body to what it was; each operation is done once under a key of its own.
        var claimed = await services.GetRequiredService<IdempotentAnswers>()
            .RunAsync(key, () => Task.FromResult<Result<ContentAnswer>>(new ContentAnswer(StatusCodes.Status200OK, "", null, false, [])), cancellationToken);
        if (claimed.Error is { } error)
            return error;
        var results = new List<Result<ContentAnswer>>(operations.Count);
        var actor = services.GetRequiredService<ICurrentActor>().Actor;
        await using (services.GetRequiredService<ActionRunner>().FollowOnce())
        {
            for (var index = 0; index < operations.Count; index++)
            {
                var operation = operations[index];
                // A scope for each: what one operation leaves in it is no business of the next.
                await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = actor;
                results.Add(await scope.ServiceProvider.GetRequiredService<IdempotentAnswers>()
                    .RunAsync(key?.At(index), () => OneAsync(scope.ServiceProvider, operation, cancellationToken), cancellationToken));
            }
        }

        return Answer(results);
    }

    private static async Task<Result<ContentAnswer>> OneAsync(IServiceProvider services, ContentOperation operation, CancellationToken cancellationToken)
    {
        var written = await services.GetRequiredService<ContentOperations>().RunAsync(operation, cancellationToken);
        return written.Error is { } error ? error : await services.GetRequiredService<ContentAnswers>().OfAsync(operation, written.Value, cancellationToken);
    }

    private static ContentAnswer Answer(List<Result<ContentAnswer>> results)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("succeeded", results.Count(result => result.IsSuccess));
            writer.WriteNumber("refused", results.Count(result => !result.IsSuccess));
            writer.WriteStartArray("results");
            foreach (var result in results)
                Write(writer, result);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return new ContentAnswer(StatusCodes.Status200OK, "", null, false, buffer.WrittenSpan.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, Result<ContentAnswer> result)
    {
        writer.WriteStartObject();
        if (result.Error is { } error)
        {
            writer.WriteNumber("status", Problems.StatusOf(error.Kind));
            writer.WriteString("code", error.Code);
            writer.WriteString("detail", error.Permission is { } permission ? $"None of your roles grants the permission {permission}." : error.Message);
            if (error.Members is { } members)
            {
                writer.WritePropertyName("errors");
                JsonSerializer.Serialize(writer, members);
            }
        }
        else
        {
            writer.WriteNumber("status", result.Value.Status);
            writer.WriteString("id", result.Value.ContentItemId);
            writer.WriteString("etag", result.Value.Tag);
            writer.WritePropertyName("item");
            writer.WriteRawValue(result.Value.Body, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }
}

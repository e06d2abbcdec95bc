using Jaytek.Engine.Data;
using Jaytek.Engine.Http.Describing;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.House;

/// <summary>Every door that programs knock at says what it takes and answers, so that the OpenAPI document is whole.</summary>
public sealed class DescribedDoorTests
{
    // Answers for what no door does.
    private const string Unknown = "/api/{**path}";

    [Fact, NoDatabase("It compares what doors say with their addresses.")]
    public async Task Every_door_of_the_api_is_described()
    {
        IReadOnlyList<string> undescribed = [.. (await UndescribedAsync()).Where(door => !door.Contains("test/", StringComparison.Ordinal))];
        Assert.Empty(undescribed);
    }

    [Fact, NoDatabase("It compares what doors say with their addresses.")]
    public async Task A_door_that_forgot_its_description_is_found() => Assert.Contains(DoorModule.Api, await UndescribedAsync());

    [Fact, NoDatabase("It compares what doors say with their addresses.")]
    public async Task A_described_door_names_the_parameters_of_its_address_and_no_others()
    {
        foreach (var door in await DoorsAsync())
        {
            if (door.Metadata.GetMetadata<OperationDescription>() is not { } described)
                continue;
            var inRoute = door.RoutePattern.Parameters.Select(parameter => parameter.Name).Order(StringComparer.Ordinal);
            var inWords = described.Parameters.Where(parameter => parameter.In == "path").Select(parameter => parameter.Name).Order(StringComparer.Ordinal);
            Assert.True(inRoute.SequenceEqual(inWords), $"{RouteOf(door)} describes {string.Join(", ", inWords)}");
        }
    }

    private static async Task<IReadOnlyList<string>> UndescribedAsync() =>
    [
        .. (await DoorsAsync()).Where(door => RouteOf(door).StartsWith("/api/", StringComparison.Ordinal) && RouteOf(door) != Unknown)
            .Where(door => door.Metadata.GetMetadata<OperationDescription>() is null).Select(RouteOf),
    ];

    private static async Task<IEnumerable<RouteEndpoint>> DoorsAsync()
    {
        var site = await SharedSites.GetAsync(DatabaseProvider.Sqlite);
        return site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
    }

    private static string RouteOf(RouteEndpoint door) => "/" + door.RoutePattern.RawText!.TrimStart('/');
}

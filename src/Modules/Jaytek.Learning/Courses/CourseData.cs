using System.Text.Json.Nodes;
using System.Xml;
using Jaytek.Kernel;
using Jaytek.Learning.Contracts.Views;

namespace Jaytek.Learning.Courses;

/// <summary>A course as linked data: schema.org's Course, as Google's guide to courses asks for it.</summary>
internal static class CourseData
{
    public static JsonObject Of(CourseDetail detail, string siteName)
    {
        var course = detail.Summary;
        var data = new JsonObject
        {
            ["@type"] = "Course",
            ["name"] = course.Title,
            ["url"] = course.Url,
            ["description"] = detail.Head.Description ?? course.Title,
            ["provider"] = new JsonObject { ["@type"] = "Organization", ["name"] = siteName, ["url"] = "/" },
            ["hasCourseInstance"] = Instance(detail),
        };
        if (detail.Head.Picture is { } picture)
            data["image"] = picture.Url;
        if (course.Level is { } level)
            data["educationalLevel"] = level;
        if (detail.Topics.Count > 0)
            data["about"] = new JsonArray([.. detail.Topics.Select(topic => (JsonNode)topic)]);
        if (course.Price is { } price)
        {
            data["offers"] = new JsonObject
            {
                ["@type"] = "Offer",
                ["category"] = price.IsZero ? "Free" : "Paid",
                ["price"] = MajorUnits.Format(price),
                ["priceCurrency"] = price.Currency,
                ["url"] = course.Url,
            };
        }

        return data;
    }

    private static JsonObject Instance(CourseDetail detail)
    {
        var instance = new JsonObject { ["@type"] = "CourseInstance", ["courseMode"] = "Online" };
        if (detail.Seconds > 0)
            instance["courseWorkload"] = XmlConvert.ToString(TimeSpan.FromSeconds(Math.Round(detail.Seconds)));
        if (detail.Instructor is { } teacher)
            instance["instructor"] = new JsonObject { ["@type"] = "Person", ["name"] = teacher };
        return instance;
    }
}

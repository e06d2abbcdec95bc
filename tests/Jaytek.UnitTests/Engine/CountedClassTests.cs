using System.Reflection;
using Jaytek.Engine.Security;
using Microsoft.Extensions.Options;

namespace Jaytek.UnitTests.Engine;

/// <summary>The classes that requests are counted in.</summary>
public sealed class CountedClassTests
{
    [Fact]
    public void Who_runs_the_site_reads_about_every_class()
    {
        var classes = typeof(CountedClass).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<CountedClass>().ToList();
        Assert.Equal(classes, CountedClass.All);
        var report = new RateLimitReport(Options.Create(new RateLimitOptions { Servers = 7 }));
        report.Refused(CountedClass.Servers.Name);
        Assert.Equal(new RateLimitClass("servers", 7, TimeSpan.FromMinutes(1), 1), report.Classes.Single(one => one.Name == "servers"));
        Assert.Equal(classes.Select(one => one.Name), report.Classes.Take(classes.Count).Select(one => one.Name));
    }
}

using Jaytek.Engine.Data;
using Jaytek.Engine.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Engine.Hosting;

/// <summary>The composed model without a running application: for the tool that writes migrations and the test that compares them with the model.</summary>
public static class DesignTime
{
    /// <summary>A context on a database that is never connected to.</summary>
    public static JaytekDb CreateContext(DatabaseProvider provider)
    {
        var services = new ServiceCollection();
        services.AddEngineTables();
        ModuleCatalog.Load(services, new ConfigurationBuilder().Build());
        var provided = services.BuildServiceProvider();
        var options = new DbContextOptionsBuilder<JaytekDb>().UseApplicationServiceProvider(provided);
        DatabaseServices.Configure(options, provider, provider == DatabaseProvider.Sqlite ? "Data Source=:memory:" : "Host=127.0.0.1;Database=design", null);
        return new JaytekDb((DbContextOptions<JaytekDb>)options.Options, provided.GetServices<IModelContributor>());
    }
}

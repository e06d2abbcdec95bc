using Jaytek.Engine.Data;
using Jaytek.Engine.Hosting;
using Microsoft.EntityFrameworkCore.Design;

return 0;

/// <summary>Gives EF's tool the composed context: <c>-- pg</c> for PostgreSQL, else SQLite. Nothing is connected to.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<JaytekDb>
{
    public JaytekDb CreateDbContext(string[] args) =>
        DesignTime.CreateContext(args.Contains("pg") ? DatabaseProvider.Postgres : DatabaseProvider.Sqlite);
}

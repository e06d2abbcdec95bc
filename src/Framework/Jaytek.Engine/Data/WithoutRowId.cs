using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Jaytek.Engine.Data;

/// <summary>
/// Tables that are nothing but their primary key, such as index tables: on SQLite the rows then live in the key's tree itself
/// (<c>WITHOUT ROWID</c>), which EF has no word for.
/// </summary>
public static class WithoutRowId
{
    internal const string Annotation = "Jaytek:WithoutRowId";

    /// <summary>Keeps the rows in the tree of the primary key. Without effect on PostgreSQL.</summary>
    public static EntityTypeBuilder<T> IsWithoutRowId<T>(this EntityTypeBuilder<T> entity) where T : class => entity.HasAnnotation(Annotation, true);
}

/// <summary>Writes <c>WITHOUT ROWID</c> behind the tables that ask for it; the annotation travels in the migration's own model.</summary>
internal sealed class SqliteMigrationWriter(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    protected override void Generate(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        var isWithoutRowId = model?.GetRelationalModel().FindTable(operation.Name, operation.Schema)?.EntityTypeMappings
            .Any(mapping => mapping.TypeBase.FindAnnotation(WithoutRowId.Annotation) is not null) == true;
        if (!isWithoutRowId)
        {
            base.Generate(operation, model, builder, terminate);
            return;
        }

        base.Generate(operation, model, builder, terminate: false);
        builder.Append(" WITHOUT ROWID");
        if (terminate)
        {
            builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
            EndStatement(builder);
        }
    }
}

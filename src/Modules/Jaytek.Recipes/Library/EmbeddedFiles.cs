using System.Reflection;
using Jaytek.Engine.Contracts;

namespace Jaytek.Recipes.Library;

/// <summary>The files that a module's recipe may read: the resources of its own assembly, by their names.</summary>
internal sealed class EmbeddedFiles(Assembly assembly) : IRecipeFiles
{
    public Stream? OpenRead(string path) => path.Length > 0 ? assembly.GetManifestResourceStream(path.Replace('\\', '/')) : null;
}

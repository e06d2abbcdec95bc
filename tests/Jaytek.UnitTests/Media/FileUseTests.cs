using Jaytek.Engine.Contracts;
using Jaytek.Media.Types;

namespace Jaytek.UnitTests.Media;

public sealed class FileUseTests
{
    // Browsers play none of these.
    private static readonly string[] s_notPlayed = [".aif", ".aiff", ".aifc", ".mid", ".midi", ".qt"];

    [Fact]
    public void Every_file_that_the_library_takes_is_shown_as_what_it_is()
    {
        foreach (var type in FileTypes.All.Where(type => type.Class != FileClass.Image))
        {
            foreach (var ending in type.Extensions)
            {
                var expected = s_notPlayed.Contains(ending) ? FileUse.Document
                    : type.Class switch { FileClass.Audio => FileUse.Sound, FileClass.Video => FileUse.Film, _ => FileUse.Document };
                Assert.Equal((ending, expected), (ending, FileUses.Of("folder/A" + ending.ToUpperInvariant())));
            }
        }
    }
}

#: solution
#:     Writes Jaytek.Cms.sln anew from the folders, after a project came or went.

"$JAYTEK_ROOT/eng/solution.sh"

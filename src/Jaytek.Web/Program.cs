using Jaytek.Engine.CommandLine;
using Jaytek.Engine.Hosting;

return await JaytekApplication.RunAsync(args, new CommandConsole(Console.Out, Console.Error));

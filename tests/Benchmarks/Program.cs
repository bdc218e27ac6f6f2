using System.Globalization;
using AllianceBot.Benchmarks;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

return args switch
{
    ["bare", var url, var folder, var connector] => await BareServer.RunAsync(url, folder, connector),
    ["measure", var bot, var results, .. var only] => await Measuring.RunAsync(new BotProgram(bot), results, only),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("measure BOT RESULTS [turns] [start]: BOT is the published bot's folder, RESULTS a Markdown file to write. Usually called by run.sh.");
    return 2;
}

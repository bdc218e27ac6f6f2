using System.Globalization;
using AllianceBot.Benchmarks;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

return args switch
{
    ["bare", var url, var folder, var connector] => await BareServer.RunAsync(url, folder, connector),
    ["measure", var bot, var results, .. var only] => await Measuring.RunAsync(new BotProgram(bot), results, only),
    ["fill", var folder, var alliances] => await Driving.FillAsync(folder, alliances),
    ["drive", var address, var text, var seconds] => await Driving.RunAsync(address, text, seconds),
    ["drive", var address, var text, var seconds, var connections] => await Driving.RunAsync(address, text, seconds, connections),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        measure BOT RESULTS [turns] [commands] [rota] [start] [drafting] [planning] [deliveries] [quick]   what run.sh calls: BOT is the published bot's folder, RESULTS a Markdown file to write
        fill FOLDER ALLIANCES                         a SQLite database for a bot to be profiled
        drive 127.0.0.1:PORT[,127.0.0.1:PORT…] TEXT SECONDS [CONNECTIONS]   messages of that text to the bots there in turn, over 32 connections or as many
        """);
    return 2;
}

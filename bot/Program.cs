using AllianceBot.CommandLine;

return args switch
{
    ["help" or "--help" or "-h" or "-?", ..] => CommandLineHelp.Print(Console.Out),
    ["migrate", .. var rest] => await Serving.MigrateAsync(rest, Console.Out),
    ["demo", .. var rest] => await DemoCommand.RunAsync(rest, Console.Out),
    ["manifest", .. var rest] => await ManifestCommands.PackAsync(rest),
    ["minutes", .. var rest] => await MinutesCommand.RunAsync(rest, Console.OpenStandardOutput, Console.Error),
    ["rota", .. var rest] => await RotaCommand.RunAsync(rest, Console.OpenStandardOutput, Console.Error),
    ["deliveries", .. var rest] => await DeliveriesCommand.RunAsync(rest, Console.Out),
    ["commands", ..] => CommandTable.Print(Console.Out),
    ["serve", .. var rest] => await Serving.RunAsync(rest),
    [] or ["-" or ['-', ..], ..] => await Serving.RunAsync(args),
    [var unknown, ..] => CommandLineHelp.Refuse(unknown, Console.Error),
};

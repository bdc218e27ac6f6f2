using AllianceBot.Packaging;

namespace AllianceBot.CommandLine;

/// <summary>What the executable can do on its own.</summary>
internal static class CommandLineHelp
{
    private const string Text = $"""
        AllianceBot: the secretariat of a multi-stakeholder alliance, in Microsoft Teams

        Usage: AllianceBot [verb] [options]        (from the sources: dotnet run --project bot -- [verb])

        serve      answer Teams at /api/messages (what happens without a verb)
        migrate    create or upgrade the database schema, then stop
        demo       load a fictional alliance with a year of meetings into the database, then stop
        commands   print the table of commands that people can type, as Markdown
        minutes    draft minutes from a transcript, a chat or notes, without Teams and without a database
        rota       plan who holds which duty at which meeting, fairly, without Teams and without a database
        deliveries show what waits to be sent by the bot itself and what is parked, and try that again
        manifest   pack the Teams app for one deployment
        help       this text

        {MinutesCommand.Usage}

        {RotaCommand.Usage}

        {DeliveriesCommand.Usage}

        {ManifestVerb.Usage}

        Settings come from appsettings.json, environment variables (Storage__Provider) and options (--Storage:Provider Postgres);
        docs/operations.md lists them all.
        """;

    public static int Print(TextWriter output)
    {
        output.WriteLine(Text);
        return 0;
    }

    public static int Refuse(string verb, TextWriter error)
    {
        error.WriteLine($"'{verb}' is nothing this executable does.");
        error.WriteLine();
        Print(error);
        return 2;
    }
}
